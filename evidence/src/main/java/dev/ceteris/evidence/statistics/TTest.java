// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Student's t for a mean or for the difference of two means: {@code t = (mean − bound) / standardError}. One record
 * answers for every bound, and the interval is that of the same formula.
 *
 * <p>Values that do not vary have a standard error of 0: the p-value is 0 where the mean lies beyond the bound and 1
 * where it does not, the interval is the mean alone.
 *
 * @param mean the mean, or the difference of the first mean and the second
 * @param standardError of {@code mean}, at least 0
 * @param degreesOfFreedom above 0
 */
public record TTest(double mean, double standardError, double degreesOfFreedom) {
    public TTest {
        SampleChecks.finite("mean", mean);
        SampleChecks.notNegative("standardError", standardError);
        if (!(degreesOfFreedom > 0)) {
            throw new IllegalArgumentException("degreesOfFreedom is " + degreesOfFreedom + ", expected more than 0");
        }
    }

    /** The mean of independent values: standard error {@code s/√n}, n − 1 degrees of freedom (Student 1908). */
    public static TTest oneSample(double[] values) {
        return oneSample(values, 0);
    }

    /**
     * The mean of values from training sets that overlap: variance {@code s²·(1/n + overlap)}, n − 1 degrees of freedom
     * (Nadeau and Bengio 2003, "Inference for the generalization error", section 3, the corrected resampled t-test).
     *
     * @param values at least two, finite
     * @param overlap test samples divided by training samples of one split; 0 where values are independent
     */
    public static TTest oneSample(double[] values, double overlap) {
        SampleChecks.notNegative("overlap", overlap);
        Scale scale = Scale.of(values);
        Moments moments = Moments.of(scale.down(values), 2);
        return new TTest(
                scale.up(moments.mean()),
                scale.up(Math.sqrt(moments.variance() * (1.0 / values.length + overlap))),
                values.length - 1);
    }

    /**
     * The difference of the means of two independent samples of unequal variance: {@code mean(a) − mean(b)}, degrees of
     * freedom of Welch (1947) and Satterthwaite (1946), {@code (u + v)² / (u²/(n − 1) + v²/(m − 1))} with
     * {@code u = s²(a)/n, v = s²(b)/m}.
     *
     * @param a at least two, finite
     * @param b at least two, finite
     */
    public static TTest welch(double[] a, double[] b) {
        return welch(a, b, 0);
    }

    /**
     * The difference of the means of two samples of unequal variance, each of them measured on splits of its own whose
     * training sets overlap. With a correlation of {@code ρ} between two values of a sample, its mean has the variance
     * {@code σ²·(ρ + (1 − ρ)/n)}, while s² estimates {@code σ²·(1 − ρ)}; {@code ρ = test/(test + train)} makes that
     * {@code u = s²(a)·(1/n + overlap)} and {@code v = s²(b)·(1/m + overlap)} (Nadeau and Bengio 2003, section 3, for
     * each mean; their sum and degrees of freedom as of Welch). Means of both samples come from the same data; that
     * moves them in the same direction, which can only make their difference vary less.
     *
     * @param a at least two, finite
     * @param b at least two, finite
     * @param overlap test samples divided by training samples of one split; 0 where values are independent
     */
    public static TTest welch(double[] a, double[] b, double overlap) {
        SampleChecks.notNegative("overlap", overlap);
        Scale scale = Scale.of(a, b);
        Moments first = Moments.of(scale.down(a), 2);
        Moments second = Moments.of(scale.down(b), 2);
        double u = first.varianceOfMean() + overlap * first.variance();
        double v = second.varianceOfMean() + overlap * second.variance();
        return new TTest(
                scale.up(first.mean() - second.mean()), scale.up(Math.sqrt(u + v)), welchFreedom(first, u, second, v));
    }

    /** Of independent values. */
    static double welchFreedom(Moments first, Moments second) {
        return welchFreedom(first, first.varianceOfMean(), second, second.varianceOfMean());
    }

    /** As shares of the variance, because squares of variances may underflow; n + m − 2 where nothing varies. */
    private static double welchFreedom(Moments first, double firstVariance, Moments second, double secondVariance) {
        double variance = firstVariance + secondVariance;
        if (variance == 0) {
            return first.count() + second.count() - 2.0;
        }
        double u = firstVariance / variance;
        double v = secondVariance / variance;
        return 1 / (u * u / (first.count() - 1) + v * v / (second.count() - 1));
    }

    /** One-sided p-value of "the mean is at most {@code bound}". */
    public double above(double bound) {
        SampleChecks.finite("bound", bound);
        return standardError == 0 ? (mean > bound ? 0 : 1) : distribution().survivalProbability(t(bound));
    }

    /** One-sided p-value of "the mean is at least {@code bound}". */
    public double below(double bound) {
        SampleChecks.finite("bound", bound);
        return standardError == 0 ? (mean < bound ? 0 : 1) : distribution().cumulativeProbability(t(bound));
    }

    /** Two-sided p-value of "the mean is {@code bound}". */
    public double twoSided(double bound) {
        return Math.min(1, 2 * Math.min(above(bound), below(bound)));
    }

    /**
     * All bounds whose two-sided p-value is at least {@code 1 − level}.
     *
     * @param level above 0 and below 1
     */
    public Interval interval(double level) {
        SampleChecks.inside("level", level);
        double reach =
                standardError == 0 ? 0 : standardError * distribution().inverseSurvivalProbability((1 - level) / 2);
        return new Interval(mean - reach, mean + reach);
    }

    private double t(double bound) {
        return (mean - bound) / standardError;
    }

    private TDistribution distribution() {
        return TDistribution.of(degreesOfFreedom);
    }
}
