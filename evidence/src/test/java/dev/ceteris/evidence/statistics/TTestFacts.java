// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Facts: t tests as SciPy 1.17 has them, with {@code from scipy import stats} and x, y, z as below. */
class TTestFacts {
    private static final Offset<Double> CLOSE = within(1e-9);

    private static final double[] X = {0.3, -0.1, 0.4, 0.2, 0.9, 0.1, 0.05, 0.7};
    private static final double[] Y = {0.2, 0.1, -0.3, 0.4, 0.0, 0.15};
    private static final double[] SKEWED = {0.1, 0.2, 0.15, 0.3, 0.05, 2.0, 0.4, 0.22, 0.9};

    private static void assertInterval(Interval interval, double low, double high) {
        assertThat(interval.low()).isCloseTo(low, CLOSE);
        assertThat(interval.high()).isCloseTo(high, CLOSE);
    }

    /**
     * {@code r = stats.ttest_1samp(x, 0.1, alternative=...)}, {@code stats.ttest_1samp(x, 0).confidence_interval(0.9)}
     */
    @Test
    void one_sample() {
        TTest test = TTest.oneSample(X);
        assertThat(test.above(0.1)).isCloseTo(0.05492826090719399, CLOSE);
        assertThat(test.below(0.1)).isCloseTo(0.9450717390928061, CLOSE);
        assertThat(test.twoSided(0.1)).isCloseTo(0.10985652181438799, CLOSE);
        assertInterval(test.interval(0.9), 0.09234877680426337, 0.5451512231957365);
    }

    /**
     * {@code se = np.std(x, ddof=1) * np.sqrt(1/8 + 0.25); stats.t.sf((m - 0.1)/se, 7); stats.t.interval(0.9, 7, m,
     * se)}
     */
    @Test
    void training_sets_that_overlap() {
        TTest test = TTest.oneSample(X, 0.25);
        assertThat(test.mean()).isCloseTo(0.31875, CLOSE);
        assertThat(test.standardError()).isCloseTo(0.20697923032448035, CLOSE);
        assertThat(test.above(0.1)).isCloseTo(0.1628373712339115, CLOSE);
        assertInterval(test.interval(0.9), -0.07338842147075725, 0.710888421470757);
    }

    /**
     * {@code stats.ttest_ind(np.array(x) - 0.05, y, equal_var=False, alternative='greater')};
     * {@code r = stats.ttest_ind(x, y, equal_var=False); r.pvalue, r.confidence_interval(0.95)}
     */
    @Test
    void two_samples() {
        TTest test = TTest.welch(X, Y);
        assertThat(test.degreesOfFreedom()).isCloseTo(11.960736844885526, CLOSE);
        assertThat(test.above(0.05)).isCloseTo(0.13455990727589492, CLOSE);
        assertThat(test.twoSided(0)).isCloseTo(0.1631311875490204, CLOSE);
        assertInterval(test.interval(0.95), -0.10597291562292094, 0.5601395822895876);
    }

    /**
     * {@code u = x.var(ddof=1)*(1/8 + 0.25); v = y.var(ddof=1)*(1/6 + 0.25); se = np.sqrt(u + v)},
     * {@code df = (u + v)**2/(u*u/7 + v*v/5); stats.t.sf((d - 0.1)/se, df); stats.t.interval(0.9, df, d, se)}
     */
    @Test
    void training_sets_that_overlap_in_two_groups() {
        TTest test = TTest.welch(X, Y, 0.25);
        assertThat(test.mean()).isCloseTo(0.2270833333333333, CLOSE);
        assertThat(test.standardError()).isCloseTo(0.25595705283665343, CLOSE);
        assertThat(test.degreesOfFreedom()).isCloseTo(11.759002620836744, CLOSE);
        assertThat(test.above(0.1)).isCloseTo(0.31434551460223903, CLOSE);
        assertThat(test.below(0.1)).isCloseTo(0.685654485397761, CLOSE);
        assertInterval(test.interval(0.9), -0.2298859950536678, 0.6840526617203344);
    }

