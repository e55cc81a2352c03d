// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.optimizer;

import dev.ceteris.base.Meaning;
import dev.ceteris.engine.kernel.Kernels;

/** Plain gradient descent: {@code w ← w − α · g}. */
@Meaning("plain gradient descent: w ← w − α·g")
public record Sgd() implements FirstOrder {
    @Override
    public int moments() {
        return 0;
    }

    @Override
    public WeightStep step(Kernels kernels, long number, double rate) {
        return (learner, span) -> kernels.steps().descend(learner.numbers(), learner.gradient(), (float) rate, span);
    }

    @Override
    public boolean isPlain() {
        return true;
    }
}
