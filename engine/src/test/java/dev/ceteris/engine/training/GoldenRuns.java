// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.Initialization;
import dev.ceteris.engine.network.Loss;
import dev.ceteris.engine.network.MeanSquaredError;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.SoftmaxCrossEntropy;
import dev.ceteris.engine.network.activation.Relu;
import dev.ceteris.engine.optimizer.Sgd;
import dev.ceteris.engine.sample.Samples;
import java.util.List;

/** Fixed training runs whose weights' digests are checked in; also a program that prints them, for a JVM of its own. */
final class GoldenRuns {
    /**
     * One run.
     *
     * @param name under which its digest is checked in
     */
    record Run(String name, Samples samples, Loss loss, int batchSize, Update update, int epochs, int[] hidden) {
        /** Trains it. */
        String sha256(Kernels kernels, int threads) {
            int inputs = samples.features().width();
            Network network = Scenes.network(
                    loss,
                    new Relu(),
                    Initialization.HE,
                    inputs,
                    samples.targets().outputs(),
                    hidden);
            Training training = new Training(new Sgd(), 0.1, batchSize, update, epochs);
            Trainer trainer =
                    new Trainer(network, training, samples, TrainingStreams.of(7), kernels, Trainer.MICRO_BATCH);
            try (ThreadTeam team = ThreadTeam.of(threads)) {
                for (int epoch = 0; epoch < epochs; epoch++) {
                    trainer.trainEpoch(team);
                }
            }
            return trainer.weights().sha256();
        }
    }

    private GoldenRuns() {}

    /** A few seconds even where every multiply-add is done by software or interpreted. */
    static List<Run> tiny() {
        return runs("tiny", 48, 20, 2, 20, 12);
    }

    /** Large enough for every path of the kernels: several tiles, side panels and leftovers, several micro-batches. */
    static List<Run> small() {
        return runs("small", 700, 150, 3, 150, 40);
    }

    private static List<Run> runs(String size, int samples, int width, int epochs, int... hidden) {
        Samples pixels = Scenes.pixels(samples, width, 5, 0.2, 21);
        Samples numbers = Scenes.numbers(samples, width, 5, 22);
        Samples functions = Scenes.functions(samples, width, 3, 23);
        Loss crossEntropy = new SoftmaxCrossEntropy();
        Loss squaredError = new MeanSquaredError();
        int batch = samples / 3 + 1;
        return List.of(
                new Run(size + "-pixels-batch", pixels, crossEntropy, batch, Update.BATCH, epochs, hidden),
                new Run(size + "-pixels-epoch", pixels, crossEntropy, batch, Update.EPOCH, epochs, hidden),
                new Run(size + "-numbers-batch", numbers, crossEntropy, batch, Update.BATCH, epochs, hidden),
                new Run(size + "-regression-batch", functions, squaredError, batch, Update.BATCH, epochs, hidden),
                new Run(size + "-regression-epoch", functions, squaredError, batch, Update.EPOCH, epochs, hidden));
    }

    /** Prints {@code name=digest} for each run; the argument is {@code tiny} or {@code small}. */
    public static void main(String[] arguments) {
        List<Run> runs = arguments[0].equals("tiny") ? tiny() : small();
        for (Run run : runs) {
            System.out.println(run.name() + "=" + run.sha256(Kernels.fastest(), 2));
        }
    }
}
