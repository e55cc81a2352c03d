// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.data.source.TargetColumn;
import dev.ceteris.engine.sample.Values;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Facts: errors of predicted numbers. */
class TargetErrorsFacts {
    /** y = [1, 2, 4, 10, 20, 60] as two columns, standardized by means 3 and 30, deviations 2 and 10. */
    private static final Values TARGETS =
            new Values(new double[] {(1 - 3) / 2.0, (10 - 30) / 10.0, (2 - 3) / 2.0, (20 - 30) / 10.0, 0.5, 3}, 2);

    private static final List<TargetColumn> COLUMNS =
            List.of(new TargetColumn("a", 3, 2), new TargetColumn("b", 30, 10));

    /**
     * Predictions a = [1.5, 2, 3], b = [10, 25, 50]. By the formulas of scikit-learn's mean_squared_error,
     * mean_absolute_error and r2_score with multioutput='uniform_average', calculated with Python's fractions: a has
     * 5/12, 1/2 and 41/56; b has 125/3, 5 and 51/56.
     */
    @Test
    void errors_are_those_of_the_predictions_in_the_unit_of_each_target() {
        double[] answers = {(1.5 - 3) / 2, (10 - 30) / 10.0, (2 - 3) / 2.0, (25 - 30) / 10.0, 0, 2};
        TargetErrors errors = TargetErrors.of(answers, TARGETS, COLUMNS);

        assertThat(errors.mse()).isCloseTo((5 / 12.0 + 125 / 3.0) / 2, within(1e-12));
        assertThat(errors.mae()).isCloseTo((1 / 2.0 + 5) / 2, within(1e-12));
        assertThat(errors.r2()).isCloseTo((41 / 56.0 + (1 - 125 / 1400.0)) / 2, within(1e-12));
    }

    /**
     * scikit-learn 1.9.1: {@code mean_pinball_loss([[1, 10], [2, 20], [4, 60]], [[1.5, 10], [2, 25], [3, 50]],
     * alpha=0.1)}, and with the other quantiles.
     */
    @ParameterizedTest
    @CsvSource({"0.1, 1.0083333333333333", "0.25, 1.1458333333333335", "0.5, 1.375", "0.9, 1.7416666666666667"})
    void the_pinball_loss_is_that_of_scikit_learn(double quantile, double expected) {
        double[] answers = {(1.5 - 3) / 2, (10 - 30) / 10.0, (2 - 3) / 2.0, (25 - 30) / 10.0, 0, 2};

        assertThat(TargetErrors.of(answers, TARGETS, COLUMNS).pinball(quantile)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void always_the_mean_of_the_same_numbers_has_an_r2_of_0() {
        TargetErrors errors = TargetErrors.ofMean(TARGETS, TARGETS, COLUMNS);

        assertThat(errors.r2()).isCloseTo(0, within(1e-12));
        // Variances of [1, 2, 4] and [10, 20, 60].
        assertThat(errors.mse()).isCloseTo((14 / 9.0 + 1400 / 3.0) / 2, within(1e-9));
    }

    @Test
    void targets_that_do_not_differ_have_no_r2() {
        Values equal = new Values(new double[] {1, 1}, 1);
        assertThat(TargetErrors.ofMean(equal, equal, List.of(new TargetColumn("a", 0, 1)))
                        .r2())
                .isNaN();
    }
}
