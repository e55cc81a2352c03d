// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.base.DataException;
import dev.ceteris.base.SpecException;
import dev.ceteris.engine.sample.FloatFeatures;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.sample.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Laws: the folds of a cross-validation are a partition. */
class FoldsLaws {
    /** Samples whose only feature is their number. */
    private static Samples numbered(int count) {
        float[] features = new float[count];
        double[] targets = new double[count];
        for (int i = 0; i < count; i++) {
            features[i] = i;
            targets[i] = i;
        }
        return new Samples(new FloatFeatures(features, 1), new Values(targets, 1));
    }

    private static List<Integer> numbers(Samples samples) {
        double[] numbers = ((Values) samples.targets()).values();
        return IntStream.range(0, numbers.length)
                .mapToObj(i -> (int) numbers[i])
                .toList();
    }

    @Property
    void every_sample_judges_once_and_is_learned_in_all_other_folds(
            @ForAll @IntRange(min = 2, max = 60) int count,
            @ForAll @IntRange(min = 2, max = 10) int wanted,
            @ForAll long seed) {
        int folds = Math.min(count, wanted);
        List<Integer> judges = new ArrayList<>();
        for (int fold = 1; fold <= folds; fold++) {
            Parts.TrainingAndValidation parts = Folds.of(numbered(count), fold, folds, new SplittableRandom(seed));
            judges.addAll(numbers(parts.validation()));
            assertThat(parts.validation().count()).isBetween(count / folds, Math.ceilDiv(count, folds));
            List<Integer> all = new ArrayList<>(numbers(parts.train()));
            all.addAll(numbers(parts.validation()));
            assertThat(all).containsExactlyInAnyOrderElementsOf(numbers(numbered(count)));
            assertThat(numbers(parts.train())).isSorted();
        }
        assertThat(judges).containsExactlyInAnyOrderElementsOf(numbers(numbered(count)));
    }

    /** Where some groups are held out, the others keep their numbers. */
    @Property
    void groups_with_gaps_in_their_numbers_are_folded_as_those_without(
            @ForAll @IntRange(min = 2, max = 12) int groups,
            @ForAll @IntRange(min = 1, max = 5) int gap,
            @ForAll @IntRange(min = 2, max = 6) int folds,
            @ForAll long seed) {
        Samples samples = numbered(5 * groups);
        int[] dense = IntStream.range(0, 5 * groups).map(i -> i % groups).toArray();
        int[] gaps = IntStream.of(dense).map(group -> group * (gap + 1) + gap).toArray();
        if (folds > groups) {
            assertThatThrownBy(() -> validation(samples, gaps, 1, folds, seed))
                    .isInstanceOf(SpecException.class)
                    .hasMessageContaining("expected at most " + groups + ", one for each group of samples");
            return;
        }
        for (int fold = 1; fold <= folds; fold++) {
            assertThat(validation(samples, gaps, fold, folds, seed))
                    .isNotEmpty()
                    .isEqualTo(validation(samples, dense, fold, folds, seed));
        }
    }

    private static List<Integer> validation(Samples samples, int[] groups, int fold, int folds, long seed) {
        Draw draw = new Draw(new Ties.Grouped(groups), List.of(), "");
        return numbers(
                Folds.of(samples, fold, folds, new SplittableRandom(seed), draw).validation());
    }

    @Test
    void more_folds_than_samples_and_a_class_without_a_sample_to_learn_from_are_refused() {
        assertThatThrownBy(() -> Folds.of(numbered(3), 1, 4, new SplittableRandom(1)))
                .isInstanceOf(SpecException.class)
                .hasMessage("folds is 4, expected 2 to 3, one for each training sample");
        Samples rare = new Samples(new FloatFeatures(new float[4], 1), new Labels(new int[] {0, 0, 0, 1}, 2));
        assertThatThrownBy(() -> {
                    Folds.of(rare, 1, 2, new SplittableRandom(1));
                    Folds.of(rare, 2, 2, new SplittableRandom(1));
                })
                .isInstanceOf(DataException.class)
                .hasMessageContaining(
                        "takes every sample of class 1 (1), expected at least one of each class to be left");
    }
}
