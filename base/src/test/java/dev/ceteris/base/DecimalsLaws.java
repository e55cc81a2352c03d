// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws: a number that is read has the bits that Java gives it. */
class DecimalsLaws {
    private static void assertSame(String text) {
        assertThat(Double.doubleToRawLongBits(Decimals.parse(text)))
                .as(text)
                .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
    }

    @Property(tries = 20_000)
    void a_number_of_any_digits_has_the_bits_of_java(
            @ForAll long digits, @ForAll @IntRange(min = -3, max = 25) int scale) {
        for (long part : new long[] {digits, digits / 10_000, digits / 100_000_000, digits % 1000}) {
            assertSame(new BigDecimal(BigInteger.valueOf(part), scale).toPlainString());
        }
    }

    @Example
    void signs_points_and_zeros_are_read_as_java_reads_them() {
        for (String text : new String[] {
            "0",
            "-0",
            "+0.0",
            "-0.000",
            "5.",
            ".5",
            "-.5",
            "+1",
            "007",
            "1e3",
            "-1E-3",
            "0.1",
            "000000000000000000001.5",
            "999999999999999",
            "9999999999999999",
            "9007199254740993",
            "0.000000000000001",
            "0.0000000000000001",
            "123456789.123456"
        }) {
            assertSame(text);
        }
    }

    @Example
    void what_is_no_number_is_refused() {
        for (String text : new String[] {"", ".", "-", "+", "1.2.3", "1,5", "--1", "e5", "1-"}) {
            assertThatThrownBy(() -> Decimals.parse(text)).as(text).isInstanceOf(NumberFormatException.class);
        }
    }
}
