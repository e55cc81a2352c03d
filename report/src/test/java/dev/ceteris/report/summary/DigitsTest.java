// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.lab.trial.Metric;
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
    @CsvSource({"0.98, 0.9800", "1, 1.0000", "NaN, –"})
    void shares_of_single_trials_have_four_decimals(double share, String shown) {
        assertThat(Digits.of(Metric.TEST_ACCURACY, share)).isEqualTo(shown);
    }
}
