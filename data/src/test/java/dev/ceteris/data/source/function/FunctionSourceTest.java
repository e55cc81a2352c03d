// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.base.DataException;
import dev.ceteris.base.SpecException;
import dev.ceteris.data.source.DataPlaces;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.source.Scaling;
import dev.ceteris.data.split.Parts;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.sample.Features;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.sample.Values;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Laws and facts: what a function gives to learn and to be judged by. */
class FunctionSourceTest {
    private static final String BUMP = "x1*exp(-x1^2-x2^2)";
    private static final DataPlaces NOWHERE = new DataPlaces(List.of(), Path.of("none"), line -> {});

    private static FunctionSource bump(double noise) {
        return function(BUMP, 2, -2, 2, noise, 20, 0);
    }

    private static FunctionSource function(
            String text, int inputs, double from, double to, double noise, int grid, int diagonal) {
        return new FunctionSource(
                text, Collections.nCopies(inputs, from), Collections.nCopies(inputs, to), noise, grid, diagonal, 20);
    }

    private static Parts parts(FunctionSource source, int validation, int train, long seed) {
        return source.open(NOWHERE).parts(validation, train, new RandomStreams(seed));
    }

    private static double[] targets(Samples samples) {
        return ((Values) samples.targets()).values();
    }

    private static float[] points(Samples samples) {
        Features features = samples.features();
        float[] points = new float[features.count() * features.width()];
        for (int i = 0; i < points.length; i++) {
            points[i] = features.value(i / features.width(), i % features.width());
        }
        return points;
    }

    /**
     * NumPy 2.4.6: {@code g = linspace(-2, 2, 1000).astype(float32).astype(float); a, b = meshgrid(g, g,
     * indexing='ij'); f = a*exp(-a**2-b**2)}; then {@code f[123, 456]}, {@code f.max()} and {@code (f**2).mean()}.
     */
    @Test
    void the_full_grid_is_that_of_numpy() {
        Samples test = function(BUMP, 2, -2, 2, 0, 1000, 0).open(NOWHERE).test();

        assertThat(test.count()).isEqualTo(1_000_000);
        assertThat(test.features().value(123_456, 0)).isEqualTo(-1.5075076f);
        assertThat(test.features().value(123_456, 1)).isEqualTo(-0.17417417f);
        assertThat(targets(test)[123_456]).isCloseTo(-0.15070092606966987, within(1e-16));
        assertThat(Arrays.stream(targets(test)).max().getAsDouble()).isCloseTo(0.42888008619845785, within(1e-15));
        assertThat(Arrays.stream(targets(test)).map(y -> y * y).sum() / 1e6)
                .isCloseTo(0.024465747610015846, within(1e-14));
    }

    /**
     * NumPy 2.4.6: {@code (g*exp(-2*g**2)**2).mean()} on the same points, {@code linspace(-1, 3, 10).astype(float32)}.
     */
    @Test
    void the_diagonal_is_that_of_numpy() {
        Dataset dataset = function(BUMP, 2, -2, 2, 0, 2, 1000).open(NOWHERE);
        Samples diagonal = dataset.examination().probes().get("diagonal");

        assertThat(Arrays.stream(targets(diagonal)).map(y -> y * y).sum() / 1000)
                .isCloseTo(0.027666882800199598, within(1e-15));
        Samples line = function("x1", 1, -1, 3, 0, 10, 0).open(NOWHERE).test();
        assertThat(points(line))
                .containsExactly(
                        -1f,
                        -0.5555556f,
                        -0.11111111f,
                        0.33333334f,
                        0.7777778f,
                        1.2222222f,
                        1.6666666f,
                        2.1111112f,
                        2.5555556f,
                        3f);
    }

    @Test
    void the_last_input_of_a_grid_changes_fastest() {
        FunctionSource source = new FunctionSource("x1+x2", List.of(0.0, 10.0), List.of(1.0, 20.0), 0, 2, 0, 1);

        assertThat(points(source.open(NOWHERE).test())).containsExactly(0, 10, 0, 20, 1, 10, 1, 20);
    }

