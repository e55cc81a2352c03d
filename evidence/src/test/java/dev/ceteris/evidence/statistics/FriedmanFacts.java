// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Facts: conditions ranked over blocks, as Demšar 2006 and SciPy 1.17 have them; and laws. */
class FriedmanFacts {
    private static final Offset<Double> CLOSE = within(1e-9);

    /** Accuracies of three learners on iris, sonar, wine and zoo. */
    private static final double[][] LEARNERS = {
        {0.28, 0.9466667, 0.96},
        {0.5334023, 0.6537612, 0.6394755},
        {0.3990584, 0.8652542, 0.9048023},
        {0.4058229, 0.8309566, 0.9099822},
    };

    /** Demšar ranked figures that were not rounded yet; the third of row 13 was the larger one. */
    private static double[][] unrounded() {
        double[][] blocks = Demsar.auc();
        blocks[12][2] = 0.97501;
        return blocks;
    }

    /**
     * Section 3.2.2: mean ranks 3.143, 2.000, 2.893, 1.964; χ² 9.28, F 3.69, p 0.0198; {@code stats.friedmanchisquare}
     * 10.228.
     */
    @Test
    void demsar() {
        Friedman friedman = Friedman.of(unrounded(), Rank.HIGHEST_FIRST);
        assertThat(friedman.meanRanks()).containsExactly(new double[] {44 / 14.0, 2, 40.5 / 14, 27.5 / 14}, CLOSE);
        assertThat(friedman.chiSquare()).isCloseTo(9.278571428571437, CLOSE);
        assertThat(friedman.chiSquareTieCorrected()).isCloseTo(10.228346456692925, CLOSE);
        assertThat(friedman.chiSquareP()).isCloseTo(0.016721580328441323, CLOSE);
        assertThat(friedman.imanDavenport()).isCloseTo(3.686313032089068, CLOSE);
        assertThat(friedman.imanDavenportP()).isCloseTo(0.019823006192249054, CLOSE);
    }

    /** {@code stats.friedmanchisquare(*auc.T)}: 10.952, p 0.011986; χ² 9.857 and F 3.987 by Demšar's formulas. */
    @Test
    void demsar_as_printed() {
        Friedman friedman = Friedman.of(Demsar.auc(), Rank.HIGHEST_FIRST);
        assertThat(friedman.meanRanks()).containsExactly(new double[] {44 / 14.0, 2, 41 / 14.0, 27 / 14.0}, CLOSE);
        assertThat(friedman.chiSquare()).isCloseTo(9.857142857142824, CLOSE);
        assertThat(friedman.chiSquareTieCorrected()).isCloseTo(10.952380952380956, CLOSE);
        assertThat(friedman.chiSquareP()).isCloseTo(0.011986176325417788, CLOSE);
        assertThat(friedman.imanDavenport()).isCloseTo(3.9866666666666495, CLOSE);
        assertThat(friedman.imanDavenportP()).isCloseTo(0.01435244621602403, CLOSE);
    }

    /**
     * Critical differences 1.25 at 0.05 and 1.12 at 0.10; p by {@code stats.studentized_range.sf(|Ri −
     * Rj|/√(4·5/(12·14)), 4, np.inf)}
     */
    @Test
    void nemenyi_of_demsar() {
        Friedman friedman = Friedman.of(unrounded(), Rank.HIGHEST_FIRST);
        assertThat(Nemenyi.of(friedman, 14, 0.05).criticalDifference()).isCloseTo(1.25, within(0.005));
        Nemenyi nemenyi = Nemenyi.of(friedman, 14, 0.10);
        assertThat(nemenyi.criticalDifference()).isCloseTo(1.12, within(0.005));
        assertThat(nemenyi.pValues()[0])
                .containsExactly(new double[] {1, 0.08867270928888271, 0.9561771752218107, 0.0741847950687442}, CLOSE);
        assertThat(nemenyi.pValues()[2][1]).isCloseTo(0.2592280701547286, CLOSE);
        assertThat(nemenyi.cliques()).containsExactly(new int[] {3, 1, 2}, new int[] {2, 0});
    }

    /**
     * {@code stats.friedmanchisquare(*learners.T)}, {@code stats.studentized_range.sf(|Ri − Rj|/0.5, 3, np.inf)}:
     * 0.181, 0.036, 0.759.
     */
    @Test
    void three_learners() {
        Friedman friedman = Friedman.of(LEARNERS, Rank.HIGHEST_FIRST);
        assertThat(friedman.meanRanks()).containsExactly(3, 1.75, 1.25);
        assertThat(friedman.chiSquare()).isCloseTo(6.5, CLOSE);
        assertThat(friedman.chiSquareTieCorrected()).isCloseTo(6.5, CLOSE);
        assertThat(friedman.chiSquareP()).isCloseTo(0.03877420783172202, CLOSE);
        double[][] pValues = Nemenyi.of(friedman, 4, 0.05).pValues();
        assertThat(pValues[0][1]).isCloseTo(0.18050893720669348, CLOSE);
        assertThat(pValues[0][2]).isCloseTo(0.03555704186316044, CLOSE);
        assertThat(pValues[1][2]).isCloseTo(0.7592873587706612, CLOSE);
    }

