// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.float64;

import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.activation.Activation;
import dev.ceteris.engine.network.activation.Tanh;
import dev.ceteris.engine.optimizer.Lbfgs;
import dev.ceteris.engine.optimizer.LevenbergMarquardt;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.regularization.L2;
import dev.ceteris.engine.regularization.None;
import dev.ceteris.engine.regularization.Regularization;
import dev.ceteris.engine.sample.FloatFeatures;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.sample.Values;
import dev.ceteris.engine.training.InitialValues;
import dev.ceteris.engine.training.Training;

/** What is learned, and by whom: each way through the optimizers has one. */
enum SecondOrderTask {
    DAMPED_FEW_PARAMETERS,
    DAMPED_FEW_SAMPLES,
    DAMPED_PENALTY,
    LBFGS_REGRESSION,
    LBFGS_CLASSES;

    static final LevenbergMarquardt DAMPED = new LevenbergMarquardt(1e-3, 4);
    static final Lbfgs LBFGS = new Lbfgs(5);
    static final Samples FUNCTIONS = Scenes64.functions(150, 2, 2);
    static final Samples FEW_FUNCTIONS = Scenes64.functions(30, 2, 1);
    static final Samples CLASSES = Scenes64.classes(150, 3, 4);
    static final int EPOCHS = 8;

    static final Samples FIVE_POINTS = new Samples(
            new FloatFeatures(new float[] {1, 0, 2, 1, -1, 0.5f, 0, -2, 1.5f, 1.5f}, 2),
            new Values(new double[] {1, 0.5, -2, 3, 0.25}, 1));

    Samples samples() {
        return switch (this) {
            case DAMPED_FEW_PARAMETERS, DAMPED_PENALTY, LBFGS_REGRESSION -> FUNCTIONS;
            case DAMPED_FEW_SAMPLES -> FEW_FUNCTIONS;
            case LBFGS_CLASSES -> CLASSES;
        };
    }

    Training training() {
        return Scenes64.training(
                switch (this) {
                    case DAMPED_FEW_PARAMETERS, DAMPED_FEW_SAMPLES, DAMPED_PENALTY -> DAMPED;
                    case LBFGS_REGRESSION, LBFGS_CLASSES -> LBFGS;
                },
                switch (this) {
                    case DAMPED_PENALTY, LBFGS_REGRESSION -> new L2(1e-4, Regularization.Per.UPDATE);
                    case DAMPED_FEW_PARAMETERS, DAMPED_FEW_SAMPLES, LBFGS_CLASSES -> new None();
                },
                EPOCHS);
    }

    Network network(Activation activation) {
        return switch (this) {
            case DAMPED_FEW_PARAMETERS, DAMPED_PENALTY -> Scenes64.network(samples(), activation, 7, 5);
            case DAMPED_FEW_SAMPLES -> Scenes64.network(samples(), activation, 9, 9);
            case LBFGS_REGRESSION -> Scenes64.network(samples(), activation, 20, 9);
            case LBFGS_CLASSES -> Scenes64.network(samples(), activation, 20);
        };
    }

    Float64Trainer trainer(Activation activation) {
        Network network = network(activation);
        double[] drawn = InitialValues.of(network, new RandomStreams(4));
        return new Float64Trainer(network, training(), samples(), drawn);
    }

    Float64Trainer resumed(Float64Checkpoint checkpoint) {
        Network network = network(new Tanh());
        return Float64Trainer.resume(network, training(), samples(), checkpoint);
    }
}
