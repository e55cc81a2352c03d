// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({"0.2, 20 %", "0.07, 7 %", "0.125, 12.5 %", "0.09999999999999998, 10 %", "1.1, 110 %", "1e-5, 0.001 %"})
    void a_share_is_told_without_what_binary_fractions_add_to_it(double share, String told) {
        assertThat(Numbers.percent(share)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({"0.0012, 0.98532, 0.9853", "0.0012, -0.98532, −0.9853", "1.2e-7, 3.44e-7, 3.44e-7", "NaN, 0.5, 0.5"})
    void a_width_decides_how_many_digits_are_told(double width, double value, String told) {
        assertThat(Numbers.within(width, value)).isEqualTo(told);
    }
}
