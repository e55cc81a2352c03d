// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Facts: examples of textbooks and papers, with as many digits as SciPy 1.17 gives them; {@code from scipy import
 * stats}.
 */
class TextbookFacts {
    private static final Offset<Double> CLOSE = within(1e-9);

    /** Hours of sleep gained with two drugs by ten patients: Student 1908, "The probable error of a mean". */
    private static final double[] DEXTRO = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};

    private static final double[] LAEVO = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

    private static double[] sleep() {
        return IntStream.range(0, DEXTRO.length)
                .mapToDouble(i -> DEXTRO[i] - LAEVO[i])
                .toArray();
    }

    /**
     * R's {@code t.test(extra ~ group, sleep, paired = TRUE)}: t −4.0621, p 0.002833, −2.46 to −0.70;
     * {@code stats.ttest_1samp(d, 0)}. Unpaired, t −1.8608 and p 0.07939; {@code stats.ttest_ind(equal_var=False)}.
     */
    @Test
    void sleep_of_student() {
        TTest test = TTest.oneSample(sleep());
        assertThat(test.mean() / test.standardError()).isCloseTo(-4.062127683382037, CLOSE);
        assertThat(test.twoSided(0)).isCloseTo(0.002832890197384273, CLOSE);
        assertThat(test.interval(0.95).low()).isCloseTo(-2.459885763276983, CLOSE);
        assertThat(test.interval(0.95).high()).isCloseTo(-0.7001142367230175, CLOSE);
        TTest welch = TTest.welch(DEXTRO, LAEVO);
        assertThat(welch.mean() / welch.standardError()).isCloseTo(-1.8608134674868526, CLOSE);
        assertThat(welch.degreesOfFreedom()).isCloseTo(17.776473516178488, CLOSE);
        assertThat(welch.twoSided(0)).isCloseTo(0.0793941401873583, CLOSE);
    }

    /** Two one-sided tests of the same data, {@code stats.ttest_1samp(d, ∓m, alternative='greater' | 'less')}. */
    @Test
    void equivalence_of_sleep() {
        TTest test = TTest.oneSample(sleep());
        assertThat(test.above(-3)).isCloseTo(0.002655570292658671, CLOSE);
        assertThat(test.below(3)).isCloseTo(4.522694965832459e-07, CLOSE);
        assertThat(test.above(-2)).isCloseTo(0.1541572356690974, CLOSE);
        assertThat(test.below(1)).isCloseTo(4.7785956955468376e-05, CLOSE);
    }

    /**
     * The paired example of TOSTER, the program of Lakens 2017, "Equivalence tests": 65 pairs with means 5.83 and 5.75,
     * standard deviations 1.17 and 1.29, correlation 0.75, bounds of ±0.4 standard deviations of a difference.
     * {@code stats.t.sf((0.08 + b)/se, 64)}, {@code stats.t.cdf((0.08 - b)/se, 64)}, {@code stats.t.interval(0.9, 64,
     * 0.08, se)}.
     */
    @Test
    void paired_equivalence_of_lakens() {
        double deviation = Math.sqrt(1.17 * 1.17 + 1.29 * 1.29 - 2 * 0.75 * 1.17 * 1.29);
        TTest test = new TTest(5.83 - 5.75, deviation / Math.sqrt(65), 64);
        assertThat(deviation).isCloseTo(0.876954958934608, CLOSE);
        assertThat(test.above(-0.4 * deviation)).isCloseTo(9.531728269441899e-05, CLOSE);
        assertThat(test.below(0.4 * deviation)).isCloseTo(0.0077023501208044395, CLOSE);
        assertThat(test.interval(0.9).low()).isCloseTo(-0.10154334610924763, CLOSE);
        assertThat(test.interval(0.9).high()).isCloseTo(0.2615433461092475, CLOSE);
    }

    /**
     * The corrected resampled t test (Nadeau and Bengio 2003) of scikit-learn's example "Statistical comparison of
     * models using grid search": ROC AUC of an RBF less that of a linear kernel on 100 splits of 90 and 10 samples, in
     * twenty-fifths. Its page has t 0.750 and p 0.227, and t 2.611 without the correction; more digits by scikit-learn
     * 1.9.
     */
    @Test
    void corrected_resampled_t_of_scikit_learn() {
        int[] twentyFifths = {
            -1, -3, 0, 0, 0, 1, 1, 0, 1, 0, 1, 1, 1, 1, 1, -1, 0, 0, 0, 0, -1, -1, 1, -2, 0, 1, 1, 1, 0, 0, -1, 1, 0, 0,
            1, 0, 0, 1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 1, 1, 1, 0, 1, -1, 2, 0, 0, 0, 0, 0, 5, -1, 0, 1, 0, 0,
            0, 0, 1, 1, 2, 0, 1, 0, -1, 0, 0, 1, -2, 1, 0, 1, 0, 0, 0, 0, 0, 0, -1, 0, -1, 0, 0, 1, 2, 0, 0
        };
        double[] differences =
                Arrays.stream(twentyFifths).mapToDouble(auc -> auc / 25.0).toArray();
        TTest corrected = TTest.oneSample(differences, 10 / 90.0);
        assertThat(corrected.mean() / corrected.standardError()).isCloseTo(0.7503126954482318, CLOSE);
        assertThat(corrected.above(0)).isCloseTo(0.2274229710133665, CLOSE);
        TTest plain = TTest.oneSample(differences);
        assertThat(plain.mean() / plain.standardError()).isCloseTo(2.6111648393354643, CLOSE);
    }

    /**
     * Strength of cotton with less and less potash (Cochran and Cox 1957; Hollander and Wolfe 1999, example 7.2):
     * Page's L is 158. {@code stats.page_trend_test(cotton, method='exact')}, falling with {@code predicted_ranks=[5,
     * 4, 3, 2, 1]}.
     */
    @Test
    void cotton_of_page() {
        double[][] cotton = {
            {7.46, 7.17, 7.76, 8.14, 7.63}, {7.68, 7.57, 7.73, 8.15, 8.00}, {7.21, 7.80, 7.74, 7.87, 7.93}
        };
        Trend.Result rising = Trend.page(cotton);
        assertThat(rising.statistic()).isEqualTo(158);
        assertThat(rising.increasing()).isCloseTo(0.002492476851851852, CLOSE);
        assertThat(rising.decreasing()).isCloseTo(0.9985908564814816, CLOSE);
        double[][] backwards = Arrays.stream(cotton)
                .map(row -> IntStream.range(0, row.length)
                        .mapToDouble(i -> row[row.length - 1 - i])
                        .toArray())
                .toArray(double[][]::new);
        Trend.Result falling = Trend.page(backwards);
        assertThat(falling.statistic()).isEqualTo(112);
        assertThat(falling.increasing()).isCloseTo(0.9985908564814816, CLOSE);
        assertThat(falling.decreasing()).isCloseTo(0.002492476851851852, CLOSE);
    }

    /**
     * Pieces made with no, rough and accurate knowledge of one's work (Hundal 1969; Hollander and Wolfe 1999, example
     * 6.2): Jonckheere's J is 79. Its mean 54 and variance 150.287 with ties by Lehmann's formula (Hollander and Wolfe,
     * equation 6.19) in NumPy, {@code stats.norm.sf(z)}.
     */
    @Test
    void motivation_of_jonckheere() {
        List<double[]> groups =
                List.of(new double[] {40, 35, 38, 43, 44, 41}, new double[] {38, 40, 47, 44, 40, 42}, new double[] {
                    48, 40, 45, 43, 46, 44
                });
        Trend.Result rising = Trend.jonckheere(groups);
        assertThat(rising.statistic()).isEqualTo(79);
        assertThat(rising.z()).isCloseTo(2.0392930588447173, CLOSE);
        assertThat(rising.increasing()).isCloseTo(0.020710393993047232, CLOSE);
        assertThat(rising.decreasing()).isCloseTo(0.9792896060069528, CLOSE);
        assertThat(Trend.jonckheere(groups.reversed()).statistic()).isEqualTo(29);
    }

    /** {@code stats.studentized_range.ppf(1 - α, 4, np.inf)/√2·√(4·5/(6·14))}; the paper has 1.25 and 1.12. */
    @Test
    void critical_differences_of_demsar() {
        Friedman friedman = Friedman.of(Demsar.auc(), Rank.HIGHEST_FIRST);
        assertThat(Nemenyi.of(friedman, 14, 0.05).criticalDifference()).isCloseTo(1.2535591471176057, CLOSE);
        assertThat(Nemenyi.of(friedman, 14, 0.10).criticalDifference()).isCloseTo(1.1180601669815278, CLOSE);
    }

    /**
     * Weeks of remission with 6-mercaptopurine and with placebo (Freireich et al. 1963; Kalbfleisch and Prentice 2002,
     * section 1.1): log-rank χ² 16.79. {@code stats.logrank(C(drug, right=…), C(placebo))}.
     */
    @Test
    void remission_of_freireich() {
        List<Survival> drug = Stream.concat(
                        DoubleStream.of(6, 6, 6, 7, 10, 13, 16, 22, 23)
                                .mapToObj(week -> new Survival(week, Reached.YES)),
                        DoubleStream.of(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)
                                .mapToObj(week -> new Survival(week, Reached.NOT_YET)))
                .toList();
        List<Survival> placebo = DoubleStream.of(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23)
                .mapToObj(week -> new Survival(week, Reached.YES))
                .toList();
        LogRank.Result test = LogRank.twoGroups(drug, placebo);
        assertThat(test.z()).isCloseTo(-4.097919104767264, CLOSE);
        assertThat(test.z() * test.z()).isCloseTo(16.792940989216536, CLOSE);
        assertThat(test.later()).isCloseTo(2.0844045546672644e-05, CLOSE);
        assertThat(test.earlier()).isCloseTo(0.9999791559544533, CLOSE);
        assertThat(LogRank.median(placebo)).hasValue(8);
        assertThat(LogRank.median(drug)).hasValue(23);
    }

    /**
     * Lightness and panel score of canned tuna (Hollander and Wolfe 1999, example 8.1): Kendall's K of 16 of 36
     * pairs, p 0.1194. {@code stats.kendalltau(lightness, score)}.
     */
    @Test
    void tuna_of_kendall() {
        Kendall kendall = Kendall.of(
                new double[] {44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1},
                new double[] {2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8});
        assertThat(kendall.tau()).isCloseTo(16 / 36.0, CLOSE);
        assertThat(kendall.pValue()).isCloseTo(0.11943893298059964, CLOSE);
    }
}
