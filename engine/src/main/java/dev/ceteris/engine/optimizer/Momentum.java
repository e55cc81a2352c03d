// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.optimizer;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Default;
import dev.ceteris.base.Meaning;
import dev.ceteris.engine.kernel.Kernels;

/**
 * Gradient descent with a heavy ball (Polyak 1964): {@code m ← β · m + g, w ← w − α · m}, m = 0 at first. As in PyTorch
 * and optax the learning rate is outside of m, so that a schedule does not act on gradients of the past twice;
 * Sutskever et al. 2013 (equations 1 and 2) have it inside, which is the same for a constant rate.
 *
 * @param beta the share of m that is kept, at least 0 and below 1; 0 is plain gradient descent
 */
@Meaning("m ← β·m + g, w ← w − α·m (Polyak 1964)")
public record Momentum(
        @Meaning("β, the share of earlier steps that is kept") @Default("0.9")
        double beta) implements FirstOrder {
    public Momentum {
        requireShare("beta", beta);
    }

    /** Checks how much of an average is kept: as a float, too, below 1. */
    static void requireShare(String name, double share) {
        require(share >= 0 && (float) share < 1, name, share, "at least 0 and below 1");
    }

    @Override
    public int moments() {
        return 1;
    }

    @Override
    public WeightStep step(Kernels kernels, long number, double rate) {
        return (learner, span) -> kernels.steps()
                .momentum(
                        learner.numbers(),
                        learner.gradient(),
                        learner.moments().getFirst(),
                        (float) beta,
                        (float) rate,
                        span);
    }
}
