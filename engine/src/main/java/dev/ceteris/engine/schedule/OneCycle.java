// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.schedule;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Default;
import dev.ceteris.base.Meaning;

/**
 * One way up and one way down, both along a line (Smith and Topin 2018, section 3): from {@code start} at update 0 to
 * the learning rate at update {@code warmUp · T − 1}, and down to {@code end} at update T − 1. The paper's last phase,
 * in which the rate falls far below where it started, is the end of the same way down. Momentum stays as it is.
 *
 * @param warmUp the share of all updates that the way up takes, above 0 and below 1
 * @param start where it begins, as a share of the learning rate, in [0, 1]
 * @param end where it ends, as a share of the learning rate, in [0, 1]
 */
@Meaning("along a line up to the learning rate and down again to almost nothing (Smith and Topin 2018)")
public record OneCycle(
        @Meaning("share of the updates on the way up") @Default("0.3")
        double warmUp,

        @Meaning("where it begins, as a share of the learning rate") @Default("0.04")
        double start,

        @Meaning("where it ends, as a share of the learning rate") @Default("4e-6")
        double end)
        implements Schedule {
    public OneCycle {
        require(warmUp > 0 && warmUp < 1, "warmUp", warmUp, "above 0 and below 1");
        Schedule.requireShare("start", start);
        Schedule.requireShare("end", end);
    }

    @Override
    public double share(long t, Updates updates) {
        double top = Math.max(0, warmUp * updates.total() - 1);
        double last = updates.total() - 1;
        return t < top ? between(start, 1, t / top) : between(1, end, last > top ? (t - top) / (last - top) : 0);
    }

    private static double between(double from, double to, double way) {
        return from + (to - from) * way;
    }

    @Override
    public boolean dependsOnLength() {
        return true;
    }
}
