// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Facts: tests by counting, as SciPy 1.17 or a count of all cases has them; {@code from scipy import stats}, x and y as
 * below.
 */
class ExactTestFacts {
    private static final Offset<Double> CLOSE = within(1e-9);

    private static final double[] X = {0.3, -0.1, 0.4, 0.2, 0.9, 0.1, 0.05, 0.7};
    private static final double[] Y = {0.2, 0.1, -0.3, 0.4, 0.0, 0.15};

    private static void assertP(OneSided test, double above, double below) {
        assertThat(test.above()).isCloseTo(above, CLOSE);
        assertThat(test.below()).isCloseTo(below, CLOSE);
    }

    /**
     * {@code stats.permutation_test((np.array(x) - 0.1,), np.sum, permutation_type='samples', alternative=...,
     * n_resamples=np.inf)}
     */
    @Test
    void all_sign_flips() {
        assertP(SignFlips.test(X, 0.1), 0.0625, 0.953125);
        assertP(SignFlips.test(new double[] {1, 2, 3, -1, 2, 0}, 0), 0.09375, 0.96875);
    }

    /** 5 seeds can never reach 0.05 two-sided, 6 give 2/64. */
    @Test
    void no_p_value_is_smaller_than_one_flip() {
        assertThat(SignFlips.test(new double[] {1, 2, 3, 4, 5}, 0).twoSided()).isEqualTo(2 / 32.0);
        assertThat(SignFlips.test(new double[] {1, 2, 3, 4, 5, 6}, 0).twoSided())
                .isEqualTo(2 / 64.0);
    }

    /**
     * The sum of 20 signs is at least 8 in {@code stats.binom.sf(13, 20, 0.5)} = 5.766 % of all flips, at most 8 in
     * 97.931 %.
     */
    @Test
    void drawn_sign_flips_come_close_to_all_of_them() {
        double[] signs =
                IntStream.range(0, 20).mapToDouble(i -> i < 14 ? 1 : -1).toArray();
        OneSided test = SignFlips.test(signs, 0);
        assertThat(test.above()).isCloseTo(0.05765914916992188, within(0.005));
        assertThat(test.below()).isCloseTo(0.9793052673339844, within(0.003));
        assertThat(SignFlips.test(signs, -1).below()).isEqualTo(1);
        assertThat(SignFlips.test(signs, -1.1).above()).isEqualTo(1 / 20_000.0);
    }

    /**
     * {@code tmax = lambda c: max(stats.ttest_1samp(r, 0).statistic for r in c)}; {@code sum(tmax(c*np.array(s)) >=
     * tmax(c) - 1e-9 for s in itertools.product([1, -1], repeat=8))/256}: 9/256, and 8 without the third.
     */
    @Test
    void the_largest_of_several_contrasts() {
        double[] x = X;
        double[] y = {0.2, 0.1, -0.3, 0.4, 0.0, 0.15, 0.3, -0.2};
        double[] z = {0.01, 0.02, 0.03, 0.05, 0.015, 0.02, -0.01, 0.01};
        assertThat(SignFlips.maximum(new double[][] {x, y, z})).isEqualTo(9 / 256.0);
        assertThat(SignFlips.maximum(new double[][] {x, y})).isEqualTo(8 / 256.0);
    }

    @Test
    void contrasts_without_spread_are_as_sure_as_their_mean() {
        double[] zeros = new double[4];
        double[] ones = {1, 1, 1, 1};
        double[] less = {-1, -1, -1, -1};
        assertThat(SignFlips.maximum(new double[][] {zeros})).isEqualTo(1);
        assertThat(SignFlips.maximum(new double[][] {zeros, ones})).isEqualTo(1 / 16.0);
        assertThat(SignFlips.maximum(new double[][] {ones, less})).isEqualTo(2 / 16.0);
        assertThat(SignFlips.maximum(new double[][] {less})).isEqualTo(1);
    }