    @Test
    void values_that_do_not_vary_are_judged_by_their_mean() {
        double[] equal = {0.1, 0.1, 0.1};
        TTest test = TTest.oneSample(equal);
        SkewRobustT corrected = SkewRobustT.oneSample(equal, 0, SkewnessEstimate.alone(Skewness.of(equal)));
        assertThat(test.interval(0.95)).isEqualTo(new Interval(0.1, 0.1)).isEqualTo(corrected.interval(0.95));
        for (double bound : new double[] {0, 0.1, 0.2}) {
            assertThat(test.above(bound)).isEqualTo(bound < 0.1 ? 0 : 1).isEqualTo(corrected.above(bound));
            assertThat(test.below(bound)).isEqualTo(bound > 0.1 ? 0 : 1).isEqualTo(corrected.below(bound));
            assertThat(test.twoSided(bound)).isEqualTo(bound == 0.1 ? 1 : 0);
        }
        assertThat(TTest.welch(equal, new double[] {0.3, 0.3}).below(0)).isZero();
    }

    /**
     * {@code K = (1 + 20/9)*stats.skew(z, bias=False)/sqrt(9); t = (z.mean() - b)/(z.std(ddof=1)*sqrt(1/9 + overlap))};
     * the minimum of {@code t + k*t**2/3 + k**2*t**3/27 + k/6} for k from {@code min(0, K)} to 0 by {@code
     * scipy.optimize.minimize_scalar}, then {@code stats.t.sf(T, 8)}; the other side with −t and −K; intervals by
     * {@code scipy.optimize.brentq} of the p-value less 0.05. SciPy 1.17.
     */
    @Test
    void skewed_values() {
        SkewnessEstimate skewness = SkewnessEstimate.alone(Skewness.of(SKEWED));
        SkewRobustT test = SkewRobustT.oneSample(SKEWED, 0, skewness);
        assertThat(test.above(0.2)).as("no long tail below").isCloseTo(0.1074016460121976, CLOSE);
        assertThat(test.below(0.2)).isCloseTo(0.9970692153444138, CLOSE);
        assertThat(test.below(2.5)).isCloseTo(0.02324792458697391, CLOSE);
        assertInterval(test.interval(0.9), 0.09353747832805456, 2.1058713527364357);

        SkewRobustT overlapping = SkewRobustT.oneSample(SKEWED, 0.25, skewness);
        assertThat(overlapping.below(2.5)).isCloseTo(0.13084941168143252, CLOSE);
        assertInterval(overlapping.interval(0.9), -0.21670521896665645, 3.411081264800612);
    }

    /**
     * The same with K from {@code (1 + 10/6)*γ*cubes(-δ)} to {@code cubes(δ)}, smaller first, and {@code x =
     * sqrt(va)*exp(δ), y = sqrt(vb)*exp(-δ); cubes = (x**3/3 - y**3/sqrt(6))/(x*x + y*y)**1.5} with variances of means.
     * {@code γ = (stats.skew(a, bias=False) + stats.skew(b, bias=False))/2, v = clip((abs(γ)/(se/sqrt(2)) - 1.5)/0.5,
     * 0, 1), δ = v*(0.15 + 20/36), se = sqrt(6*6*5/(4*7*9))}; here v = 0.
     */
    @Test
    void two_samples_with_opposite_skewness() {
        SkewRobustT test = SkewRobustT.welch(SKEWED, Y, 0);
        assertThat(test.above(0.1)).isCloseTo(0.11672222614798976, CLOSE);
        assertThat(test.below(0.1)).isCloseTo(0.9297500031963135, CLOSE);
        assertThat(test.below(3)).isCloseTo(0.008829696016104295, CLOSE);
        assertInterval(test.interval(0.95), -0.11516050458449321, 2.3458251004948494);
    }

