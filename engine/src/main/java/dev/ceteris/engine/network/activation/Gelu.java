// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network.activation;

import dev.ceteris.base.Meaning;
import dev.ceteris.engine.kernel.ActivationKernel;
import dev.ceteris.engine.kernel.Twins;
import dev.ceteris.engine.math.Gaussian;
import dev.ceteris.engine.math.Gaussian64;
import java.util.Optional;

/**
 * {@code z·Φ(z)}, where Φ is the distribution function of the standard normal: the Gaussian error linear unit;
 * Hendrycks and Gimpel 2016, arXiv:1606.08415, section 2.
 *
 * <p>This is the exact one, not its approximation {@code ½z·(1 + tanh(√(2/π)·(z + 0.044715z³)))}, which is off by up to
 * 4.7e-4 (near ±2.7) and vanishes too early on the left (half of it is left at −4, a seventieth at −6): a network that
 * was trained with one of them answers a little differently with the other.
 */
@Meaning("z·Φ(z) itself, not its approximation by tanh")
public record Gelu() implements Activation {
    @Override
    public Twins<ActivationKernel> kernels() {
        return new Twins<>(
                new ScalarSlopeActivation(Gaussian::gelu, Gaussian::geluSlope),
                new VectorSlopeActivation(Gaussian::gelu));
    }

    @Override
    public void apply(double[] values, double[] slopes, int at, int units) {
        for (int i = at; i < at + units; i++) {
            double z = values[i];
            double bell = Gaussian64.bell(z);
            double share = Gaussian64.cumulative(z, bell);
            slopes[i] = Gaussian64.geluSlope(z, share, bell);
            values[i] = z * share;
        }
    }

    @Override
    public <T> Optional<T> formula(T z, Operations<T> operations) {
        T erf = operations.erf(operations.product(operations.constant(Math.sqrt(0.5)), z));
        T half = operations.product(operations.constant(0.5), z);
        return Optional.of(operations.product(half, operations.sum(operations.constant(1), erf)));
    }
}
