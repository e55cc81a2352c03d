// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.optimizer;

import dev.ceteris.base.Default;
import dev.ceteris.base.Meaning;
import dev.ceteris.engine.kernel.Kernels;

/**
 * Momentum that looks ahead (Nesterov 1983, in the form of Sutskever et al. 2013, equations 3 and 4, after the change
 * of variable that PyTorch and optax make as well): {@code m ← β · m + g, w ← w − α · (g + β · m)}, m = 0 at first.
 *
 * @param beta the share of m that is kept, at least 0 and below 1; 0 is plain gradient descent
 */
@Meaning("m ← β·m + g, w ← w − α·(g + β·m) (Nesterov 1983, Sutskever et al. 2013)")
public record Nesterov(
        @Meaning("β, the share of earlier steps that is kept") @Default("0.9")
        double beta) implements FirstOrder {
    public Nesterov {
        Momentum.requireShare("beta", beta);
    }

    @Override
    public int moments() {
        return 1;
    }

    @Override
    public WeightStep step(Kernels kernels, long number, double rate) {
        return (learner, span) -> kernels.steps()
                .nesterov(
                        learner.numbers(),
                        learner.gradient(),
                        learner.moments().getFirst(),
                        (float) beta,
                        (float) rate,
                        span);
    }
}
