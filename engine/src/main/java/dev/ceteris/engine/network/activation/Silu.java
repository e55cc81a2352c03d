// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network.activation;

import dev.ceteris.base.Meaning;
import dev.ceteris.engine.kernel.ActivationKernel;
import dev.ceteris.engine.kernel.Twins;
import dev.ceteris.engine.math.Exponential64;
import dev.ceteris.engine.math.Logistic;
import java.util.Optional;

/**
 * {@code z / (1 + exp(−z))}, the sigmoid linear unit, also called swish; Elfwing, Uchibe and Doya 2017,
 * arXiv:1702.03118, equation 8. Its least value is −0.278, at −1.278.
 */
@Meaning("z·sigmoid(z)")
public record Silu() implements Activation {
    @Override
    public Twins<ActivationKernel> kernels() {
        return new Twins<>(
                new ScalarSlopeActivation(Logistic::silu, Logistic::siluSlope),
                new VectorSlopeActivation(Logistic::silu));
    }

    @Override
    public void apply(double[] values, double[] slopes, int at, int units) {
        for (int i = at; i < at + units; i++) {
            double z = values[i];
            double y = Exponential64.sigmoid(z);
            values[i] = z * y;
            slopes[i] = Math.fma(z, Math.fma(-y, y, y), y);
        }
    }

    @Override
    public <T> Optional<T> formula(T z, Operations<T> operations) {
        return Optional.of(operations.product(z, operations.sigmoid(z)));
    }
}
