// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.base.DataException;
import dev.ceteris.base.SpecException;
import dev.ceteris.engine.sample.FloatFeatures;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SplitLawsTest {
    @Property(tries = 200)
    void parts_are_disjoint_cover_everything_and_keep_the_order(
            @ForAll @IntRange(min = 1, max = 60) int validation, @ForAll long seed) {
        Parts parts = Split.of(numbered(100), validation, 0, new SplittableRandom(seed));
        List<Integer> learned = numbers(parts.train());
        List<Integer> setAside = validationNumbers(parts);
        assertThat(setAside).hasSize(validation).isSorted();
        assertThat(learned).isSorted().doesNotContainAnyElementsOf(setAside);
        assertThat(learned.size() + setAside.size()).isEqualTo(100);
    }

    @Property(tries = 100)
    void the_validation_part_does_not_depend_on_the_limit_and_smaller_limits_are_contained_in_larger_ones(
            @ForAll @IntRange(min = 1, max = 39) int limit, @ForAll long seed) {
        Parts small = Split.of(numbered(100), 60, limit, new SplittableRandom(seed));
        Parts large = Split.of(numbered(100), 60, limit + 1, new SplittableRandom(seed));
        assertThat(small.train().count()).isEqualTo(limit);
        assertThat(numbers(large.train())).hasSize(limit + 1).containsAll(numbers(small.train()));
        assertThat(validationNumbers(small)).isEqualTo(validationNumbers(large));
    }

    @Property(tries = 50)
    void equal_seeds_give_equal_parts(@ForAll long seed) {
        Parts one = Split.of(numbered(100), 20, 30, new SplittableRandom(seed));
        Parts other = Split.of(numbered(100), 20, 30, new SplittableRandom(seed));
        assertThat(numbers(one.train())).isEqualTo(numbers(other.train()));
        assertThat(validationNumbers(one)).isEqualTo(validationNumbers(other));
    }

    @Example
    void every_sample_is_set_aside_equally_often() {
        SplittableRandom random = new SplittableRandom(7);
        int[] setAside = new int[20];
        for (int trial = 0; trial < 4000; trial++) {
            validationNumbers(Split.of(numbered(20), 5, 0, random)).forEach(number -> setAside[number]++);
        }
        // 1000 expected, standard deviation √(4000 · ¼ · ¾) = 27; five of them hold for a fixed seed and a fair draw.
        assertThat(setAside)
                .satisfies(counts ->
                        Arrays.stream(counts).forEach(count -> assertThat(count).isBetween(1000 - 137, 1000 + 137)));
    }

    @Example
    void without_validation_and_limit_the_samples_are_not_copied_and_nothing_is_drawn() {
        Samples all = numbered(10);
        SplittableRandom random = new SplittableRandom(1);
        assertThat(Split.of(all, 0, 0, random).train()).isSameAs(all);
        assertThat(Split.of(all, 0, 10, random).train()).isSameAs(all);
        assertThat(random.nextLong()).isEqualTo(new SplittableRandom(1).nextLong());
    }

    @Example
    void samples_keep_their_labels() {
        Samples train = Split.of(numbered(50), 20, 0, new SplittableRandom(3)).train();
        for (int i = 0; i < train.count(); i++) {
            assertThat(train.labels().values()[i])
                    .isEqualTo((int) train.features().value(i, 0) % 2);
        }
    }

    @Example
    void impossible_sizes_are_refused_with_what_would_be_possible() {
        assertThatThrownBy(() -> Split.of(numbered(100), 100, 0, new SplittableRandom(1)))
                .isInstanceOf(SpecException.class)
                .hasMessage("validation is 100, expected 0 to 99, fewer than the 100 training samples there are");
        assertThatThrownBy(() -> Split.of(numbered(100), 40, 61, new SplittableRandom(1)))
                .isInstanceOf(SpecException.class)
                .hasMessage("train is 61, expected 0 (all) to 60, of 100 samples with 40 set aside for validation");
    }

    @Example
    void a_class_is_never_left_to_the_validation_part_alone() {
        int[] labels = new int[100];
        labels[42] = 1;
        Samples oneOfAClass = new Samples(numbered(100).features(), new Labels(labels, 3));
        SplittableRandom random = new SplittableRandom(5);
        assertThatThrownBy(() -> Split.of(oneOfAClass, 99, 0, random))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "a validation set of 99 of 100 samples takes every sample of class 1 (1), expected at least one"
                                + " of each class to be left for training; this class has one sample to learn from, so"
                                + " no seed and no number of folds helps: add samples of it, or leave it out");
    }

    @Property(tries = 100)
    void a_stratified_split_sets_the_same_share_of_every_class_aside(
            @ForAll @IntRange(min = 1, max = 90) int validation, @ForAll long seed) {
        int[] labels =
                IntStream.range(0, 100).map(i -> i < 70 ? 0 : i < 90 ? 1 : 2).toArray();
        Samples all = new Samples(numbered(100).features(), new Labels(labels, 3));
        Draw draw = new Draw(new Ties.Stratified(), List.of("a", "b", "c"), "seed 1");
        Samples aside = ((Parts.TrainingAndValidation) Split.of(all, validation, 0, new SplittableRandom(seed), draw))
                .validation();
        assertThat(aside.count()).isEqualTo(validation);
        int[] counts = Draw.counts(aside.targets());
        int[] sizes = {70, 20, 10};
        for (int label = 0; label < 3; label++) {
            assertThat((double) counts[label])
                    .isBetween(sizes[label] * validation / 100.0 - 2, sizes[label] * validation / 100.0 + 2);
        }
    }

    @Property(tries = 100)
    void samples_of_one_group_are_never_divided(
            @ForAll @IntRange(min = 5, max = 60) int validation, @ForAll long seed) {
        int[] groups = IntStream.range(0, 100).map(i -> i / 5).toArray();
        Draw draw = new Draw(new Ties.Grouped(groups), List.of(), "");
        Parts parts = Split.of(numbered(100), validation, 0, new SplittableRandom(seed), draw);
        List<Integer> aside = validationNumbers(parts).stream()
                .map(number -> number / 5)
                .distinct()
                .toList();
        List<Integer> learned = numbers(parts.train()).stream()
                .map(number -> number / 5)
                .distinct()
                .toList();
        assertThat(aside).doesNotContainAnyElementsOf(learned).hasSize(validation / 5);
        for (int fold = 1; fold <= 3; fold++) {
            Parts folded = Folds.of(numbered(100), fold, 3, new SplittableRandom(seed), draw);
            assertThat(validationNumbers(folded).stream().map(number -> number / 5))
                    .doesNotContainAnyElementsOf(numbers(folded.train()).stream()
                            .map(number -> number / 5)
                            .toList());
        }
    }

    /** Sample i shows the number i and has the class i mod 2. */
    private static Samples numbered(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = i;
        }
        int[] labels = IntStream.range(0, count).map(i -> i % 2).toArray();
        return new Samples(new FloatFeatures(values, 1), new Labels(labels, 2));
    }

    private static List<Integer> numbers(Samples samples) {
        return IntStream.range(0, samples.count())
                .mapToObj(i -> (int) samples.features().value(i, 0))
                .toList();
    }

    private static List<Integer> validationNumbers(Parts parts) {
        return switch (parts) {
            case Parts.TrainingOnly _ -> List.of();
            case Parts.TrainingAndValidation(Samples _, Samples validation) -> numbers(validation);
        };
    }
}
