// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import dev.ceteris.engine.math.Logistic;
import dev.ceteris.engine.math.Span;

/** Sigmoid linear unit, a vector at a time; spans are whole groups. Without a way back the slopes are overwritten at once. */
final class VectorSilu implements ActivationKernel {
    @Override
    public Kept keeps() {
        return Kept.SLOPES;
    }

    @Override
    public void apply(float[] values, Span span) {
        Logistic.silu(values, values, span);
    }

    @Override
    public void apply(float[] values, float[] slopes, Span span) {
        Logistic.silu(values, slopes, span);
    }

    @Override
    public void backward(float[] slopes, float[] deltas, Span span) {
        Slopes.multiply(slopes, deltas, span);
    }
}
