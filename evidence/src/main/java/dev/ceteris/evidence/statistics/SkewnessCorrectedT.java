// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A t test whose one-sided errors are right for skewed values, too. Student's t of n values of skewness g is skewed
 * itself, by −2g/√n; one side of its interval covers too rarely, the other too often, whatever the two sum to. Hall's
 * cubic (1992, "On the removal of skewness by transformation", Journal of the Royal Statistical Society B 54, equation
 * 2.3, his T₃) takes that out and stays monotone:
 *
 * <pre>T = t + k·t²/3 + k²·t³/27 + k/6,    t = (mean − bound)/standardError</pre>
 *
 * <p>with k the skewness of the mean, g/√n. That is {@code √n(S + gS²/3 + g²S³/27 + g/(6n))} with {@code S = t/√n}. T
 * is compared with Student's distribution, so that values without skewness are judged as by {@link TTest}.
 *
 * <p>Values that do not vary are treated as in {@link TTest}.
 *
 * @param mean the mean, or the difference of the first mean and the second
 * @param standardError of {@code mean}, at least 0
 * @param skewness of {@code mean}, k above: that of the values by √n
 * @param degreesOfFreedom above 0
 */
public record SkewnessCorrectedT(double mean, double standardError, double skewness, double degreesOfFreedom) {
    public SkewnessCorrectedT {
        SampleChecks.finite("mean", mean);
        SampleChecks.notNegative("standardError", standardError);
        SampleChecks.finite("skewness", skewness);
        if (!(degreesOfFreedom > 0)) {
            throw new IllegalArgumentException("degreesOfFreedom is " + degreesOfFreedom + ", expected more than 0");
        }
    }

    /**
     * The mean of values; g has n as its denominators, the standard error n − 1.
     *
     * @param values at least two, finite
     * @param overlap as in {@link TTest#oneSample(double[], double)}; it widens the standard error and leaves k alone,
     *     because the skewness of a mean decreases with the number of values, however much their training sets overlap
     */
    public static SkewnessCorrectedT oneSample(double[] values, double overlap) {
        TTest plain = TTest.oneSample(values, overlap);
        double skewness = Moments.of(Scale.of(values).down(values), 2).skewness() / Math.sqrt(values.length);
        return new SkewnessCorrectedT(plain.mean(), plain.standardError(), skewness, plain.degreesOfFreedom());
    }

    /**
     * The difference of two means (Zhou and Dinh 2005, "Nonparametric confidence intervals for the one- and two-sample
     * problems", Biostatistics 6): the first-order skewness of Welch's t depends on the difference's third cumulant
     * alone, as that of Student's does on the mean's, so the cubic is the same with
     * {@code k = (m₃(a)/n² − m₃(b)/m²) / (m₂(a)/n + m₂(b)/m)^1.5}.
     *
     * @param a at least two, finite
     * @param b at least two, finite
     */
    public static SkewnessCorrectedT welch(double[] a, double[] b) {
        TTest plain = TTest.welch(a, b);
        Scale scale = Scale.of(a, b);
        Moments first = Moments.of(scale.down(a), 2);
        Moments second = Moments.of(scale.down(b), 2);
        double n = first.count();
        double m = second.count();
        double variance = first.squares() / (n * n) + second.squares() / (m * m);
        double cumulant = first.cubes() / (n * n * n) - second.cubes() / (m * m * m);
        double skewness = variance == 0 ? 0 : cumulant / (variance * Math.sqrt(variance));
        return new SkewnessCorrectedT(plain.mean(), plain.standardError(), skewness, plain.degreesOfFreedom());
    }

    /** One-sided p-value of "the mean is at most {@code bound}". */
    public double above(double bound) {
        SampleChecks.finite("bound", bound);
        return standardError == 0 ? (mean > bound ? 0 : 1) : distribution().survivalProbability(corrected(bound));
    }

    /** One-sided p-value of "the mean is at least {@code bound}". */
    public double below(double bound) {
        SampleChecks.finite("bound", bound);
        return standardError == 0 ? (mean < bound ? 0 : 1) : distribution().cumulativeProbability(corrected(bound));
    }

    /**
     * All bounds for which neither one-sided p-value is below {@code (1 − level)/2}: the cubic is monotone and solved
     * for the bound. At levels of use, 0.5 and more, the mean lies inside.
     *
     * @param level above 0 and below 1
     */
    public Interval interval(double level) {
        SampleChecks.inside("level", level);
        if (standardError == 0) {
            return new Interval(mean, mean);
        }
        double quantile = distribution().inverseSurvivalProbability((1 - level) / 2);
        return new Interval(mean - standardError * plain(quantile), mean - standardError * plain(-quantile));
    }

    /** T above, for a bound. */
    public double corrected(double bound) {
        double t = (mean - bound) / standardError;
        double u = skewness * t / 3;
        return t * (1 + u + u * u / 3) + skewness / 6;
    }

    /**
     * The t that the cubic takes to T. With {@code w = T − k/6} it says {@code k·w = (1 + k·t/3)³ − 1}, hence
     * {@code t = 3(c − 1)/k, c = ∛(1 + k·w)}; written as {@code 3w/(c² + c + 1)} it needs no division by k.
     */
    private double plain(double transformed) {
        double w = transformed - skewness / 6;
        double c = StrictMath.cbrt(1 + skewness * w);
        return 3 * w / (c * c + c + 1);
    }

    private TDistribution distribution() {
        return TDistribution.of(degreesOfFreedom);
    }
}
