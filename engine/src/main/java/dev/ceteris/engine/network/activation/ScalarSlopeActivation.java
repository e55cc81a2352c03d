// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network.activation;

import dev.ceteris.engine.kernel.ActivationKernel;
import dev.ceteris.engine.math.FloatFunction;
import dev.ceteris.engine.math.Span;

/**
 * The specification of an activation whose derivative is known on the way forward only.
 *
 * @param value the activation
 * @param slope its derivative at z, as a function of z
 */
record ScalarSlopeActivation(FloatFunction value, FloatFunction slope) implements ActivationKernel {
    @Override
    public Kept keeps() {
        return Kept.SLOPES;
    }

    @Override
    public void apply(float[] values, Span span) {
        for (int i = span.from(); i < span.to(); i++) {
            values[i] = value.at(values[i]);
        }
    }

    @Override
    public void apply(float[] values, float[] slopes, Span span) {
        for (int i = span.from(); i < span.to(); i++) {
            slopes[i] = slope.at(values[i]);
            values[i] = value.at(values[i]);
        }
    }

    @Override
    public void backward(float[] slopes, float[] deltas, Span span) {
        for (int i = span.from(); i < span.to(); i++) {
            deltas[i] *= slopes[i];
        }
    }
}
