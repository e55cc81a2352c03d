// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.float64;

import dev.ceteris.engine.network.Dense;
import dev.ceteris.engine.network.Initialization;
import dev.ceteris.engine.network.Loss;
import dev.ceteris.engine.network.MeanSquaredError;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.SoftmaxCrossEntropy;
import dev.ceteris.engine.network.activation.Activation;
import dev.ceteris.engine.network.activation.Identity;
import dev.ceteris.engine.optimizer.Optimizer;
import dev.ceteris.engine.regularization.None;
import dev.ceteris.engine.regularization.Regularization;
import dev.ceteris.engine.sample.FloatFeatures;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.sample.Values;
import dev.ceteris.engine.schedule.Constant;
import dev.ceteris.engine.schedule.Fixed;
import dev.ceteris.engine.stopping.Never;
import dev.ceteris.engine.training.Training;
import dev.ceteris.engine.training.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Small data and networks for tests of this package. */
final class Scenes64 {
    private Scenes64() {}

    /** Numbers in [−2, 2) with targets that depend on them in a curved way. */
    static Samples functions(int count, int width, int outputs) {
        FloatFeatures features = features(count, width);
        double[] values = new double[count * outputs];
        for (int i = 0; i < values.length; i++) {
            float x = features.value(i / outputs, i % width);
            values[i] = x * features.value(i / outputs, 0) / (1 + x * x) - 0.25f * (i % outputs);
        }
        return new Samples(features, new Values(values, outputs));
    }

    /** The same numbers with classes that depend on them. */
    static Samples classes(int count, int width, int classes) {
        FloatFeatures features = features(count, width);
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = Math.floorMod((int) Math.floor(features.value(i, 0) + features.value(i, width - 1)), classes);
        }
        return new Samples(features, new Labels(labels, classes));
    }

    private static FloatFeatures features(int count, int width) {
        SplittableRandom random = new SplittableRandom(31);
        float[] values = new float[count * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-2, 2);
        }
        return new FloatFeatures(values, width);
    }

    /** A network for these samples; {@code PYTORCH} draws its biases too, so that none is 0. */
    static Network network(Samples samples, Activation activation, int... hidden) {
        List<Dense> layers = new ArrayList<>();
        for (int units : hidden) {
            layers.add(new Dense(units, activation, Initialization.PYTORCH));
        }
        layers.add(new Dense(samples.targets().outputs(), new Identity(), Initialization.PYTORCH));
        Loss loss = samples.targets() instanceof Labels ? new SoftmaxCrossEntropy() : new MeanSquaredError();
        return new Network(samples.features().width(), layers, loss);
    }

    static Training training(Optimizer optimizer, int epochs) {
        return training(optimizer, new None(), epochs);
    }

    static Training training(Optimizer optimizer, Regularization regularization, int epochs) {
        return new Training(
                optimizer, 1, new Fixed(), new Constant(), 1, Update.BATCH, regularization, epochs, new Never());
    }
}
