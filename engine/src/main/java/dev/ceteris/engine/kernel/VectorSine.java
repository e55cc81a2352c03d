// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import dev.ceteris.engine.math.Sinusoid;
import dev.ceteris.engine.math.Span;

/** Sine, a vector at a time; spans are whole groups. Without a way back the slopes are overwritten at once. */
final class VectorSine implements ActivationKernel {
    @Override
    public Kept keeps() {
        return Kept.SLOPES;
    }

    @Override
    public void apply(float[] values, Span span) {
        Sinusoid.sin(values, values, span);
    }

    @Override
    public void apply(float[] values, float[] slopes, Span span) {
        Sinusoid.sin(values, slopes, span);
    }

    @Override
    public void backward(float[] slopes, float[] deltas, Span span) {
        Slopes.multiply(slopes, deltas, span);
    }
}
