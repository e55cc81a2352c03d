// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.schedule;

import dev.ceteris.base.Default;
import dev.ceteris.base.Meaning;

/**
 * Half a cosine from the learning rate down to a share of it (Loshchilov and Hutter 2017, equation 5, without
 * restarts): {@code floor + (1 − floor) · (1 + cos(π · (t − W) / (T − W))) / 2}. Before it, for the first W = warmUp ·
 * T updates (rounded), the rate goes up along a line: {@code (t + 1) / W}.
 *
 * @param warmUp the share of all updates that the way up takes, at least 0 and below 1
 * @param floor where the way down would end at update T, as a share of the learning rate, in [0, 1]
 */
@Meaning("half a cosine down (Loshchilov and Hutter 2017), after a warm-up along a line if one is wanted")
public record Cosine(
        @Meaning("share of the updates on the way up") @Default("0")
        double warmUp,

        @Meaning("where it ends, as a share of the learning rate") @Default("0")
        double floor)
        implements Schedule {
    public Cosine {
        Schedule.requireWarmUp(warmUp);
        Schedule.requireShare("floor", floor);
    }

    @Override
    public double share(long t, Updates updates) {
        long up = updates.share(warmUp);
        if (t < up) {
            return (t + 1.0) / up;
        }
        double angle = Math.PI * (t - up) / (updates.total() - up);
        return floor + (1 - floor) * (1 + StrictMath.cos(angle)) / 2;
    }

    @Override
    public boolean dependsOnLength() {
        return true;
    }
}
