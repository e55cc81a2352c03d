// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.model;

import dev.ceteris.data.source.DataPlaces;
import dev.ceteris.data.source.DataSource;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.engine.float64.Float64Trainer;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.Initialization;
import dev.ceteris.engine.network.Loss;
import dev.ceteris.engine.network.LossChoice;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.UsualLoss;
import dev.ceteris.engine.network.activation.Activation;
import dev.ceteris.engine.network.activation.Identity;
import dev.ceteris.engine.optimizer.Adam;
import dev.ceteris.engine.optimizer.FirstOrder;
import dev.ceteris.engine.optimizer.Lbfgs;
import dev.ceteris.engine.optimizer.Optimizer;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.training.LearningNetwork;
import dev.ceteris.engine.training.Trainer;
import dev.ceteris.engine.training.Training;
import dev.ceteris.engine.training.Update;
import dev.ceteris.lab.trial.NetworkSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Networks that are trained for tests. */
final class TrainedExamples {
    private TrainedExamples() {}

    static Dataset open(DataSource source) {
        return source.open(new DataPlaces(List.of(), Path.of("no cache"), _ -> {}));
    }

    /** A network in float32, trained for some epochs. */
    static TrainedModel model(Dataset dataset, Activation activation, List<Integer> hidden, int epochs) {
        NetworkSpec spec = new NetworkSpec(hidden, activation, Initialization.HE);
        return trained(dataset, new UsualLoss(), spec, new Adam(0.9, 0.999, 1e-8), epochs);
    }

    /** A network in float32, trained for an epoch of some samples. */
    static TrainedModel model(Dataset dataset, NetworkSpec spec, int samples) {
        return trained(dataset, new UsualLoss(), spec, new Adam(0.9, 0.999, 1e-8), 1, samples);
    }

    /** The same in float64. */
    static TrainedModel model64(Dataset dataset, Activation activation, List<Integer> hidden, int epochs) {
        NetworkSpec spec = new NetworkSpec(hidden, activation, Initialization.HE);
        return trained(dataset, new UsualLoss(), spec, new Lbfgs(10), epochs);
    }

    /** One layer with another loss, in float32 or in float64. */
    static TrainedModel model(Dataset dataset, Loss loss, Optimizer optimizer, int epochs) {
        return trained(dataset, loss, new NetworkSpec(List.of(), new Identity(), Initialization.HE), optimizer, epochs);
    }

    private static TrainedModel trained(
            Dataset dataset, LossChoice loss, NetworkSpec spec, Optimizer optimizer, int epochs) {
        return trained(dataset, loss, spec, optimizer, epochs, 0);
    }

    private static TrainedModel trained(
            Dataset dataset, LossChoice loss, NetworkSpec spec, Optimizer optimizer, int epochs, int most) {
        Samples all = dataset.parts(
                        0,
                        dataset.supply() instanceof dev.ceteris.data.source.Supply.Drawn ? 64 : 0,
                        new RandomStreams(1))
                .train();
        Samples samples = most == 0 ? all : all.select(IntStream.range(0, most).toArray());
        Network network = spec.network(
                dataset.inputs(),
                samples.targets().outputs(),
                loss.or(UsualLoss.of(samples.targets() instanceof Labels)));
        Training training = new Training(optimizer, 0.01, Math.min(64, samples.count()), Update.BATCH, epochs);
        LearningNetwork learner = optimizer instanceof FirstOrder
                ? new Trainer(network, training, samples, 1)
                : new Float64Trainer(network, training, samples, new RandomStreams(1));
        try (ThreadTeam team = ThreadTeam.of(2)) {
            for (int epoch = 0; epoch < epochs; epoch++) {
                learner.trainEpoch(team);
            }
        }
        ModelOrigin origin = new ModelOrigin(
                "1.2.3", "example", "0".repeat(64), "example-123456", 1, "", "seed 1", dataset.name(), dataset.files());
        return TrainedModel.of(origin, spec, network.loss(), dataset, learner.result());
    }
}
