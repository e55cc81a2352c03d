// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.optimizer;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Default;
import dev.ceteris.base.Meaning;
import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.kernel.StepKernel.AdamStep;
import dev.ceteris.engine.kernel.StepKernel.RootStep;

/**
 * Steps of the same length for small and for large gradients (Kingma and Ba 2015, algorithm 1): with t the number of
 * the update, {@code m ← β₁ · m + (1 − β₁) · g, v ← β₂ · v + (1 − β₂) · g², w ← w − α · (m / (1 − β₁ᵗ)) / (√(v / (1 −
 * β₂ᵗ)) + ε)}. A penalty is part of g, and so divided by √v as well; see {@link AdamW}.
 *
 * @param beta1 the share of the mean gradient m that is kept, at least 0 and below 1
 * @param beta2 the share of the mean square v that is kept, at least 0 and below 1
 * @param epsilon keeps the divisor above 0, 1e-30 to 1e30
 */
@Meaning("steps of the same length for small and large gradients (Kingma and Ba 2015, algorithm 1)")
public record Adam(
        @Meaning("share of the mean gradient that is kept") @Default("0.9")
        double beta1,

        @Meaning("share of the mean square that is kept") @Default("0.999")
        double beta2,

        @Meaning("keeps the divisor above 0") @Default("1e-8")
        double epsilon)
        implements FirstOrder {
    public Adam {
        requireHyperparameters(beta1, beta2, epsilon);
    }

    static void requireHyperparameters(double beta1, double beta2, double epsilon) {
        Momentum.requireShare("beta1", beta1);
        Momentum.requireShare("beta2", beta2);
        require(epsilon >= 1e-30 && epsilon <= 1e30, "epsilon", epsilon, "between 1e-30 and 1e30");
    }

    @Override
    public int moments() {
        return 2;
    }

    @Override
    public WeightStep step(Kernels kernels, long number, double rate) {
        RootStep root = new RootStep(
                (float) (1 - StrictMath.pow(beta1, (double) number)),
                (float) (1 - StrictMath.pow(beta2, (double) number)),
                (float) epsilon,
                (float) rate);
        AdamStep step = new AdamStep((float) beta1, (float) (1 - beta1), (float) beta2, (float) (1 - beta2), root);
        return (learner, span) -> kernels.steps()
                .adam(
                        learner.numbers(),
                        learner.gradient(),
                        learner.moments().getFirst(),
                        learner.moments().getLast(),
                        step,
                        span);
    }
}
