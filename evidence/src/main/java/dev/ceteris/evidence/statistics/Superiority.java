// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import java.util.function.DoublePredicate;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * P(A &gt; B), the probability that a run of A is better than one of B, ties counting half (Bouthillier et al. 2021,
 * "Accounting for variance in machine learning benchmarks", section 4). ½ means no difference. Infinite values count as
 * any other.
 *
 * <p>Neither interval collapses where one side always won: ten wins of ten leave P(A &gt; B) = 0.72 possible.
 *
 * @param probability share of comparisons that the first won, in [0, 1]
 * @param interval contains {@code probability}
 */
public record Superiority(double probability, Interval interval) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /**
     * Of pairs: wins and half of the ties by n, with Wilson's interval (1927, "Probable inference, the law of
     * succession, and statistical inference"): all p with {@code |p̂ − p| ≤ z·√(p(1 − p)/n)}.
     *
     * @param differences first less second of each pair; at least one, not NaN
     * @param level above 0 and below 1
     */
    public static Superiority paired(double[] differences, double level) {
        SampleChecks.ordered(differences, 1);
        SampleChecks.inside("level", level);
        double wins = 0;
        for (double difference : differences) {
            wins += won(difference, 0);
        }
        double n = differences.length;
        double probability = wins / n;
        double z = quantile(level);
        double middle = probability + z * z / (2 * n);
        double reach = z * Math.sqrt(probability * (1 - probability) / n + z * z / (4 * n * n));
        double denominator = 1 + z * z / n;
        return new Superiority(
                probability,
                new Interval(
                        Math.clamp((middle - reach) / denominator, 0, probability),
                        Math.clamp((middle + reach) / denominator, probability, 1)));
    }

    /**
     * Of two independent samples: Mann and Whitney's U/(nm), with the interval of Newcombe (2006, "Confidence intervals
     * for an effect size measure based on the Mann–Whitney statistic, part 2", Statistics in Medicine 25, method 5):
     * all θ with {@code |θ̂ − θ| ≤ z·√V(θ)} and, after Hanley and McNeil, {@code V(θ) = θ(1 − θ)·(1 + N·((1 − θ)/(2 −
     * θ) + θ/(1 + θ)))/(nm), N = (n + m)/2 − 1}.
     *
     * @param a at least one, not NaN
     * @param b at least one, not NaN
     * @param level above 0 and below 1
     */
    public static Superiority unpaired(double[] a, double[] b, double level) {
        SampleChecks.ordered(a, 1);
        SampleChecks.ordered(b, 1);
        SampleChecks.inside("level", level);
        double wins = 0;
        for (double first : a) {
            for (double second : b) {
                wins += won(first, second);
            }
        }
        double pairs = (double) a.length * b.length;
        double probability = wins / pairs;
        double z = quantile(level);
        double weight = (a.length + b.length) / 2.0 - 1;
        DoublePredicate inside = theta -> {
            double variance =
                    theta * (1 - theta) * (1 + weight * ((1 - theta) / (2 - theta) + theta / (1 + theta))) / pairs;
            double distance = probability - theta;
            return distance * distance <= z * z * variance;
        };
        return new Superiority(probability, new Interval(end(inside, probability, 0), end(inside, probability, 1)));
    }

    static double won(double one, double other) {
        return one > other ? 1 : one == other ? 0.5 : 0;
    }

    private static double quantile(double level) {
        return NORMAL.inverseSurvivalProbability((1 - level) / 2);
    }

    /** The last value inside on the way from one that is to one that may not be, to the last bit. */
    private static double end(DoublePredicate inside, double from, double to) {
        if (inside.test(to) && to != from) {
            return to;
        }
        double in = from;
        double out = to;
        for (int i = 0; i < 100 && in != out; i++) {
            double middle = (in + out) / 2;
            if (inside.test(middle)) {
                in = middle;
            } else {
                out = middle;
            }
        }
        return in;
    }
}
