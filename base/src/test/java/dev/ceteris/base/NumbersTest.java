// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({"0.2, 20 %", "0.07, 7 %", "0.125, 12.5 %", "0.09999999999999998, 10 %", "1.1, 110 %", "1e-5, 0.001 %"})
    void a_share_is_written_without_what_binary_fractions_add_to_it(double share, String text) {
        assertThat(Numbers.percent(share)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.0012, 0.98532, 0.9853", "0.0012, -0.98532, −0.9853", "1.2e-7, 3.44e-7, 3.44e-7", "NaN, 0.5, 0.5"})
    void a_width_decides_how_many_digits_are_written(double width, double value, String text) {
        assertThat(Numbers.threeWithin(width, value)).isEqualTo(text);
    }

    /** Of a metric that does not vary, an interval is as wide as the last digit of a double. */
    @Test
    void a_width_of_rounding_is_no_width() {
        assertThat(Numbers.threeWithin(1e-15, 0.999999999999999)).isEqualTo("1");
        assertThat(Numbers.threeWithin(1e-13, 123.45600000000002)).isEqualTo("123");
        assertThat(Numbers.within(1e-15, 0.999999999999999)).isEqualTo("1");
        assertThat(Numbers.within(1e-9, 0.9999999991)).isEqualTo("0.9999999991");
    }

    @ParameterizedTest
    @CsvSource({
        "12345678.9, 12345678.9",
        "1e7, 1e7",
        "-25000000, −2.5e7",
        "1234567890123, 1234567890123",
        "1.5e300, 1.5e300",
        "0.00001234, 1.234e-5"
    })
    void an_exponent_has_to_make_a_number_shorter(double value, String text) {
        assertThat(Numbers.plain(value)).isEqualTo(text);
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
        assertThat(Numbers.seconds(seconds)).isEqualTo(shown);
    }

    @Test
    void large_numbers_of_a_table_have_no_exponent_and_counts_have_all_their_digits() {
        assertThat(Numbers.plainly(101_770)).isEqualTo("101770");
        assertThat(Numbers.plainly(22_853_117)).isEqualTo("22850000");
        assertThat(Numbers.plainly(0.0060501)).isEqualTo("0.006050");
        assertThat(Numbers.plainly(Double.POSITIVE_INFINITY)).isEqualTo("–");
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
        assertThat(Numbers.within(width, value)).isEqualTo(shown);
    }

    @Test
    void decimals_are_as_many_as_are_asked_for_and_nothing_is_not_negative() {
        assertThat(Numbers.decimals(-0.4, 2)).isEqualTo("−0.40");
        assertThat(Numbers.decimals(-0.001, 2)).isEqualTo("0.00");
        assertThat(Numbers.decimals(1.2345, 2)).isEqualTo("1.23");
    }
}
