// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.engine.sample.FloatFeatures;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;

class StandardizationLawsTest {
    @Property(tries = 200)
    void what_it_was_fitted_to_gets_mean_0_and_variance_1(
            @ForAll @Size(20) float @FloatRange(min = -1000, max = 1000) [] values) {
        values[0] = -1; // else all may be equal
        values[1] = 1;
        FloatFeatures features = new FloatFeatures(values, 1);
        FloatFeatures standardized = Standardization.fittedTo(features).apply(features);
        double sum = 0;
        double squares = 0;
        for (float value : standardized.values()) {
            sum += value;
            squares += (double) value * value;
        }
        assertThat(sum / 20).isCloseTo(0, within(1e-5));
        assertThat(squares / 20).isCloseTo(1, within(1e-5));
    }

    @Example
    void numbers_of_the_test_part_do_not_move_it() {
        // By hand: mean 5, deviation √((9 + 1 + 16) / 3); mean 20.
        Standardization fitted = Standardization.fittedTo(new FloatFeatures(new float[] {2, 10, 4, 10, 9, 40}, 2));
        assertThat(fitted.apply(new FloatFeatures(new float[] {0, 20}, 2)).values())
                .containsExactly(-1.6984155f, 0f);
    }

    @Example
    void a_feature_that_never_changes_becomes_0() {
        FloatFeatures features = new FloatFeatures(new float[] {0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f}, 1);
        assertThat(Standardization.fittedTo(features).apply(features).values()).containsOnly(0f);
    }

    @Example
    void another_width_is_refused() {
        Standardization fitted = Standardization.fittedTo(new FloatFeatures(new float[] {1, 2}, 1));
        assertThatThrownBy(() -> fitted.apply(new FloatFeatures(new float[] {1, 2}, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("width is 2, expected 1");
    }
}
