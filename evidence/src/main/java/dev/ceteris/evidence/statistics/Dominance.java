// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Whether something happens with more than a given probability, whatever the distribution of what was measured.
 *
 * <p>Of n independent trials the p-value is the exact tail of the binomial distribution. Of two independent samples,
 * each value of one is compared with each of the other; the share of comparisons that the first wins is a U-statistic:
 * the mean, over all ways to pair the samples, of shares of m independent pairs, with m the size of the smaller one.
 * Its tail is therefore bounded by {@code min over c < u of E(X − c)⁺/(u − c)}, X the share of m independent trials
 * (Hoeffding 1963, "Probability inequalities for sums of bounded random variables", section 5). Where the first
 * always wins, the bound is the p-value of m pairs.
 */
public final class Dominance {
    private Dominance() {}

    /**
     * The p-value of "it happens with a probability of at most {@code probability}".
     *
     * @param times how often it happened, from 0 to n
     * @param n number of trials, at least 1
     * @param probability above 0 and below 1
     */
    public static double paired(int times, int n, double probability) {
        check(n, probability);
        return BinomialDistribution.of(n, probability).survivalProbability(times - 1);
    }

    /**
     * The same of pairs of independent samples.
     *
     * @param share of all pairs in which it happened, in [0, 1]
     * @param smaller size of the smaller sample, at least 1
     * @param probability above 0 and below 1
     */
    public static double unpaired(double share, int smaller, double probability) {
        check(smaller, probability);
        BinomialDistribution trials = BinomialDistribution.of(smaller, probability);
        double smallest = 1;
        double surplus = 0;
        double tail = 0;
        // E(X − c)⁺ is linear between multiples of 1/m, and its ratio to u − c monotone: the minimum is at one of them.
        for (int k = smaller - 1; k >= 0; k--) {
            tail += trials.probability(k + 1);
            surplus += tail / smaller;
            double from = (double) k / smaller;
            if (from < share) {
                smallest = Math.min(smallest, surplus / (share - from));
            }
        }
        return smallest;
    }

    /**
     * How probably the test of pairs shows it.
     *
     * @param times the true probability, in [0, 1]
     * @param n number of trials, at least 1
     * @param probability that has to be exceeded, above 0 and below 1
     * @param alpha level of the test, above 0 and below 1
     */
    public static double power(double times, int n, double probability, double alpha) {
        check(n, probability);
        SampleChecks.inside("alpha", alpha);
        int most = BinomialDistribution.of(n, probability).inverseSurvivalProbability(alpha);
        return BinomialDistribution.of(n, times).survivalProbability(most);
    }

    private static void check(int n, double probability) {
        SampleChecks.inside("probability", probability);
        if (n < 1) {
            throw new IllegalArgumentException("n is " + n + ", expected at least 1");
        }
    }
}
