// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.theory;

import dev.ceteris.evidence.statistics.Kendall;

/**
 * How well a measure ranks the generalization gaps of networks.
 *
 * @param measure whose order is compared with that of the gaps
 * @param kendall τ-b of the two
 * @param interval how far it may be trusted
 */
public record Ranking(ComplexityMeasure measure, Kendall kendall, KendallInterval interval) {
    private static final KendallInterval.Plan PLAN = new KendallInterval.Plan(0.95, 2000, 1);

    /**
     * Compares the two orders; the interval is one of 95 % from 2000 samples.
     *
     * @param values of the measure, one for each network, not NaN
     * @param gaps of the same networks, not NaN
     * @param shapes one for each network: equal for networks that differ in their seeds only
     */
    public static Ranking of(ComplexityMeasure measure, double[] values, double[] gaps, int[] shapes) {
        return new Ranking(measure, Kendall.of(values, gaps), KendallInterval.of(values, gaps, shapes, PLAN));
    }

    /** Whether the interval leaves out 0: whether the measure ranks at all, one way or the other. */
    public boolean isSure() {
        return interval.low() > 0 || interval.high() < 0;
    }
}
