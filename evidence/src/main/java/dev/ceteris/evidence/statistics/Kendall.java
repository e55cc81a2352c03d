// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import static dev.ceteris.base.Require.require;

import java.util.Arrays;

/**
 * How well one number ranks things by another: Kendall's τ-b (Kendall 1945, "The treatment of ties in ranking
 * problems"). 1 when every two things are in the same order by both, −1 when in the opposite, about 0 when one says
 * nothing of the other.
 *
 * <p>The p-value is for independence, two-sided: exact from the distribution of the number of inversions (Kendall 1970,
 * "Rank Correlation Methods", 4th edition, chapter 5) when nothing is tied and there are at most {@value #EXACT_UP_TO}
 * things, else from the normal approximation with its variance corrected for ties.
 *
 * <p>What it cannot say: that the measure causes the gap. Networks that differ in several respects are ranked by the
 * one that matters most, and a measure that goes with it gets the credit (Jiang et al. 2020 therefore vary one respect
 * at a time).
 *
 * @param tau in [−1, 1]; NaN when all values of one of the two are equal
 * @param pValue in [0, 1]; NaN likewise
 * @param pairs number of things that were ranked
 */
public record Kendall(double tau, double pValue, int pairs) {
    private static final int EXACT_UP_TO = 33;

    /**
     * τ-b of two numbers of the same things.
     *
     * @param x one for each thing, not NaN; at least two
     * @param y one for each thing, not NaN
     */
    public static Kendall of(double[] x, double[] y) {
        require(x.length >= 2, "x", x.length, "at least 2 values");
        require(y.length == x.length, "y", y.length, "one for each of the " + x.length + " values of x");
        requireNumbers("x", x);
        requireNumbers("y", y);
        int count = x.length;
        long concordance = 0;
        long discordant = 0;
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < i; j++) {
                int together = order(x[i], x[j]) * order(y[i], y[j]);
                concordance += together;
                discordant += together < 0 ? 1 : 0;
            }
        }
        long all = (long) count * (count - 1) / 2;
        Ties ties = Ties.of(x);
        Ties others = Ties.of(y);
        if (ties.pairs == all || others.pairs == all) {
            return new Kendall(Double.NaN, Double.NaN, count);
        }
        double tau = concordance / Math.sqrt((double) (all - ties.pairs) * (all - others.pairs));
        boolean exact = ties.pairs == 0 && others.pairs == 0 && count <= EXACT_UP_TO;
        double p = exact
                ? exact(count, Math.min(discordant, all - discordant))
                : NormalTail.twoSided(concordance / Math.sqrt(variance(count, ties, others)));
        return new Kendall(Math.clamp(tau, -1, 1), p, count);
    }

    /** 1, 0 or −1; adding 0 makes −0 and 0 equal. */
    private static int order(double left, double right) {
        return Integer.signum(Double.compare(left + 0.0, right + 0.0));
    }

    private static void requireNumbers(String name, double[] values) {
        for (int i = 0; i < values.length; i++) {
            require(!Double.isNaN(values[i]), name + " " + (i + 1), values[i], "a number");
        }
    }

    /** Sums over groups of t equal values: t(t−1)/2, t(t−1)(t−2), t(t−1)(2t+5). */
    private record Ties(long pairs, double triples, double weighted) {
        static Ties of(double[] values) {
            double[] sorted = Arrays.stream(values).map(value -> value + 0.0).toArray(); // −0 is 0
            Arrays.sort(sorted);
            long pairs = 0;
            double triples = 0;
            double weighted = 0;
            for (int first = 0, end = 1; first < sorted.length; first = end, end++) {
                while (end < sorted.length && sorted[end] == sorted[first]) {
                    end++;
                }
                long equal = (long) end - first;
                pairs += equal * (equal - 1) / 2;
                triples += (double) equal * (equal - 1) * (equal - 2);
                weighted += (double) equal * (equal - 1) * (2 * equal + 5);
            }
            return new Ties(pairs, triples, weighted);
        }
    }

    /** Of concordant less discordant pairs, without association and with these ties: Kendall 1970, chapter 4. */
    private static double variance(int count, Ties x, Ties y) {
        double pairs = (double) count * (count - 1);
        double triples = count > 2 ? x.triples * y.triples / (9 * pairs * (count - 2)) : 0;
        return (pairs * (2.0 * count + 5) - x.weighted - y.weighted) / 18 + 2.0 * x.pairs * y.pairs / pairs + triples;
    }

    /**
     * Twice the share of all orders of {@code count} things with at most {@code inversions}, as long as that is a
     * share.
     */
    private static double exact(int count, long inversions) {
        int most = (int) inversions;
        double[] shares = new double[most + 1];
        shares[0] = 1;
        for (int things = 2; things <= count; things++) {
            double[] next = new double[most + 1];
            double window = 0;
            for (int k = 0; k <= most; k++) {
                window += shares[k];
                if (k >= things) {
                    window -= shares[k - things];
                }
                next[k] = window / things;
            }
            shares = next;
        }
        double sum = 0;
        for (double share : shares) {
            sum += share;
        }
        return Math.min(1, 2 * sum);
    }
}