    /** {@code stats.binomtest(7, 9, alternative='greater')}, {@code stats.binomtest(1, 9, alternative='greater')} */
    @Test
    void signs() {
        double[] values = {1, 2, Double.POSITIVE_INFINITY, 4, 5, 6, 7, Double.NEGATIVE_INFINITY, 0.5};
        assertP(SignTest.test(values, 0.5), 0.08984375, 0.998046875);
        assertThatThrownBy(() -> SignTest.test(new double[] {Double.NaN}, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("values are [NaN], expected no NaN");
    }

    /** {@code stats.wilcoxon(np.array(x) - 0.12, alternative=..., method='exact')} with x as here. */
    @Test
    void signed_ranks_without_ties() {
        assertP(
                Wilcoxon.signedRank(new double[] {0.31, -0.1, 0.42, 0.2, 0.9, 0.15, 0.05, 0.7}, 0.12),
                0.07421875,
                0.9453125);
    }

    @Test
    void infinite_values_are_ranked_like_large_ones() {
        double infinity = Double.POSITIVE_INFINITY;
        assertThat(Wilcoxon.signedRank(new double[] {1, -2, 3, infinity}, 0))
                .isEqualTo(Wilcoxon.signedRank(new double[] {1, -2, 3, 9}, 0));
        assertThat(Wilcoxon.rankSum(new double[] {1, infinity}, new double[] {-infinity, 2, 3}))
                .isEqualTo(Wilcoxon.rankSum(new double[] {1, 9}, new double[] {-9, 2, 3}));
        double[] many = IntStream.range(0, 100)
                .mapToDouble(i -> i < 10 ? -infinity : i - 20)
                .toArray();
        double[] large =
                IntStream.range(0, 100).mapToDouble(i -> i < 10 ? -999 : i - 20).toArray();
        assertThat(Wilcoxon.signedRank(many, 0)).isEqualTo(Wilcoxon.signedRank(large, 0));
        assertThat(Wilcoxon.rankSum(many, new double[] {1, 2, 3}))
                .isEqualTo(Wilcoxon.rankSum(large, new double[] {1, 2, 3}));
    }

    /** All 1024 signs of {@code r = stats.rankdata(abs(d)); r[d == 0] = 0}, counted with itertools.product. */
    @Test
    void signed_ranks_with_ties_and_zeros() {
        double[] differences = {1, 2, 2, -1, 3, 0, 0, 4, -2, 5};
        assertP(Wilcoxon.signedRank(differences, 0), 0.05859375, 0.96484375);
        double[] infinite = {1, 2, 2, -1, 3, 0, 0, Double.POSITIVE_INFINITY, -2, Double.POSITIVE_INFINITY};
        double[] large = {1, 2, 2, -1, 3, 0, 0, 9, -2, 9};
        assertThat(Wilcoxon.signedRank(infinite, 0)).isEqualTo(Wilcoxon.signedRank(large, 0));
    }

    /**
     * {@code d = [(i*37 % 101 - 35)/7 for i in range(101)]};
     * {@code stats.wilcoxon(d, alternative=..., method='asymptotic', correction=True, zero_method='pratt')}
     */
    @Test
    void many_signed_ranks_with_ties() {
        double[] differences = IntStream.range(0, 101)
                .mapToDouble(i -> (i * 37 % 101 - 35) / 7.0)
                .toArray();
        assertP(Wilcoxon.signedRank(differences, 0), 5.56722860910263e-06, 0.9999945189307747);
    }

    /** Demšar 2006, section 3.1.3: C4.5 with m against C4.5 on 14 data sets. */
    @Test
    void signed_ranks_of_demsar() {
        double[] differences = IntStream.range(0, 14)
                .mapToDouble(i -> Demsar.auc()[i][1] - Demsar.auc()[i][0])
                .map(difference -> Math.rint(difference * 1000))
                .toArray();
        Wilcoxon.SignedRanks ranks = Wilcoxon.ranks(differences);
        assertThat(ranks.positive()).isEqualTo(93);
        assertThat(ranks.negative()).isEqualTo(12);
        assertThat(ranks.z()).isCloseTo(-2.54, within(0.005));
    }

    /** {@code stats.mannwhitneyu(x, y, alternative=..., method='exact')} with x and y as here. */
    @Test
    void rank_sums_without_ties() {
        double[] x = {0.31, -0.1, 0.42, 0.2, 0.9, 0.15, 0.05, 0.7};
        double[] y = {0.22, 0.11, -0.3, 0.4, 0.01};
        assertP(Wilcoxon.rankSum(x, y), 0.14219114219114218, 0.888888888888889);
    }

    /**
     * {@code stats.permutation_test((a, b), lambda a, b: stats.rankdata(np.concatenate([a, b]))[:6].sum(),
     * permutation_type='independent', alternative=..., n_resamples=np.inf, vectorized=False)}
     */
    @Test
    void rank_sums_with_ties() {
        double[] a = {1, 2, 2, 3, 5, 5};
        double[] b = {0, 1, 2, 2, 4};
        assertP(Wilcoxon.rankSum(a, b), 0.12987012987012986, 0.8961038961038961);
        double[] infinite = {1, 2, 2, 3, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        assertThat(Wilcoxon.rankSum(infinite, b)).isEqualTo(Wilcoxon.rankSum(a, b));
    }

    /**
     * {@code a = [i*17 % 41 / 4 // 1 for i in range(41)]; b = [i*19 % 43 / 5 // 1 - 1 for i in range(43)]};
     * {@code stats.mannwhitneyu(a, b, alternative=..., method='asymptotic')}
     */
    @Test
    void many_rank_sums_with_ties() {
        double[] a = IntStream.range(0, 41)
                .mapToDouble(i -> Math.floor(i * 17 % 41 / 4.0))
                .toArray();
        double[] b = IntStream.range(0, 43)
                .mapToDouble(i -> Math.floor(i * 19 % 43 / 5.0) - 1)
                .toArray();
        assertP(Wilcoxon.rankSum(a, b), 0.003401035966677702, 0.9966899464848498);
    }

    /**
     * {@code stats.permutation_test((np.array(x) - 0.05, y), lambda a, b: stats.ttest_ind(a, b,
     * equal_var=False).statistic, permutation_type='independent', alternative=..., n_resamples=np.inf,
     * vectorized=False)}: 3003 ways.
     */
    @Test
    void all_permutations() {
        assertP(Permutations.test(X, Y, 0.05), 0.15018315018315018, 0.8511488511488512);
    }

    @Test
    void permutations_of_samples_without_spread() {
        double[] ones = {1, 1, 1};
        assertP(Permutations.test(ones, ones, 0), 1, 1);
        assertP(Permutations.test(ones, new double[] {0.3, 0.3, 0.3}, 0.7), 1, 1);
        assertP(Permutations.test(ones, new double[3], 0), 1 / 20.0, 1);
    }

    /** Of samples of normal numbers the test has p-values near those of Welch's t. */
    @Test
    void drawn_permutations_come_close_to_welch() {
        double[] a = quantiles(20, 1);
        double[] b = Arrays.stream(quantiles(15, 0.7)).map(value -> value - 0.4).toArray();
        OneSided drawn = Permutations.test(a, b, 0);
        assertThat(drawn.above()).isCloseTo(TTest.welch(a, b).above(0), within(0.01));
        assertThat(drawn.below()).isCloseTo(TTest.welch(a, b).below(0), within(0.01));
        assertThat(Permutations.test(a, b, 0)).isEqualTo(drawn);
    }

    private static double[] quantiles(int count, double sd) {
        return IntStream.range(0, count)
                .mapToDouble(i -> (i + 0.5) / count)
                .map(share -> sd * Math.log(share / (1 - share)) / 1.7)
                .toArray();
    }
}
