// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.network.Dense;
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
        for (int i = 0; i < network.layers().size(); i++) {
            Dense dense = network.layers().get(i);
            double[] layer = layer(network.fanIn(i), dense, new Draws(streams.stream("init/" + i)));
            System.arraycopy(layer, 0, values, next, layer.length);
            next += layer.length;
        }
        return values;
    }

    /** One layer: inputs × units weights, then as many biases as units. */
    static double[] layer(int inputs, Dense dense, Draws draws) {
        int units = dense.units();
        double[] values = new double[Math.multiplyExact(inputs + 1, units)];
        double deviation = Math.sqrt(2.0 / inputs);
        double limit = switch (dense.initialization()) {
            case HE -> Double.NaN; // not uniform
            case GLOROT -> Math.sqrt(6.0 / ((double) inputs + units));
            case PYTORCH -> 1 / Math.sqrt(inputs);
        };
        for (int i = 0; i < inputs * units; i++) {
            values[i] = switch (dense.initialization()) {
                case HE -> deviation * draws.normal();
                case GLOROT, PYTORCH -> limit * draws.symmetric();
            };
        }
        if (dense.initialization() == Initialization.PYTORCH) {
            for (int i = inputs * units; i < values.length; i++) {
                values[i] = limit * draws.symmetric();
            }
        }
        return values;
    }
}
