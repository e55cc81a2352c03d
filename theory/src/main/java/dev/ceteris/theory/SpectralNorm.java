// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.theory;

import dev.ceteris.engine.random.Draws;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.training.Weights.LayerWeights;
import java.util.Arrays;

/**
 * The largest singular value of a layer's weights: how much the layer can lengthen what it is shown. Power iteration on
 * WᵀW (Golub and Van Loan, Matrix Computations, 4th edition, section 8.2.1) from a fixed random start. It comes from
 * below; when it stops, what is missing is a small multiple of {@value #ENOUGH} of the value unless the largest two are
 * closer than that.
 */
final class SpectralNorm {
    /** The iteration ends when a round adds less than this share. */
    private static final double ENOUGH = 1e-13;

    /** For layers as they are, some hundred rounds do; a few thousand when the largest singular values nearly agree. */
    private static final int MOST_ROUNDS = 5_000;

    private SpectralNorm() {}

    /** The spectral norm of the weights without biases; 0 for a layer of zeros, NaN when a weight is not finite. */
    static double of(LayerWeights layer) {
        double[] direction = start(layer.inputs());
        double[] image = new double[layer.units()];
        double norm = 0;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            forward(layer, direction, image);
            double longer = length(image);
            if (longer - norm <= ENOUGH * longer) {
                return Math.max(norm, longer);
            }
            norm = longer;
            backward(layer, image, direction);
            scale(direction, 1 / length(direction));
        }
        return norm;
    }

    /** A random direction, the same for every layer of that width: no structure of a layer is at right angles to it. */
    private static double[] start(int length) {
        Draws draws = new Draws(new RandomStreams(0).stream("power"));
        double[] direction = new double[length];
        for (int i = 0; i < length; i++) {
            direction[i] = draws.normal();
        }
        scale(direction, 1 / length(direction));
        return direction;
    }

    /** image ← direction · W, inputs → units. */
    private static void forward(LayerWeights layer, double[] direction, double[] image) {
        int units = layer.units();
        Arrays.fill(image, 0);
        for (int i = 0; i < direction.length; i++) {
            for (int j = 0; j < units; j++) {
                image[j] = Math.fma(direction[i], layer.weights()[i * units + j], image[j]);
            }
        }
    }

    /** direction ← W · image, units → inputs. */
    private static void backward(LayerWeights layer, double[] image, double[] direction) {
        int units = layer.units();
        for (int i = 0; i < direction.length; i++) {
            double sum = 0;
            for (int j = 0; j < units; j++) {
                sum = Math.fma(layer.weights()[i * units + j], image[j], sum);
            }
            direction[i] = sum;
        }
    }

    private static double length(double[] vector) {
        double squares = 0;
        for (double value : vector) {
            squares = Math.fma(value, value, squares);
        }
        return Math.sqrt(squares);
    }

    private static void scale(double[] vector, double factor) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= factor;
        }
    }
}