    @Test
    void targets_are_exact_for_the_points_as_a_network_sees_them() {
        Samples train = parts(bump(0), 0, 500, 3).train();
        Expression expression = Expression.parse(BUMP);

        for (int i = 0; i < train.count(); i++) {
            assertThat(targets(train)[i])
                    .isEqualTo(expression.at(
                            train.features().value(i, 0), train.features().value(i, 1)));
        }
    }

    @Test
    void a_seed_draws_the_same_points_again_and_another_one_others() {
        assertThat(points(parts(bump(0), 0, 50, 1).train()))
                .isEqualTo(points(parts(bump(0), 0, 50, 1).train()))
                .isNotEqualTo(points(parts(bump(0), 0, 50, 2).train()));
    }

    @Test
    void fewer_points_of_a_seed_are_the_first_of_more() {
        float[] few = points(parts(bump(0), 0, 10, 1).train());
        float[] many = points(parts(bump(0), 0, 1000, 1).train());

        assertThat(Arrays.copyOf(many, few.length)).isEqualTo(few);
    }

    @Test
    void a_validation_part_is_drawn_first_and_does_not_depend_on_what_is_learned_from() {
        Parts.TrainingAndValidation few = (Parts.TrainingAndValidation) parts(bump(0), 20, 80, 1);
        Parts.TrainingAndValidation more = (Parts.TrainingAndValidation) parts(bump(0), 20, 90, 1);
        float[] whole = points(parts(bump(0), 0, 100, 1).train());

        assertThat(points(few.validation()))
                .isEqualTo(points(more.validation()))
                .isEqualTo(Arrays.copyOf(whole, 40));
        assertThat(points(few.train())).isEqualTo(Arrays.copyOfRange(whole, 40, 200));
    }

    @Test
    void noise_moves_training_targets_but_neither_points_nor_the_test_part() {
        Samples exact = parts(bump(0), 0, 10_000, 1).train();
        Samples noisy = parts(bump(0.1), 0, 10_000, 1).train();

        assertThat(points(noisy)).isEqualTo(points(exact));
        assertThat(targets(bump(0.1).open(NOWHERE).test()))
                .isEqualTo(targets(bump(0).open(NOWHERE).test()));
        double squares = 0;
        for (int i = 0; i < exact.count(); i++) {
            squares += Math.pow(targets(noisy)[i] - targets(exact)[i], 2);
        }
        // Of 10,000 draws, a standard deviation of 0.1 comes out within 0.003 unless by a chance of one in 10,000.
        assertThat(Math.sqrt(squares / exact.count())).isCloseTo(0.1, within(0.003));
    }

    @Test
    void points_lie_in_their_box_and_fill_it() {
        FunctionSource source = new FunctionSource("x1+x2", List.of(0.0, 10.0), List.of(1.0, 20.0), 0, 2, 0, 1);
        Samples train = parts(source, 0, 10_000, 1).train();
        double first = 0;
        double second = 0;
        for (int i = 0; i < train.count(); i++) {
            assertThat(train.features().value(i, 0)).isBetween(0f, 1f);
            assertThat(train.features().value(i, 1)).isBetween(10f, 20f);
            first += train.features().value(i, 0) / train.count();
            second += train.features().value(i, 1) / train.count();
        }
        // Four standard errors of a uniform mean: 4 · (1/√12) / 100.
        assertThat(first).isCloseTo(0.5, within(0.012));
        assertThat(second).isCloseTo(15, within(0.12));
    }

    @Test
    void a_usual_grid_has_at_most_a_million_points() {
        assertThat(List.of(1, 2, 3, 4, 6, 16).stream().map(FunctionSource::usualGrid))
                .containsExactly(1000, 1000, 100, 31, 10, 2);
    }

    @Test
    void a_value_that_is_not_finite_is_told_with_its_point() {
        assertThatThrownBy(() -> function("x2*log(x1)", 2, 0, 1, 0, 3, 0).open(NOWHERE))
                .isInstanceOf(DataException.class)
                .hasMessage("the function x2*log(x1) is NaN at x1 = 0.0, x2 = 0.0, expected a finite number of at most"
                        + " 3.4e38 everywhere within its bounds; change the bounds or the function");
        assertThatThrownBy(() -> function("exp(100*x1)", 1, 0, 1, 0, 2, 0).open(NOWHERE))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("is 2.6881171418161356E43 at x1 = 1.0");
    }

