// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Facts: effect sizes, bootstrap intervals, power; {@code from scipy import stats, optimize} of SciPy 1.17. */
class EffectFacts {
    private static final Offset<Double> CLOSE = within(1e-9);

    private static final double[] X = {0.3, -0.1, 0.4, 0.2, 0.9, 0.1, 0.05, 0.7};
    private static final double[] Y = {0.2, 0.1, -0.3, 0.4, 0.0, 0.15};
    private static final double[] SKEWED = {0.1, 0.2, 0.15, 0.3, 0.05, 2.0, 0.4, 0.22, 0.9};

    private static void assertSuperiority(Superiority superiority, double probability, double low, double high) {
        assertThat(superiority.probability()).isCloseTo(probability, CLOSE);
        assertThat(superiority.interval().low()).isCloseTo(low, CLOSE);
        assertThat(superiority.interval().high()).isCloseTo(high, CLOSE);
    }

    /**
     * {@code stats.binomtest(10, 10).proportion_ci(0.95, 'wilson')}; with half a win
     * {@code optimize.brentq(lambda t: abs(p - t) - z*np.sqrt(t*(1 - t)/n), ...)}
     */
    @Test
    void pairs_won() {
        double[] won = new double[10];
        Arrays.fill(won, Double.POSITIVE_INFINITY);
        assertSuperiority(Superiority.paired(won, 0.95), 1, 0.7224672001371109, 1);
        double[] mixed = {1, 2, 3, 4, 5, 6, 7, 0, -1};
        assertSuperiority(Superiority.paired(mixed, 0.95), 7.5 / 9, 0.5067020158060057, 0.960534618580965);
        assertSuperiority(Superiority.paired(new double[] {-1, -1, -1}, 0.95), 0, 0, 0.5614970317550455);
    }

    /**
     * {@code V = lambda t: t*(1-t)*(1 + N*((1-t)/(2-t) + t/(1+t)))/(n*m)} with {@code N = (n + m)/2 - 1}; {@code
     * optimize.brentq(lambda t: abs(p - t) - z*np.sqrt(V(t)), ...)}; {@code p = stats.mannwhitneyu(x, y).statistic/48}
     */
    @Test
    void samples_won() {
        assertSuperiority(Superiority.unpaired(X, Y, 0.95), 0.6770833333333334, 0.3729501914345055, 0.8748945111046275);
        double[] low = {1, 2, 3, 4, 5};
        double[] high = {6, 7, 8, 9, Double.POSITIVE_INFINITY};
        assertSuperiority(Superiority.unpaired(high, low, 0.9), 1, 0.7226421773393485, 1);
        assertSuperiority(Superiority.unpaired(low, high, 0.9), 0, 0, 1 - 0.7226421773393485);
    }

    /**
     * {@code r = [i*7919 % 1009/1009 + i*31 % 17/40 for i in range(400)]}, observed 0.9, acceleration 0.04;
     * {@code z0 = stats.norm.ppf((sum(r < 0.9) + sum(r <= 0.9))/800); q = stats.norm.ppf([0.05, 0.95])};
     * {@code np.quantile(r, stats.norm.cdf(z0 + (z0 + q)/(1 - 0.04*(z0 + q))))}
     */
    @Test
    void quantiles_of_resampled_statistics() {
        double[] resampled = IntStream.range(0, 400)
                .mapToDouble(i -> i * 7919 % 1009 / 1009.0 + i * 31 % 17 / 40.0)
                .toArray();
        Interval interval = Bootstrap.interval(resampled, 0.9, 0.04, 0.9);
        assertThat(interval.low()).isCloseTo(0.48950894, within(1e-8));
        assertThat(interval.high()).isCloseTo(1.35544138, within(1e-8));
    }

    /**
     * {@code stats.bootstrap((z,), np.mean, n_resamples=400000, confidence_level=0.9, method='BCa')}: (0.2489, 1.0022);
     * of z and y the difference of means: (0.1211, 0.8883). Other draws, hence the width of the comparison.
     */
    @Test
    void bootstrap_intervals() {
        Interval one = Bootstrap.bca(SKEWED, 0.9);
        assertThat(one.low()).isCloseTo(0.2489, within(0.01));
        assertThat(one.high()).isCloseTo(1.0022, within(0.02));
        Interval two = Bootstrap.bca(SKEWED, Y, 0.9);
        assertThat(two.low()).isCloseTo(0.1211, within(0.01));
        assertThat(two.high()).isCloseTo(0.8883, within(0.02));
        assertThat(Bootstrap.bca(SKEWED, 0.9)).isEqualTo(one);
        assertThat(Bootstrap.bca(new double[] {0.1, 0.1, 0.1}, 0.9)).isEqualTo(new Interval(0.1, 0.1));
    }

