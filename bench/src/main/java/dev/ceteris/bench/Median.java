// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.bench;

import java.util.Arrays;

/** The middle of some numbers, the mean of the two in the middle where their count is even. */
final class Median {
    private Median() {}

    /** @param numbers at least one */
    static double of(double... numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
