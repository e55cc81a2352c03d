// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.theory;

import dev.ceteris.engine.training.Weights;
import dev.ceteris.engine.training.Weights.LayerWeights;
import java.util.Arrays;

/**
 * Path norm: the p-norm of the vector that has, for every path from an input or a bias to an output, the product of the
 * weights on it. Neyshabur, Tomioka and Srebro 2015, "Norm-based capacity control in neural networks", COLT, the
 * path-based regularizer. A bias is an edge from a unit that is always 1. Found by one pass forward with |w|^p for
 * weights and ones for inputs (Neyshabur, Salakhutdinov and Srebro 2015, "Path-SGD", NeurIPS).
 *
 * <p>It stays as it is when what leads to a ReLU unit is multiplied and what leaves it divided by the same number, as
 * the function does. It does not see that training data uses only some of the paths, and grows fast with depth.
 */
public final class PathNorm {
    private PathNorm() {}

    /** p = 1: the sum over paths of the products' sizes. */
    public static double l1(Weights weights) {
        return sum(weights, Order.ONE);
    }

    /** p = 2: the root of the sum over paths of the products' squares. */
    public static double l2(Weights weights) {
        return Math.sqrt(sum(weights, Order.TWO));
    }

    private enum Order {
        ONE,
        TWO;

        double power(double weight) {
            return switch (this) {
                case ONE -> Math.abs(weight);
                case TWO -> weight * weight;
            };
        }
    }

    private static double sum(Weights weights, Order order) {
        double[] reaching = new double[weights.layers().getFirst().inputs()];
        Arrays.fill(reaching, 1);
        for (LayerWeights layer : weights.layers()) {
            double[] next = new double[layer.units()];
            for (int j = 0; j < next.length; j++) {
                double paths = order.power(layer.biases()[j]);
                for (int i = 0; i < reaching.length; i++) {
                    paths = Math.fma(reaching[i], order.power(layer.weights()[i * next.length + j]), paths);
                }
                next[j] = paths;
            }
            reaching = next;
        }
        double sum = 0;
        for (double paths : reaching) {
            sum += paths;
        }
        return sum;
    }
}
