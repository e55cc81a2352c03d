// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network.activation;

import dev.ceteris.base.Meaning;
import dev.ceteris.engine.kernel.ActivationKernel;
import dev.ceteris.engine.kernel.Twins;
import dev.ceteris.engine.math.Span;
import java.util.Optional;

/** {@code z}: a layer without a nonlinearity. */
@Meaning("z itself, no nonlinearity")
public record Identity() implements Activation {
    @Override
    public Twins<ActivationKernel> kernels() {
        ActivationKernel nothing = new Nothing();
        return new Twins<>(nothing, nothing);
    }

    @Override
    public void apply(double[] values, double[] slopes, int at, int units) {
        for (int i = at; i < at + units; i++) {
            slopes[i] = 1;
        }
    }

    @Override
    public <T> Optional<T> formula(T z, Operations<T> operations) {
        return Optional.of(z);
    }

    @Override
    public boolean piecewiseLinear() {
        return true;
    }

    /** Nothing to do either way. */
    private static final class Nothing implements ActivationKernel {
        @Override
        public void apply(float[] values, Span span) {}

        @Override
        public void backward(float[] outputs, float[] deltas, Span span) {}
    }
}
