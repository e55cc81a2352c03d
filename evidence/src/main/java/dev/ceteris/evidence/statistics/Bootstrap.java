// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The bias-corrected and accelerated bootstrap interval, BCa (Efron 1987, "Better bootstrap confidence intervals";
 * DiCiccio and Efron 1996, "Bootstrap confidence intervals", section 2): {@value #RESAMPLES} resamples of a fixed seed,
 * of which the interval takes the quantiles {@code Φ(z₀ + (z₀ + z)/(1 − a(z₀ + z)))} for
 * {@code z = ±Φ⁻¹((1 + level)/2)}. {@code z₀ = Φ⁻¹} of the share of resampled means below the observed one, equal ones
 * counting half; the acceleration a is the jackknife's.
 *
 * <p>With fewer than ten values or so it is too narrow, because it draws from nothing but these. Equal values have
 * themselves as interval.
 */
public final class Bootstrap {
    private static final int RESAMPLES = 10_000;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Bootstrap() {}

    /**
     * Of the mean.
     *
     * @param values at least two, finite
     * @param level above 0 and below 1
     */
    public static Interval bca(double[] values, double level) {
        Scale scale = Scale.of(values);
        return scale.up(ofMean(scale.down(values), level));
    }

    private static Interval ofMean(double[] values, double level) {
        Moments moments = Moments.of(values, 2);
        RandomGenerator random = ResamplingSeed.start();
        double[] means = new double[RESAMPLES];
        Arrays.setAll(means, _ -> resampledMean(values, random));
        double n = moments.count();
        return interval(
                means, moments.mean(), acceleration(moments.squares() / (n * n), moments.cubes() / (n * n * n)), level);
    }

    /**
     * Of the difference of means, {@code mean(a) − mean(b)}; each sample is drawn from itself.
     *
     * @param a at least two, finite
     * @param b at least two, finite
     * @param level above 0 and below 1
     */
    public static Interval bca(double[] a, double[] b, double level) {
        Scale scale = Scale.of(a, b);
        return scale.up(ofDifference(scale.down(a), scale.down(b), level));
    }

    private static Interval ofDifference(double[] a, double[] b, double level) {
        Moments first = Moments.of(a, 2);
        Moments second = Moments.of(b, 2);
        RandomGenerator random = ResamplingSeed.start();
        double[] differences = new double[RESAMPLES];
        Arrays.setAll(differences, _ -> resampledMean(a, random) - resampledMean(b, random));
        double n = first.count();
        double m = second.count();
        double squares = first.squares() / (n * n) + second.squares() / (m * m);
        double cubes = first.cubes() / (n * n * n) - second.cubes() / (m * m * m);
        return interval(differences, first.mean() - second.mean(), acceleration(squares, cubes), level);
    }

    /** From the first value on, as {@link Moments} takes its mean, so that the same draws in another order are ties. */
    private static double resampledMean(double[] values, RandomGenerator random) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[random.nextInt(values.length)] - values[0];
        }
        return values[0] + sum / values.length;
    }

    /** {@code Σu³/(6(Σu²)^1.5)}; of a mean, the jackknife's u are deviations by n (Efron 1987, equation 6.6). */
    private static double acceleration(double squares, double cubes) {
        return squares == 0 ? 0 : cubes / (6 * squares * Math.sqrt(squares));
    }

    /** The two quantiles of resampled statistics; sorts them. */
    static Interval interval(double[] resampled, double observed, double acceleration, double level) {
        SampleChecks.inside("level", level);
        double below = 0;
        for (double statistic : resampled) {
            below += Superiority.won(observed, statistic);
        }
        Arrays.sort(resampled);
        double bias = NORMAL.inverseCumulativeProbability(below / resampled.length);
        if (Double.isInfinite(bias)) {
            return new Interval(resampled[0], resampled[resampled.length - 1]);
        }
        double z = NORMAL.inverseSurvivalProbability((1 - level) / 2);
        return new Interval(
                quantile(resampled, corrected(bias, acceleration, -z)),
                quantile(resampled, corrected(bias, acceleration, z)));
    }

    private static double corrected(double bias, double acceleration, double z) {
        double shifted = bias + z;
        double slowed = 1 - acceleration * shifted;
        return slowed <= 0 ? (shifted < 0 ? 0 : 1) : NORMAL.cumulativeProbability(bias + shifted / slowed);
    }

    /** Interpolated between neighbours, as by NumPy's {@code quantile}. */
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
