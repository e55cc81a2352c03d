// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Laws: values lie in the space, on its scale, and can be read. */
class SearchDimensionLaws {
    private static final double ALMOST_ONE = Math.nextDown(1.0);

    @Property
    void a_real_value_lies_in_its_range_and_rises_with_the_share(
            @ForAll @DoubleRange(min = 0.01, max = 1) double from,
            @ForAll @DoubleRange(min = 1.01, max = 1e6) double to,
            @ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double share,
            @ForAll SearchDimension.Scale scale) {
        SearchDimension axis = new SearchDimension.Reals("x", from, to, scale, 0);
        double value = (double) axis.at(share);
        assertThat(value).isBetween(from, to).isBetween((double) axis.at(0), (double) axis.at(ALMOST_ONE));
        double span = scale == SearchDimension.Scale.LINEAR ? (to - from) / 1000 : value / 1000;
        double exact =
                scale == SearchDimension.Scale.LINEAR ? from + share * (to - from) : from * Math.pow(to / from, share);
        assertThat(value).isCloseTo(exact, within(span));
    }

    @Property
    void a_whole_value_lies_in_its_range_and_every_one_can_come(
            @ForAll @IntRange(min = 1, max = 20) int from,
            @ForAll @IntRange(min = 1, max = 40) int more,
            @ForAll SearchDimension.Scale scale) {
        SearchDimension axis = new SearchDimension.Wholes("n", from, from + more, scale, 0);
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            int value = (int) axis.at(i / 10_000.0);
            assertThat(value).isBetween(from, from + more);
            seen.add(value);
        }
        assertThat(seen).hasSize(more + 1);
        assertThat(axis.at(ALMOST_ONE)).isEqualTo(from + more);
    }

    @Test
    void a_grid_begins_and_ends_with_the_range() {
        assertThat(new SearchDimension.Reals("x", 0.01, 1, SearchDimension.Scale.LOG, 3).grid())
                .containsExactly(0.01, 0.1, 1.0);
        assertThat(new SearchDimension.Reals("x", 0, 2, SearchDimension.Scale.LINEAR, 5).grid())
                .containsExactly(0.0, 0.5, 1.0, 1.5, 2.0);
        assertThat(new SearchDimension.Wholes("n", 1, 3, SearchDimension.Scale.LINEAR, 9).grid())
                .containsExactly(1, 2, 3);
        assertThat(new SearchDimension.Wholes("n", 8, 512, SearchDimension.Scale.LOG, 4).grid())
                .containsExactly(8, 32, 128, 512);
    }

    @Test
    void a_grid_has_every_combination_once_shuffled_or_not() {
        List<SearchDimension> axes = List.of(
                new SearchDimension.Listed("a", List.of(1, 2, 3)),
                new SearchDimension.Wholes("b", 5, 6, SearchDimension.Scale.LINEAR, 2));
        List<List<Object>> inOrder = new Grid(Grid.Order.LAST_AXIS_FASTEST)
                .points(axes, new SplittableRandom(1))
                .toList();
        assertThat(inOrder)
                .containsExactly(
                        List.of(1, 5), List.of(1, 6), List.of(2, 5), List.of(2, 6), List.of(3, 5), List.of(3, 6));
        assertThat(new Grid(Grid.Order.SHUFFLED).points(axes, new SplittableRandom(1)))
                .containsExactlyInAnyOrderElementsOf(inOrder)
                .isNotEqualTo(inOrder);
    }

    @Test
    void a_sampler_with_equal_randomness_begins_with_the_same_points() {
        List<SearchDimension> axes = List.of(
                new SearchDimension.Reals("x", 0.01, 2, SearchDimension.Scale.LOG, 0),
                new SearchDimension.Listed("word", List.of("relu", "tanh")));
        for (Sampler sampler : List.of(new Uniform(), new Sobol())) {
            List<List<Object>> ten = first(10, sampler, axes, 7);
            assertThat(first(30, sampler, axes, 7).subList(0, 10)).isEqualTo(ten);
            assertThat(first(10, sampler, axes, 8)).isNotEqualTo(ten);
        }
    }

    private static List<List<Object>> first(int count, Sampler sampler, List<SearchDimension> axes, long seed) {
        return new ArrayList<>(
                sampler.points(axes, new SplittableRandom(seed)).limit(count).toList());
    }
}