    @Test
    void a_point_that_only_a_seed_finds_is_told_as_well() {
        FunctionSource source = function("sqrt(abs(x1-0.5)-0.1)", 1, 0, 1, 0, 2, 0);
        assertThatThrownBy(() -> parts(source, 0, 100, 1))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("is NaN at x1 = 0.");
    }

    @Test
    void impossible_components_are_refused_by_name() {
        refused(() -> function("x3", 2, -1, 1, 0, 10, 0), "from", "at least 3, at most 16");
        refused(() -> function("x1", 1, 1, 1, 0, 10, 0), "to", "more than 'from', which is 1.0");
        refused(() -> function("x1", 1, Double.NaN, 1, 0, 10, 0), "from", "between -1e37 and 1e37");
        refused(() -> function("x1", 1, 0, 1, -1, 10, 0), "noise", "0 (none) to 1e37");
        refused(() -> function("x1", 1, 0, 1, 0, 1, 0), "grid", "at least 2");
        refused(() -> function("x1", 3, 0, 1, 0, 1000, 0), "grid", "at most 158 for 3 inputs");
        refused(() -> function("x1", 1, 0, 1, 0, 10, 1), "diagonal", "0 (none), or 2 to 1000000");
        refused(
                () -> new FunctionSource("x1", List.of(0.0), List.of(1.0, 2.0), 0, 10, 0, 1),
                "to",
                "as many numbers as 'from' has, 1");
        refused(() -> new FunctionSource("x1", List.of(0.0), List.of(1.0), 0, 10, 0, 0), "judged", "at least 1");
    }

    private static void refused(Runnable making, String component, String expected) {
        assertThatThrownBy(making::run).isInstanceOfSatisfying(SpecException.class, refused -> {
            assertThat(refused.component()).isEqualTo(component);
            assertThat(refused.expected()).contains(expected);
        });
    }

    @Test
    void scaled_inputs_are_the_same_points_with_the_same_targets() {
        FunctionSource plain = new FunctionSource(BUMP, List.of(0.0, -6.0), List.of(4.0, 6.0), 0.1, 20, 5, 20);
        for (Scaling scaling : List.of(Scaling.STANDARDIZED, Scaling.ZERO_TO_ONE)) {
            FunctionSource scaled = new FunctionSource(BUMP, plain.from(), plain.to(), 0.1, 20, 5, 20, scaling);
            List<List<Samples>> sets = List.of(sets(plain), sets(scaled));
            for (int i = 0; i < sets.getFirst().size(); i++) {
                Samples before = sets.getFirst().get(i);
                Samples after = sets.getLast().get(i);
                assertThat(targets(after)).containsExactly(targets(before));
                assertThat(points(after)).isEqualTo(points(before, scaling));
            }
        }
    }

    /** Training, validation and test set, and the diagonal. */
    private static List<Samples> sets(FunctionSource source) {
        Parts parts = parts(source, 5, 30, 3);
        Dataset opened = source.open(NOWHERE);
        return List.of(
                parts.train(),
                ((Parts.TrainingAndValidation) parts).validation(),
                opened.test(),
                opened.examination().probes().get(FunctionSource.DIAGONAL));
    }

    /** By hand: x1 within 0 to 4, x2 within −6 to 6; √12 is 3.4641… */
    private static float[] points(Samples samples, Scaling scaling) {
        float[] points = points(samples);
        for (int i = 0; i < points.length; i++) {
            double x = points[i];
            boolean isFirst = i % 2 == 0;
            points[i] = (float)
                    (scaling == Scaling.ZERO_TO_ONE
                            ? isFirst ? x / 4 : (x + 6) / 12
                            : isFirst ? (x - 2) / (4 / Math.sqrt(12)) : x / (12 / Math.sqrt(12)));
        }
        return points;
    }
}
