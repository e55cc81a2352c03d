// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Holm's step-down adjustment for several tests (1979, "A simple sequentially rejective multiple test procedure"). */
public final class Holm {
    private Holm() {}

    /**
     * Adjusted p-values, each to be compared with the level of all tests together: of m p-values the i-th smallest
     * becomes {@code max over j ≤ i of (m − j + 1)·p(j)}, at most 1. Never smaller than the raw one, and in the same
     * order.
     *
     * @param pValues in [0, 1], or NaN where there was no test: NaN stays NaN and does not count in m
     * @return one for each, in the order given
     */
    public static double[] adjust(double[] pValues) {
        for (double p : pValues) {
            if (p < 0 || p > 1) {
                throw new IllegalArgumentException("a p-value is " + p + ", expected one in [0, 1]");
            }
        }
        List<Integer> ascending = IntStream.range(0, pValues.length)
                .filter(i -> !Double.isNaN(pValues[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .toList();
        double[] adjusted = pValues.clone();
        double largest = 0;
        for (int i = 0; i < ascending.size(); i++) {
            int test = ascending.get(i);
            largest = Math.max(largest, Math.min(1, (ascending.size() - i) * pValues[test]));
            adjusted[test] = largest;
        }
        return adjusted;
    }
}
