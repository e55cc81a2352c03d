// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.base.SpecException;
import dev.ceteris.engine.training.Weights;
import dev.ceteris.engine.training.Weights.LayerWeights;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WeightHistogramLaws {
    private static Weights network(float... weights) {
        return new Weights(List.of(new LayerWeights(weights.length, 1, weights, new float[] {99})));
    }

    @Property
    void every_weight_is_counted_once(
            @ForAll @Size(min = 1, max = 40) List<@FloatRange(min = -3, max = 3) Float> values,
            @ForAll @IntRange(min = 0, max = 30) int half) {
        float[] weights = new float[values.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = values.get(i);
        }
        WeightHistogram one = WeightHistogram.of(List.of(network(weights)), 2 * half + 1)
                .getFirst()
                .getFirst();
        assertThat(one.total()).isEqualTo(weights.length);
        assertThat(one.counts()).hasSize(2 * half + 1);
        assertThat(one.edge(0)).isEqualTo(-one.reach());
        assertThat(one.edge(one.counts().size())).isEqualTo(one.reach());
    }

    @Test
    void zeros_lie_in_the_middle_bin_and_the_largest_weights_in_the_outermost() {
        WeightHistogram histogram = WeightHistogram.of(List.of(network(-1, 0, 0, 0, 0.3f, 0.5f, 1)), 5)
                .getFirst()
                .getFirst();
        assertThat(histogram.counts()).containsExactly(1L, 0L, 3L, 2L, 1L);
        assertThat(histogram.reach()).isEqualTo(1);
        assertThat(histogram.edge(2)).isCloseTo(-0.2, within(1e-15));
    }

    @Test
    void networks_that_are_compared_have_the_same_bins() {
        List<List<WeightHistogram>> both = WeightHistogram.of(List.of(network(0.5f), network(0, -2)), 3);
        assertThat(both.get(0).getFirst()).isEqualTo(new WeightHistogram(2, List.of(0L, 1L, 0L)));
        assertThat(both.get(1).getFirst()).isEqualTo(new WeightHistogram(2, List.of(1L, 1L, 0L)));
    }

    @Test
    void a_layer_of_zeros_has_a_histogram_and_an_even_number_of_bins_none() {
        assertThat(WeightHistogram.of(List.of(network(0, 0)), 3)
                        .getFirst()
                        .getFirst()
                        .counts())
                .containsExactly(0L, 2L, 0L);
        assertThatThrownBy(() -> WeightHistogram.of(List.of(network(1)), 4))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("odd");
    }
}
