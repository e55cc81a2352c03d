// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * Wilcoxon's two rank tests (1945, "Individual comparisons by ranking methods"). Infinite values are ranked like
 * others: a trial that never got there is worse than all that did, and by how much does not matter.
 *
 * <p>Without ties the p-values are those of Apache Commons Statistics: exact for small samples, else by the normal
 * approximation. With ties Commons has the approximation only; for up to {@value #EXACT_UP_TO} values the exact
 * distribution of the mid-ranks that are there is summed here (Hollander, Wolfe and Chicken 2014, "Nonparametric
 * Statistical Methods", sections 3.1 and 4.1).
 */
public final class Wilcoxon {
    private static final int EXACT_UP_TO = 60;

    private Wilcoxon() {}

    /**
     * The signed-rank test: whether values lie above a bound, and whether below it, if they are symmetric about their
     * centre. Values equal to the bound are ranked with the others and belong to neither sum (Pratt 1959).
     *
     * @param values at least one, not NaN
     * @param bound finite
     */
    public static OneSided signedRank(double[] values, double bound) {
        SampleChecks.ordered(values, 1);
        SampleChecks.finite("bound", bound);
        double[] differences = Arrays.stream(values).map(value -> value - bound).toArray();
        Ranks ranks = ofSizes(differences);
        boolean zeros = Arrays.stream(differences).anyMatch(difference -> difference == 0);
        if ((ranks.tied() || zeros) && values.length <= EXACT_UP_TO) {
            int positive = IntStream.range(0, values.length)
                    .filter(i -> differences[i] > 0)
                    .map(i -> ranks.doubled()[i])
                    .sum();
            int[] weights = IntStream.range(0, values.length)
                    .map(i -> differences[i] == 0 ? 0 : ranks.doubled()[i])
                    .toArray();
            return Counts.tails(Counts.ofHeads(weights), positive);
        }
        if (Arrays.stream(differences).allMatch(difference -> difference == 0)) {
            return new OneSided(1, 1);
        }
        WilcoxonSignedRankTest test = WilcoxonSignedRankTest.withDefaults();
        return new OneSided(
                test.with(AlternativeHypothesis.GREATER_THAN).test(differences).getPValue(),
                test.with(AlternativeHypothesis.LESS_THAN).test(differences).getPValue());
    }

    /**
     * The two sums of signed ranks, as Demšar compares two learners over data sets.
     *
     * @param positive sum of the ranks of positive differences and half of those of zeros
     * @param negative sum of the ranks of negative differences and half of those of zeros
     * @param z the smaller sum less its expectation n(n + 1)/4, by the standard deviation √(n(n + 1)(2n + 1)/24): at
     *     most 0
     */
    public record SignedRanks(double positive, double negative, double z) {}

    /**
     * Sums of signed ranks with the ranks of zeros split in half (Demšar 2006, "Statistical comparisons of classifiers
     * over multiple data sets", section 3.1.3). Demšar leaves out one zero of an odd number; here its rank is split,
     * too.
     *
     * @param differences at least one, not NaN
     */
    public static SignedRanks ranks(double[] differences) {
        SampleChecks.ordered(differences, 1);
        Ranks ranks = ofSizes(differences);
        double positive = 0;
        double negative = 0;
        for (int i = 0; i < differences.length; i++) {
            double rank = ranks.doubled()[i] / 2.0;
            positive += differences[i] > 0 ? rank : differences[i] == 0 ? rank / 2 : 0;
            negative += differences[i] < 0 ? rank : differences[i] == 0 ? rank / 2 : 0;
        }
        double n = differences.length;
        double z = (Math.min(positive, negative) - n * (n + 1) / 4) / Math.sqrt(n * (n + 1) * (2 * n + 1) / 24);
        return new SignedRanks(positive, negative, z);
    }

    private static Ranks ofSizes(double[] differences) {
        return Ranks.of(Arrays.stream(differences).map(Math::abs).toArray());
    }

    /**
     * The rank-sum test, also Mann and Whitney's U (1947): whether values of {@code a} lie above those of {@code b},
     * and whether below.
     *
     * @param a at least one, not NaN
     * @param b at least one, not NaN
     */
    public static OneSided rankSum(double[] a, double[] b) {
        SampleChecks.ordered(a, 1);
        SampleChecks.ordered(b, 1);
        double[] both = DoubleStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray();
        Ranks ranks = Ranks.of(both);
        if (ranks.tied() && both.length <= EXACT_UP_TO) {
            int sum = Arrays.stream(ranks.doubled(), 0, a.length).sum();
            return Counts.tails(Counts.ofChosen(ranks.doubled(), a.length), sum);
        }
        if (Arrays.stream(both).allMatch(value -> value == both[0])) {
            return new OneSided(1, 1);
        }
        MannWhitneyUTest test = MannWhitneyUTest.withDefaults();
        return new OneSided(
                test.with(AlternativeHypothesis.GREATER_THAN).test(a, b).getPValue(),
                test.with(AlternativeHypothesis.LESS_THAN).test(a, b).getPValue());
    }
}