    /** {@code stats.nct.sf(stats.t.isf(alpha, n - 1), n - 1, effect/sd*np.sqrt(n))} */
    @ParameterizedTest
    @CsvSource({
        "0.5, 1, 20, 0.05, 0.6951493382443412",
        "1, 1, 6, 0.01, 0.3065701536653735",
        "0.2, 0.5, 3, 0.05, 0.12503592024219312",
        "2, 1, 2, 0.005, 0.035444629921337754",
        "0.1, 1, 200, 0.05, 0.40693028761109373",
        "-0.3, 1, 9, 0.05, 0.006673364711582157",
        "0.02, 1, 20000, 0.05, 0.8816900871530277",
    })
    void power_of_t(double effect, double sd, int n, double alpha, double power) {
        assertThat(Power.ofT(effect, sd, n, 0, alpha)).isCloseTo(power, CLOSE);
        assertThat(Power.ofT(effect + 3, sd, n, 3, alpha)).isCloseTo(power, CLOSE);
    }

    /**
     * {@code optimize.brentq(lambda d: stats.nct.sf(stats.t.isf(alpha, n - 1), n - 1, d*sqrt(n)) - power, 1e-6, 20)},
     * SciPy 1.17.
     */
    @Test
    void smallest_effect() {
        assertThat(Power.smallestEffect(10, 0.016, 0.8)).isCloseTo(1.087809526378438, within(1e-8));
        assertThat(Power.smallestEffect(6, 0.02, 0.8)).isCloseTo(1.5189250267628276, within(1e-8));
        assertThat(Power.smallestEffect(30, 0.004, 0.9)).isCloseTo(0.7653491836750901, within(1e-8));
    }

    /** The smallest n with that {@code nct.sf}: 27, 36, 45 for an effect of half a standard deviation. */
    @Test
    void sample_sizes() {
        assertThat(Power.sampleSize(0.5, 1, 0, 0.05, 0.8, 100)).hasValue(27);
        assertThat(Power.sampleSize(0.5, 1, 0, 0.05, 0.9, 100)).hasValue(36);
        assertThat(Power.sampleSize(0.5, 1, 0, 0.05, 0.95, 45)).hasValue(45);
        assertThat(Power.sampleSize(0.5, 1, 0, 0.05, 0.95, 44)).isEmpty();
    }

    @Test
    void however_large_an_effect_is_a_sign_flip_test_needs_enough_flips() {
        assertThat(Power.sampleSize(100, 1, 0, 0.05, 0.8, 100)).hasValue(5);
        assertThat(Power.sampleSize(100, 0, 0, 0.01, 0.8, 100)).hasValue(7);
        assertThat(Power.sampleSize(100, 1, 0, 0.01, 0.8, 6)).isEmpty();
        assertThat(Power.sampleSize(0, 1, 0, 0.05, 0.8, 1000)).isEqualTo(OptionalInt.empty());
    }

    /**
     * {@code p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm")} of R: 0.03, 0.06, 0.06, 0.02; by hand with a NaN between.
     */
    @Test
    void holm() {
        assertThat(Holm.adjust(new double[] {0.01, 0.04, Double.NaN, 0.03, 0.005}))
                .containsExactly(new double[] {0.03, 0.06, Double.NaN, 0.06, 0.02}, within(1e-15));
        assertThat(Holm.adjust(new double[] {0.9, 0.6})).containsExactly(1, 1);
        assertThat(Holm.adjust(new double[0])).isEmpty();
    }

    /**
     * Demšar 2006, section 3.2.2: z against C4.5 of 2.342, 0.512, 2.415; Holm at 0.05 rejects the first and the third.
     */
    @Test
    void holm_of_demsar() {
        double[] adjusted = Holm.adjust(new double[] {0.019, 0.607, 0.016});
        assertThat(adjusted).containsExactly(new double[] {0.048, 0.607, 0.048}, within(1e-12));
        assertThat(Arrays.stream(adjusted).filter(p -> p <= 0.05).count()).isEqualTo(2);
    }
}
