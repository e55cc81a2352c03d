// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SpreadTest {
    /** NIST/SEMATECH e-Handbook of Statistical Methods, the data set NumAcc1: 10000001, 10000003, 10000002. */
    @Test
    void nist_num_acc_1_has_its_certified_mean_and_deviation() {
        Spread spread = Spread.of(10000001, 10000003, 10000002);

        assertThat(spread.mean()).isEqualTo(10000002);
        assertThat(spread.deviation()).isEqualTo(1);
    }

    /** By hand: the mean of 2, 4, 4, 4, 5, 5, 7, 9 is 5, the squares sum to 32, 32 / 7 is the variance. */
    @Test
    void eight_small_numbers_give_what_pencil_and_paper_give() {
        Spread spread = Spread.of(2, 4, 4, 4, 5, 5, 7, 9);

        assertThat(spread.n()).isEqualTo(8);
        assertThat(spread.mean()).isEqualTo(5);
        assertThat(spread.deviation()).isCloseTo(Math.sqrt(32 / 7.0), within(1e-15));
        assertThat(spread.least()).isEqualTo(2);
        assertThat(spread.greatest()).isEqualTo(9);
    }

    @Test
    void one_value_has_a_mean_and_no_deviation() {
        assertThat(Spread.of(0.5)).isEqualTo(new Spread(1, 0.5, Double.NaN, 0.5, 0.5));
    }

    @Test
    void no_value_has_nothing() {
        assertThat(Spread.of()).isEqualTo(new Spread(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN));
    }

    @Test
    void values_that_are_not_finite_do_not_count() {
        assertThat(Spread.of(1, Double.NaN, 3, Double.POSITIVE_INFINITY)).isEqualTo(Spread.of(1, 3));
    }

    @Test
    void the_mean_of_huge_values_does_not_overflow() {
        assertThat(Spread.of(1.5e308, 1.5e308).mean()).isEqualTo(1.5e308);
    }

    @Property
    void equal_values_have_themselves_as_mean_and_no_deviation(
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double value, @ForAll @IntRange(min = 2, max = 20) int n) {
        double[] values = new double[n];
        Arrays.fill(values, value);

        assertThat(Spread.of(values)).isEqualTo(new Spread(n, value, 0, value, value));
    }

    @Property
    void the_mean_lies_between_the_extremes_and_the_deviation_within_their_distance(
            @ForAll @Size(min = 2, max = 30) double[] values) {
        double[] moderate = Arrays.stream(values).map(value -> value % 1e9).toArray();
        Spread spread = Spread.of(moderate);

        assertThat(spread.mean()).isBetween(spread.least(), spread.greatest());
        assertThat(spread.deviation()).isBetween(0.0, (spread.greatest() - spread.least()) * (1 + 1e-9));
    }
}
