// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.schedule;

import dev.ceteris.base.Default;
import dev.ceteris.base.Meaning;
import dev.ceteris.base.Unit;

/**
 * The learning rate grows with the square root of the samples of an update, which keeps the variance of a step the
 * same: that of a mean gradient falls with the number of its samples (Krizhevsky 2014, arXiv:1404.5997, section 5;
 * Hoffer et al. 2017, arXiv:1705.08741, section 4).
 *
 * @param base samples of an update for which the learning rate is the stated one, at least 1
 */
@Meaning("times √(B/base), so that the variance of a step stays the same (Krizhevsky 2014, "
        + "section 5; Hoffer et al. 2017, section 4)")
public record SquareRoot(
        @Meaning("samples of an update for which the learning rate is the stated one") @Unit("samples") @Default("128")
        int base)
        implements RateScaling {
    public SquareRoot {
        RateScaling.requireBase(base);
    }

    @Override
    public double factor(int samples) {
        return Math.sqrt((double) samples / base);
    }
}
