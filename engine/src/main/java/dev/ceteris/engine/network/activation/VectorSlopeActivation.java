// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network.activation;

import static dev.ceteris.engine.math.VectorWidth.FLOATS;
import static dev.ceteris.engine.math.VectorWidth.LANES;

import dev.ceteris.engine.kernel.ActivationKernel;
import dev.ceteris.engine.math.Span;
import jdk.incubator.vector.FloatVector;

/**
 * {@link ScalarSlopeActivation}, a vector at a time; spans are whole groups. Without a way back the slopes are
 * overwritten at once.
 *
 * @param formula value and derivative
 */
record VectorSlopeActivation(Formula formula) implements ActivationKernel {
    /**
     * An activation and its derivative over arrays. The loop is the formula's: a vector given to a method is an object.
     */
    @FunctionalInterface
    interface Formula {
        /**
         * Replaces every value z in the span by the activation of z, after the derivative at z went into
         * {@code slopes}.
         */
        void apply(float[] values, float[] slopes, Span span);
    }

    @Override
    public Kept keeps() {
        return Kept.SLOPES;
    }

    @Override
    public void apply(float[] values, Span span) {
        formula.apply(values, values, span);
    }

    @Override
    public void apply(float[] values, float[] slopes, Span span) {
        formula.apply(values, slopes, span);
    }

    @Override
    public void backward(float[] slopes, float[] deltas, Span span) {
        for (int i = span.from(); i < span.to(); i += LANES) {
            FloatVector delta = FloatVector.fromArray(FLOATS, deltas, i);
            delta.mul(FloatVector.fromArray(FLOATS, slopes, i)).intoArray(deltas, i);
        }
    }
}
