// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.inspect;

import dev.ceteris.engine.float64.Float64Network;
import dev.ceteris.engine.float64.Float64Weights;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.Dense;
import dev.ceteris.engine.network.MeanSquaredError;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.activation.Identity;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.training.FixedNetwork;
import dev.ceteris.engine.training.TrainedWeights;
import dev.ceteris.engine.training.Weights;
import java.util.ArrayList;
import java.util.List;

/** What a network with given weights answers, in the precision that it was trained in. */
final class NetworkAnswers {
    private NetworkAnswers() {}

    /**
     * The outputs of its last layer, before the loss.
     *
     * @param samples with targets for the network's loss
     * @return samples × outputs, row by row
     */
    static double[] of(Network network, TrainedWeights end, Samples samples) {
        try (ThreadTeam alone = ThreadTeam.of(1)) {
            return switch (end) {
                case Weights weights -> doubles(new FixedNetwork(network, weights).outputs(samples, alone));
                case Float64Weights weights -> new Float64Network(network, weights).outputs(samples, alone);
                default -> throw unknown(end);
            };
        }
    }

    /**
     * The network that ends with a hidden layer, counted from 0 among the dense ones, before its activation: its
     * outputs are what that is applied to.
     */
    static Network upTo(Network network, int layer) {
        List<Dense> layers = new ArrayList<>(network.layers().subList(0, layer));
        Dense last = network.layers().get(layer);
        layers.add(new Dense(last.units(), new Identity(), last.initialization(), last.normalization(), false));
        return new Network(network.inputs(), network.convolutions(), layers, new MeanSquaredError());
    }

    /** The weights of a network as {@link #upTo(Network, int)} makes it. */
    static TrainedWeights upTo(TrainedWeights end, Network before) {
        int layers = before.depth();
        return switch (end) {
            case Weights weights -> new Weights(weights.layers().subList(0, layers));
            case Float64Weights weights -> new Float64Weights(weights.layers().subList(0, layers));
            default -> throw unknown(end);
        };
    }

    /** The weights of the first layer, inputs × units, row by row. */
    static double[] first(TrainedWeights end) {
        return switch (end) {
            case Weights weights -> doubles(weights.layers().getFirst().weights());
            case Float64Weights weights -> weights.layers().getFirst().weights().clone();
            default -> throw unknown(end);
        };
    }

    private static IllegalStateException unknown(TrainedWeights end) {
        return new IllegalStateException("weights of an unknown precision: " + end.getClass());
    }

    private static double[] doubles(float[] floats) {
        double[] doubles = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }
}
