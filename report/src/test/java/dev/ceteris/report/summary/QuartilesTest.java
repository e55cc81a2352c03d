// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.summary;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class QuartilesTest {
    /** R 4: {@code quantile(c(1, 2, 4, 8), type = 7)} gives 1.75, 3 and 5, as does numpy's percentile by default. */
    @Test
    void four_values_are_interpolated_as_r_and_numpy_do() {
        assertThat(Quartiles.of(8, 1, 4, 2)).isEqualTo(new Quartiles(4, 1.75, 3, 5));
    }

    @Test
    void one_slow_epoch_does_not_move_the_median() {
        assertThat(Quartiles.of(1, 1, 1, 1, 100).median()).isEqualTo(1);
    }

    @Test
    void nothing_measured_has_no_quartiles() {
        assertThat(Quartiles.of(Double.NaN)).isEqualTo(new Quartiles(0, Double.NaN, Double.NaN, Double.NaN));
    }

    @Property
    void quartiles_are_in_order(@ForAll @NotEmpty float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        Quartiles quartiles = Quartiles.of(doubles);

        assertThat(quartiles.first()).isLessThanOrEqualTo(quartiles.median());
        assertThat(quartiles.median()).isLessThanOrEqualTo(quartiles.third());
    }
}
