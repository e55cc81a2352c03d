// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The sign test (Arbuthnot 1710): how many values lie above a bound, whatever their distance from it. The p-value is
 * the exact tail of n tosses of a fair coin.
 *
 * <p>Values equal to the bound count against both sides: they are among the n, and for neither. Infinite values count
 * as any other, so that a diverged trial, or one that never reached its goal, can be worse than everything.
 */
public final class SignTest {
    private SignTest() {}

    /**
     * The smallest number of values that could reach a p-value: all of them on one side have {@code share} to the power
     * of their number. With a share of one half it is that of sign flips as well.
     *
     * @param level the p-value, above 0 and below 1
     * @param share of values on that side that is tested, above 0 and below 1
     */
    public static int fewest(double level, double share) {
        SampleChecks.inside("level", level);
        SampleChecks.inside("share", share);
        return (int) Math.ceil(Math.log(level) / Math.log(share));
    }

    /**
     * Whether values lie above a bound more often than not, and whether below it.
     *
     * @param values at least one, not NaN
     * @param bound finite
     */
    public static OneSided test(double[] values, double bound) {
        SampleChecks.ordered(values, 1);
        SampleChecks.finite("bound", bound);
        int above = 0;
        int below = 0;
        for (double value : values) {
            above += value > bound ? 1 : 0;
            below += value < bound ? 1 : 0;
        }
        BinomialDistribution tosses = BinomialDistribution.of(values.length, 0.5);
        return new OneSided(tosses.survivalProbability(above - 1), tosses.survivalProbability(below - 1));
    }
}
