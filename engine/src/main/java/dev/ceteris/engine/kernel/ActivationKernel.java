// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import dev.ceteris.engine.math.Span;

/**
 * An activation over arrays.
 *
 * <p>What {@link #backward} reads is called <em>kept</em>. Most activations keep their outputs, which are there anyway.
 * One whose derivative does not follow from its output keeps its slopes, in a buffer of their own.
 */
public interface ActivationKernel {
    /** What is kept of a layer for the way back. */
    enum Kept {
        /** What {@link #apply} left. */
        OUTPUTS,
        /** The derivative at every z. */
        SLOPES
    }

    /** What this activation keeps. */
    default Kept keeps() {
        return Kept.OUTPUTS;
    }

    /** Replaces every value z in the span by the activation of z. */
    void apply(float[] values, Span span);

    /**
     * The same where there will be a way back.
     *
     * @param kept where slopes go, laid out as the values; {@code values} itself where outputs are kept
     */
    default void apply(float[] values, float[] kept, Span span) {
        apply(values, span);
    }

    /**
     * Multiplies every delta in the span by the activation's derivative.
     *
     * @param kept what the last {@code apply} kept
     * @param deltas derivatives of the loss with respect to the outputs; afterwards with respect to z
     */
    void backward(float[] kept, float[] deltas, Span span);
}
