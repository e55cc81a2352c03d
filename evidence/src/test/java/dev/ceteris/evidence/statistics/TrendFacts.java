// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Facts: trends as SciPy 1.17, or a count of all cases with itertools, has them; and laws. */
class TrendFacts {
    private static final Offset<Double> CLOSE = within(1e-9);

    private static void assertResult(Trend.Result result, double statistic, double increasing, double decreasing) {
        assertThat(result.statistic()).isEqualTo(statistic);
        assertThat(result.increasing()).isCloseTo(increasing, CLOSE);
        assertThat(result.decreasing()).isCloseTo(decreasing, CLOSE);
    }

    /** {@code stats.page_trend_test(blocks, method='exact')}, falling with {@code predicted_ranks=[5, 4, 3, 2, 1]} */
    @Test
    void page_counts_all_orders_of_all_blocks() {
        double[][] three = {{72, 47, 74}, {100, 73, 68}, {45, 86, 20}, {50, 62, 70.5}, {66, 66.5, 71}};
        assertResult(Trend.page(three), 62, 0.3225308641975308, 0.7816358024691356);
        double[][] five = {
            {0.90, 0.91, 0.93, 0.92, 0.95},
            {0.88, 0.90, 0.89, 0.93, 0.94},
            {0.91, 0.90, 0.92, 0.94, 0.935},
            {0.87, 0.89, 0.91, 0.90, 0.92},
        };
        assertResult(Trend.page(five), 215, 2.2564621913580248e-05, 0.9999915557484567);
        assertThat(Trend.page(five).z()).isCloseTo(3.5, CLOSE);
    }

    /** All 6⁵ ways to order the mid-ranks of five blocks, counted; z from their mean and standard deviation. */
    @Test
    void page_keeps_the_ties_of_a_block() {
        double[][] blocks = {{1, 1, 2}, {2, 3, 3}, {1, 2, 2}, {4, 4, 4}, {2, 1, 3}};
        assertResult(Trend.page(blocks), 65.5, 0.018518518518518517, 0.9938271604938271);
        assertThat(Trend.page(blocks).z()).isCloseTo(2.1572774865200244, CLOSE);
    }

    /**
     * {@code stats.page_trend_test([[(i*37 + j*11) % 101 + 4*j for j in range(6)] for i in range(40)],
     * method='asymptotic')}
     */
    @Test
    void many_blocks_have_the_p_value_of_the_normal_distribution() {
        double[][] blocks = IntStream.range(0, 40)
                .mapToObj(i -> IntStream.range(0, 6)
                        .mapToDouble(j -> (i * 37 + j * 11) % 101 + 4 * j)
                        .toArray())
                .toArray(double[][]::new);
        assertResult(Trend.page(blocks), 3190, 2.2002470715943556e-07, 1 - 2.2002470715943556e-07);
        assertThat(Trend.page(blocks).z()).isCloseTo(5.050762722761053, CLOSE);
    }

    /**
     * J of all 10!/(3!·4!·3!) ways to deal out the values, counted: {@code z = (J - mean)/std},
     * {@code stats.norm.sf(z)}
     */
    @Test
    void jonckheere_with_and_without_ties() {
        Trend.Result plain = Trend.jonckheere(
                List.of(new double[] {1.2, 3.4, 2.2}, new double[] {2.5, 4.1, 3.3, 0.7}, new double[] {5.0, 4.4, 3.9}));
        assertResult(plain, 27, 0.022139754277195924, 0.9778602457228041);
        assertThat(plain.z()).isCloseTo(2.011435198964418, CLOSE);
        Trend.Result tied =
                Trend.jonckheere(List.of(new double[] {1, 3, 2}, new double[] {2, 4, 3, 1}, new double[] {5, 4, 3}));
        assertResult(tied, 26, 0.031202869362772, 0.968797130637228);
        assertThat(tied.z()).isCloseTo(1.8634019298487792, CLOSE);
    }

    @Test
    void where_all_is_equal_there_is_no_trend() {
        assertThat(Trend.page(new double[][] {{1, 1}, {2, 2}})).isEqualTo(new Trend.Result(9, 0, 1, 1));
        assertThat(Trend.jonckheere(List.of(new double[] {1}, new double[] {1})))
                .isEqualTo(new Trend.Result(0.5, 0, 1, 1));
        assertThatThrownBy(() -> Trend.jonckheere(List.of(new double[] {1})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are 1 groups, expected at least 2");
        assertThatThrownBy(() -> Trend.page(new double[][] {{1, 2}, {1}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("values are [1.0], expected at least 2");
    }

    @Property(tries = 100)
    void what_grows_falls_when_turned_round(
            @ForAll @Size(min = 1, max = 5) List<@Size(4) List<@IntRange(max = 6) Integer>> values) {
        double[][] blocks = values.stream()
                .map(row -> row.stream().mapToDouble(Integer::doubleValue).toArray())
                .toArray(double[][]::new);
        double[][] turned = Arrays.stream(blocks)
                .map(row -> Arrays.stream(row).map(value -> -value).toArray())
                .toArray(double[][]::new);
        Trend.Result page = Trend.page(blocks);
        assertThat(Trend.page(turned).increasing()).isCloseTo(page.decreasing(), CLOSE);
        assertThat(Trend.page(turned).z()).isCloseTo(-page.z(), CLOSE);
        assertThat(page.increasing() + page.decreasing()).isGreaterThanOrEqualTo(1 - 1e-12);
        if (blocks.length > 1) {
            Trend.Result groups = Trend.jonckheere(List.of(blocks));
            assertThat(Trend.jonckheere(List.of(turned)).z()).isCloseTo(-groups.z(), CLOSE);
            assertThat(Trend.jonckheere(List.of(blocks).reversed()).increasing())
                    .isCloseTo(groups.decreasing(), CLOSE);
        }
    }
}
