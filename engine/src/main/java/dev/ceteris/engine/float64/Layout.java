// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.float64;

import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.WeightSummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The places of a network's numbers in one array: layer after layer its weights row by row, the one from input i to
 * unit j at {@code weights + i * units + j}, then its biases at {@code biases + j}.
 *
 * @param layers first to last
 * @param length of the array
 */
record Layout(List<Place> layers, int length) {
    /**
     * One layer's place.
     *
     * @param weights where its weights begin
     * @param biases where its biases begin, right after the weights
     */
    record Place(int inputs, int units, int weights, int biases) {}

    static Layout of(Network network) {
        List<Place> layers = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < network.layers().size(); i++) {
            int inputs = network.fanIn(i);
            int units = network.layers().get(i).units();
            int biases = Math.addExact(next, Math.multiplyExact(inputs, units));
            layers.add(new Place(inputs, units, next, biases));
            next = Math.addExact(biases, units);
        }
        return new Layout(List.copyOf(layers), next);
    }

    /** Sum of the squares of all weights, without biases. */
    double squaredWeights(double[] parameters) {
        double squares = 0;
        for (Place layer : layers) {
            for (int i = layer.weights(); i < layer.biases(); i++) {
                squares = Math.fma(parameters[i], parameters[i], squares);
            }
        }
        return squares;
    }

    /** All weights in a few numbers, without biases. */
    WeightSummary summary(double[] parameters) {
        double sum = 0;
        double largest = 0;
        long zeros = 0;
        long count = 0;
        for (Place layer : layers) {
            for (int i = layer.weights(); i < layer.biases(); i++) {
                double size = Math.abs(parameters[i]);
                sum += size;
                largest = Math.max(largest, size);
                zeros += size == 0 ? 1 : 0;
            }
            count += layer.biases() - layer.weights();
        }
        return new WeightSummary(Math.sqrt(squaredWeights(parameters)), sum, largest, (double) zeros / count);
    }

    /** For every parameter {@code strength} where it is a weight and 0 where it is a bias. */
    double[] onWeights(double strength) {
        double[] strengths = new double[length];
        for (Place layer : layers) {
            Arrays.fill(strengths, layer.weights(), layer.biases(), strength);
        }
        return strengths;
    }
}
