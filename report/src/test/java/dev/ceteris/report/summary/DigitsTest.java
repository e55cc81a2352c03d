// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.lab.trial.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {
    @ParameterizedTest
    @CsvSource({
        "0.978512, 0.00112, 0.9785 ± 0.0011",
        "0.978512, 0.0995, 0.98 ± 0.10",
        "1234.5, 12.3, 1234 ± 12",
        "1234.5, 0.5, 1234.50 ± 0.50",
        "1e-7, 2.2e-8, 1.00e-7 ± 2.2e-8",
        "0.9, 0, 0.900000 ± 0",
    })
    void the_deviation_decides_how_many_digits_the_mean_has(double mean, double deviation, String shown) {
        assertThat(Digits.of(new Spread(3, mean, deviation, mean, mean))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0.97851234, 0.9785", "12.3456, 12.35", "NaN, –", "Infinity, –"})
    void a_single_seed_has_four_digits(double mean, String shown) {
        assertThat(Digits.of(Spread.of(mean))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "75.04, 75.0 s",
        "1234.5, 1230 s",
        "1, 1.00 s",
        "0.9994, 999 ms",
        "0.0015, 1.50 ms",
        "0.00012345, 123 µs",
        "0.9999, 1.00 s",
        "NaN, –"
    })
    void times_come_in_the_unit_that_reads_best(double seconds, String shown) {
        assertThat(Digits.seconds(seconds)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0.98, 0.9800", "1, 1.0000", "NaN, –"})
    void shares_of_single_trials_have_four_decimals(double share, String shown) {
        assertThat(Digits.of(Metric.TEST_ACCURACY, share)).isEqualTo(shown);
    }

    @Test
    void large_numbers_of_a_table_have_no_exponent_and_counts_have_all_their_digits() {
        assertThat(Digits.plainly(101_770)).isEqualTo("101770");
        assertThat(Digits.plainly(22_853_117)).isEqualTo("22850000");
        assertThat(Digits.plainly(0.0060501)).isEqualTo("0.006050");
        assertThat(Digits.plainly(Double.POSITIVE_INFINITY)).isEqualTo("–");
    }

    @ParameterizedTest
    @CsvSource({
        "1.5e-7, 3.88e-8, 4e-8",
        "1.5e-7, 0, 0",
        "1.5e-7, -1e-9, 0",
        "4.4e-13, 1.893e-13, 1.9e-13",
        "0.00037, 0, 0.00000",
        "NaN, 12345678, 1.235e7"
    })
    void an_exponent_is_written_as_studies_write_it(double width, double value, String shown) {
        assertThat(Digits.within(width, value)).isEqualTo(shown);
    }

    @Test
    void decimals_are_as_many_as_are_asked_for_and_nothing_is_not_negative() {
        assertThat(Digits.decimals(-0.4, 2)).isEqualTo("−0.40");
        assertThat(Digits.decimals(-0.001, 2)).isEqualTo("0.00");
        assertThat(Digits.decimals(1.2345, 2)).isEqualTo("1.23");
    }
}
