// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.source.SourceFile;
import dev.ceteris.data.source.Supply;
import dev.ceteris.data.split.Examination;
import dev.ceteris.data.split.Parts;
import dev.ceteris.data.split.Ties;
import dev.ceteris.engine.sample.FloatFeatures;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.lab.Tiny;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.EvaluationSets;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.tuning.Candidate;
import dev.ceteris.lab.tuning.TuningRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws: what a choice inside of an outer fold sees, and what it does not. */
class NestedCrossValidationLaws {
    enum Tied {
        NONE,
        STRATIFIED,
        GROUPED
    }

    /** Samples whose only input is their number, in groups of three neighbours; every group has every class. */
    private static Dataset numbered(int groups, Tied tied) {
        int count = 3 * groups;
        int classes = tied == Tied.NONE ? 1 : 3; // a draw that keeps nothing may leave a class without a sample
        float[] numbers = new float[count];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = i;
            labels[i] = i % classes;
        }
        Samples samples = new Samples(new FloatFeatures(numbers, 1), new Labels(labels, 3));
        Ties ties = switch (tied) {
            case NONE -> new Ties.None();
            case STRATIFIED -> new Ties.Stratified();
            case GROUPED ->
                new Ties.Grouped(IntStream.range(0, count).map(i -> i / 3).toArray());
        };
        return new Dataset(
                "numbers",
                new Supply.Collected(samples, ties),
                Examination.of(samples.select(new int[] {0, 1, 2})),
                List.of("a", "b", "c"),
                List.of(new SourceFile("numbers", "0".repeat(64))));
    }

    static Set<Integer> numbers(Samples samples) {
        Set<Integer> numbers = new HashSet<>();
        for (int i = 0; i < samples.count(); i++) {
            numbers.add((int) samples.features().value(i, 0));
        }
        return numbers;
    }

    private static Study study(int outer, int inner, int repetitions, int tuningSeeds) {
        return Tiny.study(
                "vary={hidden: [[], [3]]}",
                "data.folds=" + outer,
                "seeds=" + outer * repetitions,
                "training.batchSize=1",
                "tune={learningRate: [0.1, 0.2], search: grid, folds: " + inner + ", seeds: " + tuningSeeds + "}");
    }

    @Property(tries = 60)
    void no_sample_of_an_outer_fold_is_seen_by_what_is_chosen_or_trained_for_it(
            @ForAll @IntRange(min = 7, max = 14) int groups,
            @ForAll Tied tied,
            @ForAll @IntRange(min = 2, max = 4) int outer,
            @ForAll @IntRange(min = 2, max = 3) int inner,
            @ForAll @IntRange(min = 1, max = 2) int repetitions,
            @ForAll @IntRange(min = 1, max = 2) int tuningSeeds) {
        Dataset data = numbered(groups, tied);
        Study study = study(outer, inner, repetitions, tuningSeeds);
        Splits splits = new Splits(Datasets.load(study, _ -> data));
        Map<Long, Set<Integer>> tested = new HashMap<>();
        for (TrialSpec trial : study.trials()) {
            Set<Integer> test = numbers(splits.dataset(trial).test());
            Set<Integer> learned = numbers(splits.of(trial).train());
            assertThat(learned).doesNotContainAnyElementsOf(test).hasSize(3 * groups - test.size());
            tested.put(trial.seeds().split(), test);
        }
        assertThat(study.tuning().tuningRuns()).hasSize(2 * outer * repetitions);
        for (TuningRun tuningRun : study.tuning().tuningRuns()) {
            Set<Integer> test = tested.get(tuningRun.chosenFor().split().orElseThrow());
            for (Candidate candidate : tuningRun.candidates()) {
                assertThat(candidate.trials()).hasSize(inner * tuningSeeds);
                List<Integer> validated = new ArrayList<>();
                for (TrialSpec trial : candidate.trials()) {
                    Parts.TrainingAndValidation parts = (Parts.TrainingAndValidation) splits.of(trial);
                    Set<Integer> seen = numbers(parts.train());
                    Set<Integer> validation = numbers(parts.validation());
                    assertThat(seen).doesNotContainAnyElementsOf(validation);
                    validated.addAll(validation);
                    seen.addAll(validation);
                    assertThat(seen).hasSize(3 * groups - test.size()).doesNotContainAnyElementsOf(test);
                    assertThat(trial.evaluatedOn()).isInstanceOf(EvaluationSets.InnerFold.class);
                    if (tied == Tied.GROUPED) {
                        assertThat(validation)
                                .allMatch(number ->
                                        validation.contains(number / 3 * 3) && validation.contains(number / 3 * 3 + 2));
                    }
                }
                assertThat(validated).hasSize(tuningSeeds * (3 * groups - test.size()));
                assertThat(new HashSet<>(validated)).hasSize(3 * groups - test.size());
            }
        }
    }

    /** Outer folds would share the chance of their choices if they were tuned with the same randomness. */
    @Property(tries = 20)
    void every_outer_fold_is_tuned_with_randomness_of_its_own_and_every_condition_with_the_same(
            @ForAll @IntRange(min = 2, max = 5) int outer, @ForAll @IntRange(min = 1, max = 2) int tuningSeeds) {
        Study study = study(outer, 2, 2, tuningSeeds);
        Map<Double, String> drawn = new HashMap<>();
        for (TrialSpec trial : study.allTrials()) {
            double first = trial.trainingStreams().order().stream("shuffle/1").nextDouble();
            String whose = trial.testSplit() + " " + trial.seeds();
            assertThat(drawn.merge(first, whose, (known, _) -> known)).isEqualTo(whose);
        }
        assertThat(drawn).hasSize(2 * outer * (1 + tuningSeeds));
    }
}
