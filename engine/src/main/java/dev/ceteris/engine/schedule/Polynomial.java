// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.schedule;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Default;
import dev.ceteris.base.Meaning;

/**
 * A power of what is left of the trial, from the learning rate down to a share of it: {@code floor + (1 − floor) · (1 −
 * (t − W) / (T − W))^power}. With floor 0 it is PyTorch's {@code PolynomialLR} and the "poly" rule of Chen et al. 2017,
 * arXiv:1606.00915, section 4.1.1. Before it, for the first W = warmUp · T updates (rounded), the rate goes up along a
 * line: {@code (t + 1) / W}.
 *
 * @param power above 0 and at most 100; 1 is {@link LinearDecay}
 * @param warmUp the share of all updates that the way up takes, at least 0 and below 1
 * @param floor where the way down would end at update T, as a share of the learning rate, in [0, 1]
 */
@Meaning("a power of the share of updates that are left, after a warm-up along a line if one is wanted (Chen et al. "
        + "2017, section 4.1.1)")
public record Polynomial(
        @Meaning("of the share of updates that are left; 0.9 and 2 are usual, 1 is linear")
        double power,

        @Meaning("share of the updates on the way up") @Default("0")
        double warmUp,

        @Meaning("where it ends, as a share of the learning rate") @Default("0")
        double floor)
        implements Schedule {
    public Polynomial {
        require(power > 0 && power <= 100, "power", power, "above 0 and at most 100");
        Schedule.requireWarmUp(warmUp);
        Schedule.requireShare("floor", floor);
    }

    @Override
    public double share(long t, Updates updates) {
        long up = updates.share(warmUp);
        if (t < up) {
            return (t + 1.0) / up;
        }
        double left = (double) (updates.total() - t) / (updates.total() - up);
        return floor + (1 - floor) * StrictMath.pow(left, power);
    }

    @Override
    public boolean dependsOnLength() {
        return true;
    }
}
