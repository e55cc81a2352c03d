// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network.activation;

import dev.ceteris.engine.kernel.ActivationKernel;
import dev.ceteris.engine.math.FloatFunction;
import dev.ceteris.engine.math.Span;

/**
 * The specification of an activation whose derivative follows from its output.
 *
 * @param value the activation
 * @param slope its derivative at z, as a function of the activation of z
 */
record ScalarActivation(FloatFunction value, FloatFunction slope) implements ActivationKernel {
    @Override
    public void apply(float[] values, Span span) {
        for (int i = span.from(); i < span.to(); i++) {
            values[i] = value.at(values[i]);
        }
    }

    @Override
    public void backward(float[] outputs, float[] deltas, Span span) {
        for (int i = span.from(); i < span.to(); i++) {
            deltas[i] *= slope.at(outputs[i]);
        }
    }
}
