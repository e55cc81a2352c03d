// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import dev.ceteris.engine.math.Gaussian;
import dev.ceteris.engine.math.Span;

/** Gaussian error linear unit, a vector at a time; spans are whole groups. Without a way back the slopes are overwritten at once. */
final class VectorGelu implements ActivationKernel {
    @Override
    public Kept keeps() {
        return Kept.SLOPES;
    }

    @Override
    public void apply(float[] values, Span span) {
        Gaussian.gelu(values, values, span);
    }

    @Override
    public void apply(float[] values, float[] slopes, Span span) {
        Gaussian.gelu(values, slopes, span);
    }

    @Override
    public void backward(float[] slopes, float[] deltas, Span span) {
        Slopes.multiply(slopes, deltas, span);
    }
}
