// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.bench;

import dev.ceteris.engine.network.Dense;
import dev.ceteris.engine.network.Initialization;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.SoftmaxCrossEntropy;
import dev.ceteris.engine.network.activation.Identity;
import dev.ceteris.engine.network.activation.Relu;
import dev.ceteris.engine.optimizer.Sgd;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.training.Training;
import dev.ceteris.engine.training.Update;
import java.util.ArrayList;
import java.util.List;

/** A piece of work that Ceteris and its peers are timed at. */
public sealed interface BenchTask {
    /** One letter, the same in {@code bench/peers}. */
    String name();

    /**
     * One network, which all threads train together.
     *
     * @param hidden units of the hidden layers
     * @param training how, and for how many epochs
     */
    record OneNetwork(String name, List<Integer> hidden, Training training) implements BenchTask {
        public OneNetwork {
            hidden = List.copyOf(hidden);
        }
    }

    /**
     * Many networks, each trained by one thread, two of them at a time.
     *
     * @param hidden units of the hidden layers of each network, in the order in which they are begun
     * @param training of each of them
     */
    record ManyNetworks(String name, List<List<Integer>> hidden, Training training) implements BenchTask {
        /** How many networks learn at the same time. */
        public static final int AT_A_TIME = 2;

        public ManyNetworks {
            hidden = hidden.stream().map(List::copyOf).toList();
        }
    }

    /** The tasks of the comparison. All of them learn MNIST. */
    static List<BenchTask> all() {
        return List.of(
                new OneNetwork("A", List.of(128), perBatch(128, 0.1, 5)),
                new OneNetwork("B", List.of(512, 384), perBatch(128, 0.1, 5)),
                new OneNetwork("C", List.of(128), new Training(new Sgd(), 0.4, 60_000, Update.EPOCH, 10)),
                new OneNetwork("D", List.of(128), perBatch(1024, 0.4, 5)),
                new OneNetwork("E", List.of(512, 384, 288), perBatch(128, 0.1, 3)),
                new ManyNetworks("F", nineLargestFirst(), perBatch(128, 0.1, 1)));
    }

    private static Training perBatch(int batchSize, double learningRate, int epochs) {
        return new Training(new Sgd(), learningRate, batchSize, Update.BATCH, epochs);
    }

    /** The networks of the report. Largest first, so that no long one is left when everything else is done. */
    private static List<List<Integer>> nineLargestFirst() {
        List<List<Integer>> networks = new ArrayList<>();
        for (List<Integer> widths : List.of(List.of(512, 384, 288), List.of(254, 190, 142), List.of(128, 96, 72))) {
            for (int depth = widths.size(); depth >= 1; depth--) {
                networks.add(widths.subList(0, depth));
            }
        }
        return networks;
    }

    /** A classifier of those samples with these hidden layers: ReLU, He initialization, softmax with cross-entropy. */
    static Network network(List<Integer> hidden, Samples samples) {
        List<Dense> layers = new ArrayList<>();
        hidden.forEach(units -> layers.add(new Dense(units, new Relu(), Initialization.HE)));
        layers.add(new Dense(samples.labels().classes(), new Identity(), Initialization.HE));
        return new Network(samples.features().width(), layers, new SoftmaxCrossEntropy());
    }
}
