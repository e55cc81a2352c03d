// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.base.SpecException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Facts: τ-b and its p-value as {@code scipy.stats.kendalltau(x, y)} of SciPy 1.17 has them; and laws. */
class KendallFacts {
    private static void assertKendall(double[] x, double[] y, double tau, double pValue) {
        Kendall kendall = Kendall.of(x, y);
        assertThat(kendall.tau()).isCloseTo(tau, within(1e-14));
        assertThat(kendall.pValue()).isCloseTo(pValue, Percentage.withPercentage(1e-10));
    }

    @Test
    void a_few_things_without_ties_have_an_exact_p_value() {
        assertKendall(
                new double[] {1, 2, 3, 4, 5, 6, 7},
                new double[] {2, 1, 4, 3, 7, 5, 6},
                0.6190476190476191,
                0.06904761904761905);
        double[] same = IntStream.range(0, 9).asDoubleStream().toArray();
        assertKendall(same, same, 1, 5.5114638447971785e-06); // 2 / 9!
    }

    @Test
    void ties_count_in_both_numbers() {
        assertKendall(
                new double[] {12, 2, 1, 12, 2}, new double[] {1, 4, 7, 1, 0}, -0.4714045207910316, 0.28274545993277467);
        assertKendall(
                new double[] {1, 1, 2, 3, 3, 3, 4, 5, 6, 6},
                new double[] {3, 2, 2, 5, 5, 4, 4, 8, 7, 7},
                0.6914107176547127,
                0.009262012244985716);
    }

    @Test
    void many_things_have_the_p_value_of_the_normal_distribution() {
        assertKendall(
                IntStream.range(0, 40).asDoubleStream().toArray(),
                IntStream.range(0, 40).mapToDouble(i -> i * 17 % 40).toArray(),
                -0.046153846153846156,
                0.6748966096484204);
    }

    /** {@code 2 * scipy.stats.norm.sf(z)}. */
    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "0.3, 0.7641771556220948",
        "-1, 0.31731050786291415",
        "1.96, 0.04999579029644087",
        "2.9, 0.003731626600768075",
        "3.1, 0.0019352064264367126",
        "5, 5.733031437583866e-07",
        "9, 2.2571768119076647e-19",
        "30, 9.813427854295816e-198"
    })
    void the_tail_of_the_normal_distribution_is_that_of_scipy(double z, double expected) {
        assertThat(NormalTail.twoSided(z)).isCloseTo(expected, Percentage.withPercentage(1e-10));
    }

    @Property(tries = 200)
    void it_does_not_matter_which_of_the_two_is_first_and_only_ranks_do(
            @ForAll @Size(min = 4, max = 40) List<@IntRange(max = 20) Integer> drawn) {
        double[] x = drawn.stream().mapToDouble(i -> i).toArray();
        double[] y = IntStream.range(0, x.length)
                .mapToDouble(i -> (x[i] * 7 + i * 5) % 13)
                .toArray();
        Kendall kendall = Kendall.of(x, y);
        assertThat(Kendall.of(y, x)).isEqualTo(kendall);
        assertThat(Kendall.of(Arrays.stream(x).map(i -> i * i * i + 2 * i).toArray(), y))
                .isEqualTo(kendall);
        Kendall turned = Kendall.of(Arrays.stream(x).map(i -> -i).toArray(), y);
        if (!Double.isNaN(kendall.tau())) {
            assertThat(turned.tau()).isEqualTo(-kendall.tau());
            assertThat(turned.pValue()).isEqualTo(kendall.pValue()).isBetween(0.0, 1.0);
        }
    }

    /** The share of all 720 orders whose τ is at least as far from 0, counted. */
    @Property(tries = 30)
    void an_exact_p_value_is_a_share_of_all_orders(@ForAll @IntRange(max = 719) int number) {
        double[] ranks = {0, 1, 2, 3, 4, 5};
        Kendall kendall = Kendall.of(ranks, order(number));
        long asFar = IntStream.range(0, 720)
                .filter(other -> Math.abs(Kendall.of(ranks, order(other)).tau()) >= Math.abs(kendall.tau()) - 1e-9)
                .count();
        assertThat(kendall.pValue()).isCloseTo(asFar / 720.0, within(1e-12));
    }

    /** The order of six things with this number, by the digits of its factorial base. */
    private static double[] order(int number) {
        List<Double> left = new ArrayList<>(List.of(0.0, 1.0, 2.0, 3.0, 4.0, 5.0));
        double[] order = new double[6];
        int rest = number;
        for (int i = 0; i < 6; i++) {
            order[i] = left.remove(rest % left.size());
            rest /= left.size() + 1;
        }
        return order;
    }

    @Test
    void without_differences_there_is_no_ranking() {
        Kendall kendall = Kendall.of(new double[] {1, 1, 1}, new double[] {1, 2, 3});
        assertThat(kendall.tau()).isNaN();
        assertThat(kendall.pValue()).isNaN();
    }

    @Test
    void an_infinite_measure_ranks_last_and_a_missing_one_is_refused() {
        assertThat(Kendall.of(new double[] {1, 2, Double.POSITIVE_INFINITY}, new double[] {0, 1, 2})
                        .tau())
                .isEqualTo(1);
        assertThatThrownBy(() -> Kendall.of(new double[] {1, Double.NaN}, new double[] {1, 2}))
                .isInstanceOf(SpecException.class)
                .hasMessage("x 2 is NaN, expected a number");
        assertThatThrownBy(() -> Kendall.of(new double[] {1, 2}, new double[] {1}))
                .isInstanceOf(SpecException.class)
                .hasMessage("y is 1, expected one for each of the 2 values of x");
    }
}
