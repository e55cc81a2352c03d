// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.optimizer;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Default;
import dev.ceteris.base.Meaning;
import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.regularization.WeightDecay;

/**
 * {@link Adam} with weight decay apart from the gradient (Loshchilov and Hutter 2019, algorithm 2):
 * {@code w ← w − α · λ · w}, then Adam's step. As in PyTorch and optax the decay is multiplied by α, where the paper
 * has its schedule alone; biases do not decay. {@link Adam} with the regularization {@link WeightDecay} is the same.
 *
 * @param beta1 the share of the mean gradient m that is kept, at least 0 and below 1
 * @param beta2 the share of the mean square v that is kept, at least 0 and below 1
 * @param epsilon keeps the divisor above 0, 1e-30 to 1e30
 * @param weightDecay λ, 0 to 1e30
 */
@Meaning("Adam with weight decay beside the gradient (Loshchilov and Hutter 2019); the "
        + "same as adam with the regularization weightDecay")
public record AdamW(
        @Meaning("share of the mean gradient that is kept") @Default("0.9")
        double beta1,

        @Meaning("share of the mean square that is kept") @Default("0.999")
        double beta2,

        @Meaning("keeps the divisor above 0") @Default("1e-8")
        double epsilon,

        @Meaning("λ: before each step w loses α·λ·w") @Default("0.01")
        double weightDecay)
        implements FirstOrder {
    public AdamW {
        Adam.requireHyperparameters(beta1, beta2, epsilon);
        require(weightDecay >= 0 && weightDecay <= 1e30, "weightDecay", weightDecay, "between 0 and 1e30");
    }

    @Override
    public int moments() {
        return 2;
    }

    @Override
    public WeightStep step(Kernels kernels, long number, double rate) {
        return new Adam(beta1, beta2, epsilon).step(kernels, number, rate);
    }
}
