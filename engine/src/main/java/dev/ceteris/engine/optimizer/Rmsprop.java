// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.optimizer;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Default;
import dev.ceteris.base.Meaning;
import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.kernel.StepKernel.RootStep;

/**
 * Steps along the gradient, divided by the root of its mean square (Tieleman and Hinton 2012, lecture 6.5):
 * {@code v ← β · v + (1 − β) · g², w ← w − α · g / (√v + ε)}, v = 0 at first. Form and defaults are those of PyTorch: ε
 * is outside of the root, where TensorFlow has it inside; β is 0.99, where the lecture has 0.9; nothing corrects v for
 * its start at 0, so that the first steps are up to 1 / √(1 − β) times as long as later ones. There is no momentum and
 * no centring.
 *
 * @param beta the share of the mean square v that is kept, at least 0 and below 1
 * @param epsilon keeps the divisor above 0, 1e-30 to 1e30
 */
@Meaning("v ← β·v + (1 − β)·g², w ← w − α·g / (√v + ε) (Tieleman and Hinton 2012, as in PyTorch)")
public record Rmsprop(
        @Meaning("β, the share of the mean square that is kept; the lecture has 0.9") @Default("0.99")
        double beta,

        @Meaning("keeps the divisor above 0; it is outside of the root") @Default("1e-8")
        double epsilon)
        implements FirstOrder {
    public Rmsprop {
        Momentum.requireShare("beta", beta);
        require(epsilon >= 1e-30 && epsilon <= 1e30, "epsilon", epsilon, "between 1e-30 and 1e30");
    }

    @Override
    public int moments() {
        return 1;
    }

    @Override
    public WeightStep step(Kernels kernels, long number, double rate) {
        RootStep step = new RootStep(1, 1, (float) epsilon, (float) rate);
        return (learner, span) -> {
            float[] v = learner.moments().getFirst();
            kernels.steps().averageSquares(v, learner.gradient(), (float) beta, (float) (1 - beta), span);
            kernels.steps().descendByRoot(learner.numbers(), learner.gradient(), v, step, span);
        };
    }
}
