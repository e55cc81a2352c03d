// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import dev.ceteris.engine.math.Span;

/** The specification of the rectifier: {@code max(z, 0)}, derivative 1 where the output is above 0, else 0. */
final class ScalarRelu implements ActivationKernel {
    @Override
    public void apply(float[] values, Span span) {
        for (int i = span.from(); i < span.to(); i++) {
            values[i] = Math.max(values[i], 0f);
        }
    }

    @Override
    public void backward(float[] outputs, float[] deltas, Span span) {
        for (int i = span.from(); i < span.to(); i++) {
            deltas[i] = outputs[i] > 0 ? deltas[i] : 0f;
        }
    }
}
