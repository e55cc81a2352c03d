// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AxisTest {
    private static Axis spanning(double... values) {
        return Axis.spanning("x", List.of(values));
    }

    @Test
    void two_decades_make_an_axis_logarithmic() {
        assertThat(spanning(1, 100).scale()).isEqualTo(Axis.Scale.LOGARITHMIC);
        assertThat(spanning(1, 99).scale()).isEqualTo(Axis.Scale.LINEAR);
        assertThat(spanning(0, 1e6).scale()).isEqualTo(Axis.Scale.LINEAR);
    }

    @Test
    void the_middle_of_a_logarithmic_axis_is_the_geometric_mean() {
        assertThat(spanning(1, 10_000).place(100)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void an_axis_of_amounts_starts_at_zero() {
        assertThat(Axis.ofAmounts("s", List.of(new double[] {3, 4})).from()).isZero();
    }

    @Test
    void zero_has_a_place_apart_on_a_logarithmic_axis_that_is_asked_for_it() {
        Axis axis = Axis.withZero("λ", List.of(new double[] {0, 5e-6, 5e-4, 5e-2}));
        assertThat(axis.place(0)).isBetween(0.02, 0.06);
        assertThat(axis.place(5e-6)).isGreaterThan(3 * axis.place(0));
        assertThat(axis.place(5e-4)).isCloseTo((axis.place(5e-6) + axis.place(5e-2)) / 2, within(1e-12));
        assertThat(axis.place(5e-2)).isBetween(0.95, 0.99);
        assertThat(Ticks.of(axis).stream().map(Ticks::label))
                .containsExactly("0", "0.00001", "0.0001", "0.001", "0.01");
    }

    @Test
    void an_axis_may_be_logarithmic_however_little_its_values_span() {
        Axis axis = Axis.logarithmic("B", List.of(new double[] {10, 40}));
        assertThat(axis.scale()).isEqualTo(Axis.Scale.LOGARITHMIC);
        assertThat(axis.place(20)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void levels_with_even_ratios_have_a_logarithmic_axis() {
        assertThat(ofLevels(64, 8, 16, 32)).isEqualTo(Axis.Scale.LOGARITHMIC);
        assertThat(ofLevels(0.1, 0.2, 0.5, 1)).isEqualTo(Axis.Scale.LOGARITHMIC);
        assertThat(ofLevels(0.01, 1)).isEqualTo(Axis.Scale.LOGARITHMIC);
        assertThat(ofLevels(0, 1e-5, 1e-3)).isEqualTo(Axis.Scale.LOGARITHMIC_AND_ZERO);
    }

    @Test
    void levels_with_even_differences_have_a_linear_axis() {
        assertThat(ofLevels(1, 2, 3)).isEqualTo(Axis.Scale.WHOLE);
        assertThat(ofLevels(0, 0.25, 0.5)).isEqualTo(Axis.Scale.LINEAR);
        assertThat(ofLevels(-1, 0.001, 10)).isEqualTo(Axis.Scale.LINEAR);
        assertThat(ofLevels(16, 32)).isEqualTo(Axis.Scale.WHOLE);
    }

    private static Axis.Scale ofLevels(double... levels) {
        return Axis.ofLevels("x", levels).scale();
    }

    @Test
    void epochs_are_never_logarithmic() {
        assertThat(Axis.whole("epoch", List.of(new double[] {1, 200})).scale()).isEqualTo(Axis.Scale.WHOLE);
    }

    @Test
    void there_is_no_tick_between_two_epochs() {
        assertThat(Ticks.of(Axis.whole("epoch", List.of(new double[] {1, 3}))).stream()
                        .map(Ticks::label))
                .containsExactly("1", "2", "3");
    }

    @Property
    void every_finite_value_has_a_place_on_its_axis(@ForAll float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = i % 7 == 3 ? Double.NaN : values[i];
        }
        Axis axis = spanning(doubles);

        assertThat(axis.from()).isLessThan(axis.to());
        for (double value : doubles) {
            if (Double.isFinite(value)) {
                assertThat(axis.place(value)).isBetween(0.0, 1.0);
            }
        }
    }

    @Test
    void ticks_are_round_and_on_the_axis() {
        assertThat(Ticks.of(spanning(0.61, 0.99)).stream().map(Ticks::label))
                .containsExactly("0.6", "0.7", "0.8", "0.9", "1");
        assertThat(Ticks.of(spanning(3, 9380)).stream().map(Ticks::label))
                .containsExactly("10", "100", "1000", "10000");
        assertThat(Ticks.of(spanning(2e-14, 5e-12)).stream().map(Ticks::label)).containsExactly("1e-13", "1e-12");
    }
}
