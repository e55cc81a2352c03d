// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import java.util.Arrays;

/**
 * For every eight values and every choice of them the sum: an eighth of the additions of many choices of the same
 * values.
 */
final class EightSums {
    private static final int PATTERNS = 1 << Byte.SIZE;

    private final double[] sums;

    EightSums(double[] values) {
        sums = new double[(values.length + Byte.SIZE - 1) / Byte.SIZE * PATTERNS];
        for (int first = 0; first < values.length; first += Byte.SIZE) {
            int start = first / Byte.SIZE * PATTERNS;
            for (int pattern = 1; pattern < PATTERNS; pattern++) {
                int place = first + Integer.numberOfTrailingZeros(pattern);
                sums[start + pattern] =
                        sums[start + (pattern & (pattern - 1))] + (place < values.length ? values[place] : 0);
            }
        }
    }

    /** The sums of the first sample in {@code count} ways from {@code start} on, to the first places of an array. */
    void sum(Deals deals, int start, int count, double[] to) {
        Arrays.fill(to, 0, count, 0);
        for (int eight = 0; eight < deals.eights(); eight++) {
            int from = eight * PATTERNS;
            for (int i = 0; i < count; i++) {
                to[i] += sums[from + deals.pattern(start + i, eight)];
            }
        }
    }
}