    /** The same with v = 0.625. */
    @Test
    void two_samples_that_are_visibly_skewed_may_differ_to_both_sides() {
        double[] wide = {0.31, 0.1, 0.42, 0.2, 0.9, 0.15, 0.05, 0.5, 0.33};
        double[] narrow = {0.22, 0.11, -0.05, 0.4, 0.01, 0.12};
        SkewRobustT test = SkewRobustT.welch(wide, narrow, 0);
        assertThat(test.above(0)).isCloseTo(0.15845513801748506, CLOSE);
        assertThat(test.below(0.4)).isCloseTo(0.17755389588941528, CLOSE);
        assertThat(test.below(0.6)).isCloseTo(0.1447008554656598, CLOSE);
        assertInterval(test.interval(0.95), -0.781923582271856, 1.1697013600496349);
        SkewRobustT turned = SkewRobustT.welch(narrow, wide, 0);
        assertThat(turned.below(0)).isCloseTo(0.15845513801748506, CLOSE);
        assertThat(turned.above(-0.6)).isCloseTo(0.1447008554656598, CLOSE);
    }

    /**
     * {@code factor*γ*L(∓δ)} with {@code s = w*np.std(part, ddof=1)*exp(±δ*sign(w)), L = sum(s**3)/sum(s**2)**1.5}; of
     * one part, factor = 1 + 20/9 and no δ.
     */
    @Test
    void a_sum_is_as_lopsided_as_its_parts_make_it() {
        SkewnessEstimate alike = SkewnessEstimate.ofSum(List.of(SKEWED, SKEWED), new double[] {1, -1});
        assertThat(alike.low(9)).isCloseTo(-3.2390941089970307, CLOSE);
        assertThat(alike.high(9)).isCloseTo(3.2390941089970307, CLOSE);
        SkewnessEstimate one = SkewnessEstimate.ofSum(List.of(SKEWED), new double[] {-1});
        assertThat(one.low(9)).isCloseTo(-7.2001000541462, CLOSE).isEqualTo(one.high(9));
        double[] threefold = Arrays.stream(SKEWED).map(value -> 3 * value).toArray();
        SkewnessEstimate wide = SkewnessEstimate.ofSum(List.of(threefold, SKEWED), new double[] {1, -1});
        assertThat(wide.low(9)).isCloseTo(1.4739697119320174, CLOSE);
        assertThat(wide.high(9)).isCloseTo(4.545433760130503, CLOSE);
        assertThat(wide.negated().low(9)).isCloseTo(-4.545433760130503, CLOSE);
        assertThat(wide.negated().high(9)).isCloseTo(-1.4739697119320174, CLOSE);
        assertThat(Skewness.of(new double[] {1, 2})).isZero();
        assertThat(Skewness.of(new double[] {2, 2, 2})).isZero();
    }

    /** {@code 1 + abs(sum(s**3)/sum(s**2)**1.5)*1.5**(5-n)}: (27 - 1)/10**1.5 for spreads of 3 and 1. */
    @Test
    void a_t_test_of_few_seeds_is_more_careful_the_less_symmetric_its_sum() {
        double[] threefold = Arrays.stream(SKEWED).map(value -> 3 * value).toArray();
        SkewnessEstimate wide = SkewnessEstimate.ofSum(List.of(SKEWED, threefold), new double[] {1, -1});

        assertThat(wide.caution(5))
                .isCloseTo(1.8221921916437787, CLOSE)
                .isEqualTo(wide.negated().caution(5));
        assertThat(wide.caution(6)).isCloseTo(1.5481281277625252, CLOSE);
        assertThat(SkewnessEstimate.ofSum(List.of(SKEWED), new double[] {-1}).caution(7))
                .isCloseTo(1 + 4 / 9.0, CLOSE);
        assertThat(SkewnessEstimate.ofSum(List.of(SKEWED, SKEWED), new double[] {1, -1})
                        .caution(5))
                .isCloseTo(1, CLOSE);
    }

    @Test
    void what_has_no_spread_or_is_no_number_is_refused() {
        assertThatThrownBy(() -> TTest.oneSample(new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("values are [1.0], expected at least 2");
        assertThatThrownBy(() -> TTest.welch(X, new double[] {1, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("values are [1.0, NaN], expected finite ones");
        assertThatThrownBy(() -> TTest.oneSample(X, -0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("overlap is -0.1, expected a finite number of at least 0");
        assertThatThrownBy(() -> TTest.oneSample(X).interval(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level is 1.0, expected a number above 0 and below 1");
    }
}
