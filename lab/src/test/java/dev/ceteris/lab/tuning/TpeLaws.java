// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.engine.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws: what TPE proposes lies in the space and depends on nothing but what was measured. */
class TpeLaws {
    private static final Object MOMENTUM = Map.of("momentum", "a range");
    private static final List<SearchDimension> SPACE = List.of(
            new SearchDimension.Reals("rate", 0.001, 1, SearchDimension.Scale.LOG, 0),
            new SearchDimension.Wholes("width", 3, 90, SearchDimension.Scale.LINEAR, 0),
            new SearchDimension.Listed("optimizer", List.of("sgd", MOMENTUM, "adam")),
            new SearchDimension.Conditional(
                    new SearchDimension.Reals("beta", 0.5, 0.99, SearchDimension.Scale.LINEAR, 0),
                    "optimizer",
                    MOMENTUM));

    private static List<List<Object>> points(int count, long seed) {
        return new Uniform()
                .points(SPACE, new SplittableRandom(seed))
                .map(point -> SearchDimension.present(SPACE, point))
                .limit(count)
                .toList();
    }

    private static List<Object> proposal(int ranked, int pending, long seed) {
        return Tpe.STANDARD.propose(
                SPACE, points(ranked, seed), points(pending, seed + 1), new RandomStreams(seed).stream("tpe"));
    }

    @Property(tries = 200)
    void a_proposal_lies_in_the_space(
            @ForAll @IntRange(max = 60) int ranked, @ForAll @IntRange(max = 5) int pending, @ForAll long seed) {
        List<Object> point = proposal(ranked, pending, seed);

        assertThat((double) point.get(0)).isBetween(0.001, 1.0);
        assertThat((int) point.get(1)).isBetween(3, 90);
        assertThat(((SearchDimension.Listed) SPACE.get(2)).values()).contains(point.get(2));
        if (point.get(2).equals(MOMENTUM)) {
            assertThat((double) point.get(3)).isBetween(0.5, 0.99);
        } else {
            assertThat(point.get(3)).isEqualTo(SearchDimension.Absence.ABSENT);
        }
    }

    @Property(tries = 50)
    void equal_measurements_and_equal_randomness_give_equal_proposals(
            @ForAll @IntRange(max = 60) int ranked, @ForAll @IntRange(max = 5) int pending, @ForAll long seed) {
        assertThat(proposal(ranked, pending, seed)).isEqualTo(proposal(ranked, pending, seed));
    }

    /** Which of the best points is the very best, and in which order the others come, is not looked at. */
    @Property(tries = 50)
    void only_the_split_counts_and_not_the_order_within_a_part(@ForAll @IntRange(min = 20, max = 40) int ranked) {
        List<List<Object>> points = points(ranked, ranked);
        int best = (int) Math.ceil(0.15 * ranked);
        List<List<Object>> turned = Stream.concat(
                        points.subList(0, best).reversed().stream(), points.subList(best, ranked).reversed().stream())
                .toList();
        for (int axis = 0; axis < 2; axis++) {
            assertThat(density(turned, best, axis)).isEqualTo(density(points, best, axis));
        }
    }

    private static List<Double> density(List<List<Object>> points, int best, int axis) {
        AxisDensity l = AxisDensity.of(
                SPACE.get(axis),
                points.subList(0, best).stream().map(point -> point.get(axis)).toList());
        return points.stream().map(point -> l.at(point.get(axis))).sorted().toList();
    }

    @Property(tries = 20)
    void draws_follow_the_density(@ForAll @IntRange(min = 0, max = 8) int count, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ParzenMixture mixture = new ParzenMixture(random.doubles(count).toArray());
        int draws = 20_000;
        Map<Integer, Long> tenths = random.ints(draws)
                .mapToObj(_ -> (int) (10 * mixture.draw(random)))
                .collect(Collectors.groupingBy(tenth -> tenth, Collectors.counting()));
        double distance = IntStream.range(0, 10)
                .mapToDouble(tenth -> {
                    double expected = draws * mixture.mass(tenth / 10.0, (tenth + 1) / 10.0);
                    double difference = tenths.getOrDefault(tenth, 0L) - expected;
                    return difference * difference / expected;
                })
                .sum();
        // χ² with 9 degrees of freedom is beyond 45 once in a million.
        assertThat(distance).isLessThan(45);
    }

    @Property(tries = 50)
    void the_density_of_a_range_has_the_mass_one(@ForAll @IntRange(min = 0, max = 20) int count, @ForAll long seed) {
        ParzenMixture mixture =
                new ParzenMixture(new SplittableRandom(seed).doubles(count).toArray());
        int parts = 4000;
        double sum = IntStream.range(0, parts)
                .mapToDouble(i -> mixture.density((i + 0.5) / parts) / parts)
                .sum();
        assertThat(mixture.mass(0, 1)).isCloseTo(1, within(1e-12));
        assertThat(sum).isCloseTo(1, within(1e-4));
    }

    @Property(tries = 30)
    void a_dimension_is_learned_from_the_points_that_have_it(@ForAll long seed) {
        List<List<Object>> points = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            boolean good = i < 6;
            points.add(List.of(0.1, 20, MOMENTUM, good ? 0.9 : 0.6));
            points.add(List.of(0.1, 20, "sgd", SearchDimension.Absence.ABSENT));
        }
        List<Object> point = new ArrayList<>();
        RandomStreams streams = new RandomStreams(seed);
        for (int i = 0; point.isEmpty() || !point.get(2).equals(MOMENTUM); i++) {
            point = Tpe.STANDARD.propose(SPACE, points, List.of(), streams.stream("tpe/" + i));
        }
        assertThat((double) point.get(3)).isBetween(0.7, 0.99);
    }
}
