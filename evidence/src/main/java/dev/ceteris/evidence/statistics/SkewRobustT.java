// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A t test that stays right where values are skewed and few. Student's t of n values of skewness g is skewed itself, by
 * −2g/√n, so one side of its interval covers too rarely. Hall's cubic (1992, "On the removal of skewness by
 * transformation", Journal of the Royal Statistical Society B 54, equation 2.3, his T₃) takes that out:
 *
 * <pre>T = t + k·t²/3 + k²·t³/27 + k/6,    t = (mean − bound)/standardError</pre>
 *
 * <p>with k the skewness of the mean. A handful of values cannot tell k: a long tail that would refute a claim is most
 * often not seen at all. So k is not estimated but bounded ({@link SkewnessEstimate}), and T is the smallest that any k
 * between none and the bound against the claim makes. Where nothing looks skewed against it, T is Student's t.
 *
 * <p>Values that do not vary are treated as in {@link TTest}.
 *
 * @param mean the mean, or the difference of the first mean and the second
 * @param standardError of {@code mean}, at least 0
 * @param lowest the smallest k
 * @param highest the largest k, at least {@code lowest}; above 0 where high values are the rarer ones
 * @param degreesOfFreedom above 0
 */
public record SkewRobustT(double mean, double standardError, double lowest, double highest, double degreesOfFreedom) {
    public SkewRobustT {
        SampleChecks.finite("mean", mean);
        SampleChecks.notNegative("standardError", standardError);
        SampleChecks.finite("lowest", lowest);
        SampleChecks.finite("highest", highest);
        if (!(degreesOfFreedom > 0)) {
            throw new IllegalArgumentException("degreesOfFreedom is " + degreesOfFreedom + ", expected more than 0");
        }
    }

    /**
     * The mean of values.
     *
     * @param values at least two, finite
     * @param overlap as in {@link TTest#oneSample(double[], double)}; it widens the standard error and leaves k alone,
     *     because the skewness of a mean decreases with the number of values, however much their training sets overlap
     * @param skewness of a value
     */
    public static SkewRobustT oneSample(double[] values, double overlap, SkewnessEstimate skewness) {
        TTest plain = TTest.oneSample(values, overlap);
        return of(plain.mean(), plain.standardError(), skewness, values.length);
    }

    /** A mean of so many values, each of that skewness. */
    public static SkewRobustT of(double mean, double standardError, SkewnessEstimate skewness, int values) {
        double root = Math.sqrt(values);
        return new SkewRobustT(
                mean, standardError, skewness.low(values) / root, skewness.high(values) / root, values - 1.0);
    }

    /**
     * The difference of two means, {@code mean(a) − mean(b)}. The first-order skewness of Welch's t depends on the
     * third cumulant of the difference alone, as that of Student's does on the mean's (Zhou and Dinh 2005,
     * Biostatistics 6): {@code k = γ·(s³(a)/n² − s³(b)/m²)/(s²(a)/n + s²(b)/m)^1.5}, with γ the mean of both samples'
     * skewness, and spreads as uncertain as {@link SkewnessEstimate} has them.
     *
     * @param a at least two, finite
     * @param b at least two, finite
     * @param overlap as in {@link TTest#welch(double[], double[], double)}
     */
    public static SkewRobustT welch(double[] a, double[] b, double overlap) {
        TTest plain = TTest.welch(a, b, overlap);
        SkewnessEstimate skewness = SkewnessEstimate.ofSum(List.of(a, b), new double[] {1, -1});
        int fewest = Math.min(a.length, b.length);
        double shift = skewness.shift(fewest);
        double bound = skewness.factor(fewest) * skewness.common();
        double narrow = bound * cubes(a, b, -shift);
        double wide = bound * cubes(a, b, shift);
        return new SkewRobustT(
                plain.mean(),
                plain.standardError(),
                Math.min(narrow, wide),
                Math.max(narrow, wide),
                plain.degreesOfFreedom());
    }

    /**
     * The skewness of the difference for one of the values, with the spread of the first sample taken as so much
     * wider.
     */
    private static double cubes(double[] a, double[] b, double shift) {
        double first = TTest.oneSample(a).standardError() * Math.exp(shift);
        double second = TTest.oneSample(b).standardError() * Math.exp(-shift);
        double squares = Math.hypot(first, second);
        return squares == 0
                ? 0
                : cube(first / squares) / Math.sqrt(a.length) - cube(second / squares) / Math.sqrt(b.length);
    }

    private static double cube(double value) {
        return value * value * value;
    }

    /** One-sided p-value of "the mean is at most {@code bound}". */
    public double above(double bound) {
        SampleChecks.finite("bound", bound);
        if (standardError == 0) {
            return mean > bound ? 0 : 1;
        }
        return distribution().survivalProbability(smallest(bound));
    }

    /** The smallest T above a bound; the standard error is not 0. */
    public double smallest(double bound) {
        return smallest((mean - bound) / standardError, Math.min(0, lowest));
    }

    /** One-sided p-value of "the mean is at least {@code bound}". */
    public double below(double bound) {
        return new SkewRobustT(-mean, standardError, -highest, -lowest, degreesOfFreedom).above(-bound);
    }

    /**
     * All bounds for which neither one-sided p-value is below {@code (1 − level)/2}. At levels of use, 0.5 and more,
     * the mean lies inside.
     *
     * @param level above 0 and below 1
     */
    public Interval interval(double level) {
        SampleChecks.inside("level", level);
        if (standardError == 0) {
            return new Interval(mean, mean);
        }
        double quantile = distribution().inverseSurvivalProbability((1 - level) / 2);
        return new Interval(
                mean - standardError * reach(quantile, Math.min(0, lowest)),
                mean + standardError * reach(quantile, Math.min(0, -highest)));
    }

    /**
     * The smallest T of any k from {@code bound} to 0. Where t is above 0, T is smallest at {@code k = −(4.5/t +
     * 2.25/t³)}, if that is not beyond the bound.
     *
     * @param bound at most 0
     */
    private static double smallest(double t, double bound) {
        double k = t > 0 ? Math.max(bound, -(4.5 + 2.25 / (t * t)) / t) : bound;
        double u = k * t / 3;
        return t * (1 + u + u * u / 3) + k / 6;
    }

    /** The t whose smallest T is a quantile above 0; T grows with t, by a quarter of it at least where t is large. */
    private static double reach(double quantile, double bound) {
        double low = 0;
        double high = Math.max(1, quantile);
        while (smallest(high, bound) < quantile) {
            high *= 2;
        }
        for (int halving = 0; halving < Double.PRECISION && low < high; halving++) {
            double middle = (low + high) / 2;
            if (smallest(middle, bound) < quantile) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private TDistribution distribution() {
        return TDistribution.of(degreesOfFreedom);
    }
}
