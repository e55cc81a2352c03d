// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.network.Initialization;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.random.Draws;
import dev.ceteris.engine.random.RandomStreams;

/** The numbers that a network begins with, before any rounding: every precision starts from the same draws. */
public final class InitialValues {
    private InitialValues() {}

    /**
     * Drawn from the streams {@code init/0}, {@code init/1} …, one for each layer.
     *
     * @return layer after layer: weights row by row, the one from input i to unit j at {@code i * units + j}, then
     *     biases
     */
    public static double[] of(Network network, RandomStreams streams) {
        double[] values = new double[Math.toIntExact(network.parameters())];
        int next = 0;
        for (int i = 0; i < network.depth(); i++) {
            double[] layer = layer(network, i, streams);
            System.arraycopy(layer, 0, values, next, layer.length);
            next += layer.length;
        }
        return values;
    }

    /** Layer {@code index}: inputs × units weights, then as many biases as units. */
    static double[] layer(Network network, int index, RandomStreams streams) {
        Draws draws = new Draws(streams.stream("init/" + index));
        int inputs = network.fanIn(index);
        int units = network.units(index);
        double[] values = new double[Math.multiplyExact(inputs + 1, units)];
        Initialization initialization = network.initialization(index);
        double scale = initialization.scale(network.squaredGain(index), inputs, units);
        int drawn = switch (initialization.biases()) {
            case ZERO -> inputs * units;
            case DRAWN -> values.length;
        };
        for (int i = 0; i < drawn; i++) {
            values[i] = switch (initialization.distribution()) {
                case NORMAL -> scale * draws.normal();
                case UNIFORM -> scale * draws.symmetric();
            };
        }
        return values;
    }
}
