// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network.activation;

import dev.ceteris.base.Meaning;
import dev.ceteris.engine.kernel.ActivationKernel;
import dev.ceteris.engine.kernel.Twins;
import dev.ceteris.engine.math.Sinusoid;
import dev.ceteris.engine.math.Sinusoid64;
import java.util.Optional;

/**
 * {@code sin(z)}; Sitzmann et al. 2020, arXiv:2006.09661, equation 4, without the factor ω₀ that its authors multiply
 * the first layer's z with.
 */
@Meaning("sin(z)")
public record Sine() implements Activation {
    @Override
    public Twins<ActivationKernel> kernels() {
        return new Twins<>(
                new ScalarSlopeActivation(Sinusoid::sin, Sinusoid::cos), new VectorSlopeActivation(Sinusoid::sin));
    }

    @Override
    public void apply(double[] values, double[] slopes, int at, int units) {
        for (int i = at; i < at + units; i++) {
            slopes[i] = Sinusoid64.cos(values[i]);
            values[i] = Sinusoid64.sin(values[i]);
        }
    }

    @Override
    public <T> Optional<T> formula(T z, Operations<T> operations) {
        return Optional.of(operations.sin(z));
    }
}
