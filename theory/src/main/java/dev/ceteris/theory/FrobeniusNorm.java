// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.theory;

import dev.ceteris.engine.training.Weights;
import dev.ceteris.engine.training.Weights.LayerWeights;

/**
 * Euclidean measures of all weights together; biases are left out, as in {@code weight.norm}.
 *
 * <p>The product bounds, for ReLU networks, the Rademacher complexity up to a factor that is exponential in the depth
 * (Neyshabur, Tomioka and Srebro 2015, "Norm-based capacity control in neural networks", COLT, for p = q = 2). The
 * distance says how far training went, which goes with what it learned (Nagarajan and Kolter 2019, "Generalization in
 * deep networks: the role of distance from initialization"); it depends on the learning rate and the number of updates
 * as well.
 */
public final class FrobeniusNorm {
    private FrobeniusNorm() {}

    /** Product over layers of the Frobenius norms. */
    public static double product(Weights weights) {
        double product = 1;
        for (LayerWeights layer : weights.layers()) {
            product *= Math.sqrt(squares(layer, 0));
        }
        return product;
    }

    /**
     * Euclidean distance of the weights from those that training started from.
     *
     * @throws dev.ceteris.base.SpecException when the two are not of one shape
     */
    public static double distance(Weights end, Weights start) {
        double squares = 0;
        for (LayerWeights layer : LayerNorms.difference(end, start).layers()) {
            squares = squares(layer, squares);
        }
        return Math.sqrt(squares);
    }

    private static double squares(LayerWeights layer, double start) {
        double sum = start;
        for (float weight : layer.weights()) {
            sum = Math.fma((double) weight, weight, sum);
        }
        return sum;
    }
}
