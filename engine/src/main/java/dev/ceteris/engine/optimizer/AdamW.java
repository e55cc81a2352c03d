// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.optimizer;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Default;
import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.regularization.WeightDecay;

/**
 * {@link Adam} with weight decay apart from the gradient (Loshchilov and Hutter 2019, algorithm 2):
 * {@code w ← w − α · λ · w}, then Adam's step. As in PyTorch and optax the decay is multiplied by α, where the paper has
 * its schedule alone; biases do not decay. {@link Adam} with the regularization {@link WeightDecay} is the same.
 *
 * @param beta1 as of Adam
 * @param beta2 as of Adam
 * @param epsilon as of Adam
 * @param weightDecay λ, at least 0
 */
public record AdamW(
        @Default("0.9") double beta1,
        @Default("0.999") double beta2,
        @Default("1e-8") double epsilon,
        @Default("0.01") double weightDecay)
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