    /**
     * {@code stats.studentized_range.ppf(0.95, k, np.inf)/√2} and {@code .sf(0.7, k, np.inf)}; q 1.960, 2.343, 2.569,
     * 2.728, 3.164.
     */
    @ParameterizedTest
    @CsvSource({
        "2, 2.771807648699355, 0.6206179464376897",
        "3, 3.314493155398122, 0.873710796849863",
        "4, 3.6331595749026278, 0.9602307573811377",
        "5, 3.857655510378623, 0.9878574692558295",
        "10, 4.474124221725907, 0.9999737538529957",
        "20, 5.0116887941184425, 0.9999999999127246",
    })
    void the_studentized_range(int k, double quantile, double survival) {
        StudentizedRange range = new StudentizedRange(k);
        assertThat(range.quantile(0.05)).isCloseTo(quantile, CLOSE);
        assertThat(range.survival(quantile)).isCloseTo(0.05, CLOSE);
        assertThat(range.survival(0.7)).isCloseTo(survival, CLOSE);
    }

    /** {@code stats.studentized_range.ppf(0.95, 6, np.inf)/np.sqrt(2)*np.sqrt(6*7/(6*50))}: 1.06626. */
    @Test
    void the_critical_difference_of_six_conditions() {
        double[] equal = {3.5, 3.5, 3.5, 3.5, 3.5, 3.5};
        Nemenyi nemenyi = Nemenyi.of(new Friedman(equal, 0, 0, 1, 0, 1), 50, 0.05);
        assertThat(nemenyi.criticalDifference()).isCloseTo(1.06626, within(5e-6));
        assertThat(nemenyi.cliques()).containsExactly(new int[] {0, 1, 2, 3, 4, 5});
    }

    @Test
    void blocks_that_all_agree_or_say_nothing() {
        Friedman agreed = Friedman.of(new double[][] {{1, 2, 3}, {4, 5, 6}}, Rank.LOWEST_FIRST);
        assertThat(agreed.meanRanks()).containsExactly(1, 2, 3);
        assertThat(agreed.chiSquare()).isCloseTo(4, CLOSE);
        assertThat(agreed.imanDavenport()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(agreed.imanDavenportP()).isZero();
        Friedman tied = Friedman.of(new double[][] {{1, 1}, {2, 2}}, Rank.LOWEST_FIRST);
        assertThat(tied.chiSquareTieCorrected()).isZero();
        assertThat(tied.chiSquareP()).isEqualTo(1);
    }

    @Property(tries = 50)
    void ranks_turn_round_with_their_order(
            @ForAll @IntRange(min = 2, max = 6) int conditions, @ForAll @IntRange(max = 1000) int seed) {
        double[][] blocks = new double[5][conditions];
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < conditions; j++) {
                blocks[i][j] = (seed * (i + 3) + 7 * j * j + i * j) % 5;
            }
        }
        Friedman highest = Friedman.of(blocks, Rank.HIGHEST_FIRST);
        Friedman lowest = Friedman.of(blocks, Rank.LOWEST_FIRST);
        assertThat(lowest.chiSquareTieCorrected()).isCloseTo(highest.chiSquareTieCorrected(), CLOSE);
        assertThat(lowest.imanDavenportP()).isCloseTo(highest.imanDavenportP(), CLOSE);
        for (int j = 0; j < conditions; j++) {
            assertThat(lowest.meanRanks()[j]).isCloseTo(conditions + 1 - highest.meanRanks()[j], CLOSE);
        }
        assertThat(highest.chiSquareTieCorrected()).isGreaterThanOrEqualTo(highest.chiSquare());
    }

    @Property(tries = 20)
    void two_conditions_differ_where_their_p_value_is_small(@ForAll @DoubleRange(min = 0.01, max = 0.5) double alpha) {
        Friedman friedman = Friedman.of(unrounded(), Rank.HIGHEST_FIRST);
        Nemenyi nemenyi = Nemenyi.of(friedman, 14, alpha);
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < i; j++) {
                int first = i;
                int second = j;
                boolean together = nemenyi.cliques().stream()
                        .anyMatch(clique -> Arrays.stream(clique).anyMatch(c -> c == first)
                                && Arrays.stream(clique).anyMatch(c -> c == second));
                assertThat(together).isEqualTo(nemenyi.pValues()[i][j] > alpha);
            }
        }
    }
}
