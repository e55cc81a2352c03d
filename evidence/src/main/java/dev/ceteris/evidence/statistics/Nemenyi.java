// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Nemenyi's comparison of every two conditions after {@link Friedman} (1963; Demšar 2006, section 3.2.2): two mean
 * ranks differ if they are at least {@code CD = q·√(k(k + 1)/(6n))} apart, with q the quantile 1 − alpha of the
 * studentized range of k means at infinite degrees of freedom by √2.
 *
 * @param criticalDifference CD, in ranks
 * @param pValues for each two conditions, that of "ranked alike", with the error held for all pairs together;
 *     symmetric, 1 on the diagonal
 * @param cliques all largest groups of two conditions or more whose mean ranks are less than CD apart, the best-ranked
 *     first, each in order of mean ranks: the bars of a critical-difference diagram
 */
public record Nemenyi(double criticalDifference, double[][] pValues, List<int[]> cliques) {
    /**
     * Of mean ranks over a number of blocks.
     *
     * @param blocks those that {@code friedman} was made of
     * @param alpha level for all pairs together, above 0 and below 1
     */
    public static Nemenyi of(Friedman friedman, int blocks, double alpha) {
        SampleChecks.inside("alpha", alpha);
        if (blocks < 2) {
            throw new IllegalArgumentException("blocks is " + blocks + ", expected at least 2");
        }
        double[] ranks = friedman.meanRanks();
        int k = ranks.length;
        StudentizedRange range = new StudentizedRange(k);
        double unit = Math.sqrt(k * (k + 1.0) / (12.0 * blocks));
        double criticalDifference = range.quantile(alpha) * unit;
        double[][] pValues = new double[k][k];
        for (int i = 0; i < k; i++) {
            pValues[i][i] = 1;
            for (int j = 0; j < i; j++) {
                pValues[i][j] = range.survival(Math.abs(ranks[i] - ranks[j]) / unit);
                pValues[j][i] = pValues[i][j];
            }
        }
        return new Nemenyi(criticalDifference, pValues, cliques(ranks, criticalDifference));
    }

    private static List<int[]> cliques(double[] ranks, double criticalDifference) {
        int[] ascending = IntStream.range(0, ranks.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> ranks[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        List<int[]> cliques = new ArrayList<>();
        int reached = 0;
        for (int start = 0; start < ascending.length; start++) {
            int from = start;
            int end = (int) IntStream.range(start, ascending.length)
                            .filter(i -> ranks[ascending[i]] - ranks[ascending[from]] < criticalDifference)
                            .count()
                    + start;
            if (end > reached && end - start > 1) {
                cliques.add(IntStream.range(start, end).map(i -> ascending[i]).toArray());
            }
            reached = Math.max(reached, end);
        }
        return List.copyOf(cliques);
    }
}
