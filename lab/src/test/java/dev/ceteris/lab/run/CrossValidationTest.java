// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.source.SourceFile;
import dev.ceteris.data.source.Supply;
import dev.ceteris.data.split.Examination;
import dev.ceteris.data.split.Parts;
import dev.ceteris.data.split.Ties;
import dev.ceteris.engine.sample.FloatFeatures;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.lab.Silence;
import dev.ceteris.lab.Tiny;
import dev.ceteris.lab.inspect.ExaminedNetwork;
import dev.ceteris.lab.inspect.TrainedNetworks;
import dev.ceteris.lab.results.RunResults;
import dev.ceteris.lab.score.ConfusionMatrix;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.spec.StudyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cross-validation as the design of a study: each seed is tested on a fold of its own. */
class CrossValidationTest {
    @TempDir
    private Path folder;

    /** Twelve samples whose only input is their number, in groups of two. */
    private static Dataset numbered(Ties ties) {
        float[] numbers = new float[24];
        int[] labels = new int[24];
        for (int i = 0; i < 24; i++) {
            numbers[i] = i;
            labels[i] = i / 2 % 2;
        }
        Samples samples = new Samples(new FloatFeatures(numbers, 1), new Labels(labels, 2));
        return new Dataset(
                "numbers",
                new Supply.Collected(samples, ties),
                Examination.of(samples.select(new int[] {0, 2})),
                List.of("a", "b"),
                List.of(new SourceFile("numbers", "0".repeat(64))));
    }

    private static List<Integer> numbers(Samples samples) {
        return IntStream.range(0, samples.count())
                .mapToObj(i -> (int) samples.features().value(i, 0))
                .toList();
    }

    private static List<TrialSpec> trials(String... settings) {
        List<String> all = new ArrayList<>(List.of("vary={}", "data.folds=4", "seeds=8", "training.batchSize=2"));
        all.addAll(List.of(settings));
        return Tiny.study(all.toArray(String[]::new)).trials();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void folds_of_a_repetition_are_the_whole_and_have_nothing_in_common(boolean grouped) {
        int[] groups = IntStream.range(0, 24).map(i -> i / 2).toArray();
        Dataset data = numbered(grouped ? new Ties.Grouped(groups) : new Ties.Stratified());
        List<TrialSpec> trials = trials("data.validation=4");
        Splits splits = new Splits(Datasets.load(Tiny.study("vary={}", "data.folds=4", "seeds=8"), _ -> data));
        List<List<Integer>> tested = new ArrayList<>();
        for (TrialSpec trial : trials) {
            List<Integer> fold = numbers(splits.dataset(trial).test());
            Parts.TrainingAndValidation parts = (Parts.TrainingAndValidation) splits.of(trial);
            List<Integer> validation = numbers(parts.validation());
            List<Integer> learned = numbers(parts.train());
            tested.add(fold);

            Set<Integer> all = new HashSet<>(fold);
            all.addAll(validation);
            all.addAll(learned);
            assertThat(fold.size() + validation.size() + learned.size()).isEqualTo(24);
            assertThat(all).hasSize(24);
            if (grouped) {
                for (List<Integer> part : List.of(fold, validation, learned)) {
                    assertThat(part).allMatch(number -> part.contains(number ^ 1));
                }
            }
        }
        assertThat(tested.subList(0, 4).stream().flatMap(List::stream))
                .hasSize(24)
                .doesNotHaveDuplicates();
        assertThat(tested.subList(4, 8).stream().flatMap(List::stream))
                .hasSize(24)
                .doesNotHaveDuplicates();
        assertThat(tested.subList(0, 4)).isNotEqualTo(tested.subList(4, 8));
    }

    private RunRecord run(Store store, Study study) {
        return new Runner(store, Tiny::data, new Silence(), 2, Tiny.environment()).run(study);
    }

    @Test
    void a_trial_is_tested_on_its_fold_and_its_results_are_corrected_for_the_overlap() {
        try (Store store = Store.open(folder)) {
            RunRecord run = run(store, Tiny.study("data.folds=5", "seeds=5"));

            for (TrialRecord trial : run.trials()) {
                double hits = trial.result().orElseThrow().metrics().get(Metric.TEST_ACCURACY) * 12;
                assertThat(hits).as("a share of 12 of 60 samples").isEqualTo(Math.rint(hits));
            }
            assertThat(RunResults.overlaps(run))
                    .containsEntry("test.accuracy", 12 / 48.0)
                    .containsEntry("test.auc", 12 / 48.0)
                    .containsEntry("train.loss", 12 / 48.0)
                    .doesNotContainKeys("epoch.seconds", "parameters", "validation.loss", "test.mse");
            ExaminedNetwork network = new TrainedNetworks(store, Tiny::data, 1)
                    .examined(run, run.trials().subList(3, 4))
                    .getFirst();
            assertThat(network.count()).isEqualTo(12);
            assertThat(ConfusionMatrix.of(network.classes().orElseThrow()).accuracy())
                    .isEqualTo(
                            run.trials().get(3).result().orElseThrow().metrics().get(Metric.TEST_ACCURACY));
        }
    }

    /** Nadeau and Bengio's ratio is that of the samples that are left to learn from. */
    @ParameterizedTest
    @CsvSource({"0, 10, 38", "20, 10, 20", "0, 0, 48"})
    void the_overlap_counts_the_samples_that_are_learned_from(int train, int validation, double learned) {
        try (Store store = Store.open(folder)) {
            RunRecord run = run(
                    store,
                    Tiny.study("data.folds=5", "seeds=5", "data.train=" + train, "data.validation=" + validation));

            assertThat(RunResults.overlaps(run)).containsEntry("test.loss", 12 / learned);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "~",
            quoteCharacter = '"',
            value = {
                "data.folds=1 ~ 'data.folds' is 1, expected 0 (the source's test set) or at least 2",
                "data.folds=3 ~ 'seeds' has 10 seeds, expected whole repetitions of the 3 folds: each seed is tested on"
                        + " one fold, so that seeds 1 to 3 are a repetition; set seeds: 12",
                "vary.data.folds=[2, 5] ~ 'data.folds' cannot be varied, because trials of one seed would be tested",
                "tune={learningRate: [0.1, 0.2], search: grid} ~ 'tune' has no folds and 'data.folds' is 5, expected"
                        + " inner folds, so that each outer fold is held out of the choice; add folds: 5 to 'tune'",
                "tune={learningRate: [0.1, 0.2], search: grid, folds: 3} ~ 'tune' has folds, and 'data.validation' is"
                        + " 5; expected one of them"
            })
    void what_would_mislead_is_refused(String setting, String message) {
        assertThatThrownBy(() -> Tiny.study("seeds=10", "data.validation=5", "data.folds=5", setting))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining(message);
    }

    @Test
    void more_folds_than_samples_are_refused_before_anything_is_trained() {
        try (Store store = Store.open(folder)) {
            assertThatThrownBy(() -> run(store, Tiny.study("data.folds=61", "seeds=61")))
                    .isInstanceOf(StudyException.class)
                    .hasMessageContaining("data.folds is 61, expected at most the 60 training samples there are");
        }
    }
}
