// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import java.util.List;

/**
 * The numbers of a dense layer, in the layout of {@link Shape}.
 *
 * @param shape inputs and units
 * @param weights panels of rows() × 16
 * @param biases paddedUnits() numbers
 * @param weightGradient sums over samples, laid out as the weights
 * @param biasGradient sums over samples, laid out as the biases
 * @param scaling of its terms, where they are normalized
 */
public record Layer(
        Shape shape,
        float[] weights,
        float[] biases,
        float[] weightGradient,
        float[] biasGradient,
        UnitScaling scaling) {
    /** A layer that is not normalized. */
    public Layer(Shape shape, float[] weights, float[] biases, float[] weightGradient, float[] biasGradient) {
        this(shape, weights, biases, weightGradient, biasGradient, UnitScaling.NONE);
    }

    /** A layer of zeros. */
    public static Layer zeros(Shape shape, UnitScaling scaling) {
        int length = shape.weightsLength();
        int units = shape.paddedUnits();
        return new Layer(shape, new float[length], new float[units], new float[length], new float[units], scaling);
    }

    /** Zeros, as many as its numbers. */
    public Layer blank() {
        return zeros(shape, scaling.blank());
    }

    /**
     * Numbers and their gradient, laid out alike.
     *
     * @param values that learn
     * @param gradient sums over samples
     */
    public record Learned(float[] values, float[] gradient) {}

    /** Its weights, which penalties draw towards 0. */
    public Learned penalized() {
        return new Learned(weights, weightGradient);
    }

    /** What else it learns, without a penalty: its biases, and where it is normalized factors and offsets. */
    public List<Learned> unpenalized() {
        Learned offsets = new Learned(biases, biasGradient);
        return scaling.isThere()
                ? List.of(
                        offsets,
                        new Learned(scaling.factors(), scaling.factorGradient()),
                        new Learned(scaling.offsets(), scaling.offsetGradient()))
                : List.of(offsets);
    }
}
