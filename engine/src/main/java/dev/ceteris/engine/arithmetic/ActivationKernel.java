// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.arithmetic;

/** An activation over arrays. */
public interface ActivationKernel {
    /** Replaces every value z in the span by the activation of z. */
    void apply(float[] values, Span span);

    /**
     * Multiplies every delta in the span by the activation's derivative.
     *
     * @param outputs what {@link #apply} left
     * @param deltas derivatives of the loss with respect to the outputs; afterwards with respect to z
     */
    void backward(float[] outputs, float[] deltas, Span span);
}
