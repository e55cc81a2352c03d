// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Ranks from 1 for the smallest on; equal values share the mean of their ranks. Doubled, they are whole numbers, which
 * sums of exact distributions need.
 *
 * @param doubled twice the rank of each value
 * @param cubes Σ(t³ − t) over groups of t equal values, 0 without ties
 */
record Ranks(int[] doubled, double cubes) {
    /** Of values that are not NaN; −0 and 0 are equal. */
    static Ranks of(double[] values) {
        Integer[] ascending = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
        Arrays.sort(ascending, Comparator.comparingDouble(i -> values[i] + 0.0));
        int[] doubled = new int[values.length];
        double cubes = 0;
        int start = 0;
        while (start < values.length) {
            int end = start + 1;
            while (end < values.length && values[ascending[end]] == values[ascending[start]]) {
                end++;
            }
            for (int i = start; i < end; i++) {
                doubled[ascending[i]] = start + 1 + end;
            }
            double tied = end - start;
            cubes += tied * tied * tied - tied;
            start = end;
        }
        return new Ranks(doubled, cubes);
    }

    boolean tied() {
        return cubes > 0;
    }
}
