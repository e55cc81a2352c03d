// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

/**
 * The numbers of a dense layer, in the layout of {@link Shape}.
 *
 * @param shape inputs and units
 * @param weights panels of rows() × 16
 * @param biases paddedUnits() numbers
 * @param weightGradient sums over samples, laid out as the weights
 * @param biasGradient sums over samples, laid out as the biases
 */
public record Layer(Shape shape, float[] weights, float[] biases, float[] weightGradient, float[] biasGradient) {
    /** A layer of zeros. */
    public static Layer zeros(Shape shape) {
        int length = shape.weightsLength();
        int units = shape.paddedUnits();
        return new Layer(shape, new float[length], new float[units], new float[length], new float[units]);
    }
}
