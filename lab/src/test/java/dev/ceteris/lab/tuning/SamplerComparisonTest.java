// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.engine.random.RandomStreams;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * TPE against random search at equal budgets, on functions whose minimum is known, with the settings of a study: 10
 * points at random, then 4 at a time. Both begin with the same 10 points. With {@code -Dfigures=true} it prints the
 * medians over 50 seeds, which are in docs/studies.md.
 */
class SamplerComparisonTest {
    private static final int SEEDS = 50;
    private static final int STARTUP = 10;
    private static final int BATCH = 4;

    /** A point with its value. */
    record Measured(List<Object> point, double value) {}

    /** What is minimized; each minimum is known. */
    enum Problem {
        /** Branin 1972, on [−5, 10] × [0, 15]; its minimum is 0.397887. */
        BRANIN(List.of(real("x", -5, 10), real("y", 0, 15)), point -> {
            double x = (double) point.get(0);
            double y = (double) point.get(1);
            double root = y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
            return root * root + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
        }),
        /**
         * Six dimensions like those of a study: a sphere around 0.01 on two log scales, 40 among whole numbers, 0.3 and
         * 0.7 on linear scales, and one of four words, of which three cost 0.5; its minimum is 0.
         */
        SPHERE(
                List.of(
                        log("a", 1e-5, 1),
                        log("b", 1e-5, 1),
                        new SearchDimension.Wholes("c", 4, 400, SearchDimension.Scale.LOG, 0),
                        real("d", 0, 1),
                        real("e", 0, 1),
                        new SearchDimension.Listed("f", List.of("p", "q", "r", "s"))),
                point -> {
                    double a = Math.log10((double) point.get(0)) + 2;
                    double b = Math.log10((double) point.get(1)) + 2;
                    double c = Math.log10((int) point.get(2)) - Math.log10(40);
                    double d = 3 * ((double) point.get(3) - 0.3);
                    double e = 3 * ((double) point.get(4) - 0.7);
                    return a * a + b * b + c * c + d * d + e * e + (point.get(5).equals("r") ? 0 : 0.5);
                }),
        /**
         * A space with conditions: one of two methods, where the better one has a range of its own and the other
         * one two; its minimum is 0.
         */
        CONDITIONAL(
                List.of(
                        log("rate", 1e-4, 10),
                        new SearchDimension.Listed("method", List.of("one", "two")),
                        new SearchDimension.Conditional(real("one.x", 0, 1), "method", "one"),
                        new SearchDimension.Conditional(real("two.x", 0, 1), "method", "two"),
                        new SearchDimension.Conditional(real("two.y", 0, 1), "method", "two")),
                point -> {
                    double rate = Math.log10((double) point.get(0)) + 1;
                    double inner = point.get(1).equals("one")
                            ? square(point.get(2), 0.2)
                            : 0.3 + square(point.get(3), 0.8) + square(point.get(4), 0.5);
                    return rate * rate + inner;
                });

        @SuppressWarnings("ImmutableEnumChecker") // the lists above are not changed
        private final List<SearchDimension> axes;

        @SuppressWarnings("ImmutableEnumChecker") // the functions above capture nothing
        private final ToDoubleFunction<List<Object>> value;

        Problem(List<SearchDimension> axes, ToDoubleFunction<List<Object>> value) {
            this.axes = axes;
            this.value = value;
        }

        Measured at(List<Object> point) {
            return new Measured(point, value.applyAsDouble(point));
        }
    }

    private static double square(Object x, double best) {
        double difference = 3 * ((double) x - best);
        return difference * difference;
    }

    private static SearchDimension real(String name, double from, double to) {
        return new SearchDimension.Reals(name, from, to, SearchDimension.Scale.LINEAR, 0);
    }

    private static SearchDimension log(String name, double from, double to) {
        return new SearchDimension.Reals(name, from, to, SearchDimension.Scale.LOG, 0);
    }

    private static List<Measured> random(Problem problem, int trials, long seed) {
        return new Uniform()
                .points(problem.axes, new RandomStreams(seed).stream("tune"))
                .map(point -> problem.at(SearchDimension.present(problem.axes, point)))
                .limit(trials)
                .toList();
    }

    private static List<Measured> tpe(Problem problem, int trials, long seed) {
        List<Measured> all = new ArrayList<>(random(problem, STARTUP, seed));
        for (int generation = 1; all.size() < trials; generation++) {
            List<List<Object>> ranked = all.stream()
                    .sorted(Comparator.comparingDouble(Measured::value))
                    .map(Measured::point)
                    .toList();
            List<List<Object>> pending = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                pending.add(Tpe.STANDARD.propose(
                        problem.axes,
                        ranked,
                        pending,
                        new RandomStreams(seed).stream("tune/tpe/" + generation + "/" + i)));
            }
            pending.forEach(point -> all.add(problem.at(point)));
        }
        return all.subList(0, trials);
    }

    private static double best(List<Measured> all, int trials) {
        return all.subList(0, trials).stream()
                .mapToDouble(Measured::value)
                .min()
                .orElseThrow();
    }

    private static double median(double[] sorted) {
        return (sorted[sorted.length / 2] + sorted[(sorted.length - 1) / 2]) / 2;
    }

    @ParameterizedTest
    @EnumSource
    void tpe_finds_better_points_than_random_search(Problem problem) {
        List<List<Measured>> byTpe = LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> tpe(problem, 100, seed))
                .toList();
        List<List<Measured>> byChance = LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> random(problem, 100, seed))
                .toList();
        for (int trials : List.of(50, 100)) {
            double[] tpe = byTpe.stream()
                    .mapToDouble(all -> best(all, trials))
                    .sorted()
                    .toArray();
            double[] chance = byChance.stream()
                    .mapToDouble(all -> best(all, trials))
                    .sorted()
                    .toArray();
            long wins = IntStream.range(0, SEEDS)
                    .filter(i -> best(byTpe.get(i), trials) < best(byChance.get(i), trials))
                    .count();
            if (Boolean.getBoolean("figures")) {
                System.out.printf(
                        "%s, %d trials: median best %.4f with TPE, %.4f at random; TPE better with %d of %d seeds%n",
                        problem, trials, median(tpe), median(chance), wins, SEEDS);
            }
            assertThat(median(tpe)).isLessThan(median(chance));
        }
    }
}
