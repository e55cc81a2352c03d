// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.engine.sample.FloatFeatures;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;

class FeatureScaleLawsTest {
    @Property(tries = 200)
    void what_it_was_fitted_to_gets_mean_0_and_variance_1(
            @ForAll @Size(20) float @FloatRange(min = -1000, max = 1000) [] values) {
        values[0] = -1; // else all may be equal
        values[1] = 1;
        FloatFeatures features = new FloatFeatures(values, 1);
        FloatFeatures standardized = FeatureScale.standardizing(features).apply(features);
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
        FeatureScale fitted = FeatureScale.standardizing(new FloatFeatures(new float[] {2, 10, 4, 10, 9, 40}, 2));
        assertThat(fitted.apply(new FloatFeatures(new float[] {0, 20}, 2)).values())
                .containsExactly(-1.6984155f, 0f);
    }

    @Example
    void a_feature_that_never_changes_becomes_0() {
        FloatFeatures features = new FloatFeatures(new float[] {0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f}, 1);
        assertThat(FeatureScale.standardizing(features).apply(features).values())
                .containsOnly(0f);
    }

    @Example
    void another_width_is_refused() {
        FeatureScale fitted = FeatureScale.standardizing(new FloatFeatures(new float[] {1, 2}, 1));
        assertThatThrownBy(() -> fitted.apply(new FloatFeatures(new float[] {1, 2}, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("width is 2, expected 1");
    }

    @Example
    void the_least_value_of_the_training_set_becomes_0_and_the_greatest_one_1() {
        FeatureScale fitted = FeatureScale.toZeroOne(
                new FloatFeatures(new float[] {2, 7, 5, 4, 7, 5, 6, 7, 5}, 3), feature -> feature < 2);
        assertThat(fitted.apply(new FloatFeatures(new float[] {3, 8, 5, 8, 7, 6}, 3))
                        .values())
                .containsExactly(0.25f, 1f, 5f, 1.5f, 0f, 6f);
    }

    @Property(tries = 100)
    void uniform_draws_get_mean_0_and_variance_1_by_their_bounds_alone(
            @ForAll @FloatRange(min = -100, max = 100) float from,
            @ForAll @FloatRange(min = 0.1f, max = 50) float length) {
        float[] even = new float[1001];
        for (int i = 0; i < even.length; i++) {
            even[i] = from + length * (i + 0.5f) / even.length;
        }
        FeatureScale scale =
                FeatureScale.ofUniform(Scaling.STANDARDIZED, List.of((double) from), List.of((double) from + length));
        double sum = 0;
        double squares = 0;
        for (float value : scale.apply(new FloatFeatures(even, 1)).values()) {
            sum += value;
            squares += (double) value * value;
            assertThat(scale.unscaled(0, value)).isBetween(from - 1e-3, from + length + 1e-3);
        }
        assertThat(sum / even.length).isCloseTo(0, within(1e-3));
        assertThat(squares / even.length).isCloseTo(1, within(1e-3));
    }
}
