// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import static dev.ceteris.lab.run.TunedStudies.assertThatItsWordsGiveItsWeights;
import static dev.ceteris.lab.run.TunedStudies.chosen;
import static dev.ceteris.lab.run.TunedStudies.epochs;
import static dev.ceteris.lab.run.TunedStudies.halving;
import static dev.ceteris.lab.run.TunedStudies.impatient;
import static dev.ceteris.lab.run.TunedStudies.random;
import static dev.ceteris.lab.run.TunedStudies.searchByHalving;
import static dev.ceteris.lab.run.TunedStudies.study;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.base.DataException;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.engine.sample.FloatFeatures;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.lab.Silence;
import dev.ceteris.lab.Tiny;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.Condition;
import dev.ceteris.lab.trial.DataSpec;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;
import dev.ceteris.lab.tuning.Candidate;
import dev.ceteris.lab.tuning.TuningRecord;
import dev.ceteris.spec.StudyException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is tuned or searched is chosen by validation data alone. */
class TuningTest {
    @TempDir
    private Path folder;

    private RunRecord run(String name, Study study, Function<DataSpec, Dataset> data) {
        try (Store store = Store.open(folder.resolve(name))) {
            return new Runner(store, data, new Silence(), 2, Tiny.environment()).run(study);
        }
    }

    @Test
    void every_condition_runs_with_the_candidate_whose_validation_loss_was_lowest() {
        RunRecord run = run("a", random(), Tiny::data);

        assertThat(run.tunings()).hasSize(2).allSatisfy(tuning -> {
            double best = tuning.score(tuning.chosen().orElseThrow());
            assertThat(tuning.tuningRun().candidates())
                    .hasSize(5)
                    .allSatisfy(candidate -> assertThat(tuning.score(candidate)).isGreaterThanOrEqualTo(best));
            assertThat(tuning.trialsBegun()).isEqualTo(10);
            assertThat(tuning.epochsTrained()).isEqualTo(50);
        });
        Study held = study("learningRate=" + chosen(run).getFirst().texts().getFirst(), "vary.batchSize=[8]");
        RunRecord byHand = run("b", held, Tiny::data);
        assertThat(run.trials().stream()
                        .filter(trial -> trial.condition().levels().containsValue(8))
                        .map(TrialRecord::state)
                        .toList())
                .isEqualTo(byHand.trials().stream().map(TrialRecord::state).toList());
    }

    @Test
    void what_a_run_says_of_how_its_trials_were_trained_gives_their_weights_again() {
        assertThatItsWordsGiveItsWeights(run("a", random(), Tiny::data));
        assertThatItsWordsGiveItsWeights(run("b", halving(), Tiny::data));
        assertThatItsWordsGiveItsWeights(run("c", Tiny.study(), Tiny::data));
    }

    @Test
    void trials_of_a_tuning_run_do_not_use_the_test_set() {
        RunRecord run = run("a", random(), Tiny::data);

        assertThat(run.tuningTrials())
                .flatExtracting(TrialRecord::epochs)
                .extracting(EpochRecord::metrics)
                .allSatisfy(metrics -> assertThat(metrics)
                        .containsKey(Metric.VALIDATION_LOSS)
                        .doesNotContainKeys(Metric.TEST_LOSS, Metric.TEST_ACCURACY));
        assertThat(run.trials())
                .flatExtracting(TrialRecord::epochs)
                .extracting(EpochRecord::metrics)
                .allSatisfy(metrics -> assertThat(metrics).containsKey(Metric.TEST_LOSS));
    }

    @Test
    void other_test_labels_change_nothing_in_what_is_chosen_or_trained() {
        for (Study study : List.of(random(), searchByHalving())) {
            RunRecord run = run("a" + study.digest(), study, Tiny::data);
            RunRecord other = run("b" + study.digest(), study, TuningTest::withOtherTestLabels);

            assertThat(chosen(other)).isEqualTo(chosen(run));
            assertThat(other.search().flatMap(TuningRecord::chosen))
                    .isEqualTo(run.search().flatMap(TuningRecord::chosen));
            assertThat(other.trials().stream().map(TrialRecord::state).toList())
                    .isEqualTo(run.trials().stream().map(TrialRecord::state).toList());
            assertThat(other.trials()).isNotEqualTo(run.trials());
        }
    }

    private static Dataset withOtherTestLabels(DataSpec spec) {
        Dataset data = Tiny.data(spec);
        int[] labels = data.test().labels().values().clone();
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (labels[i] + 1) % 3;
        }
        Samples test = new Samples(data.test().features(), new Labels(labels, 3));
        return new Dataset(data.name(), data.train(), test, data.classNames(), data.files());
    }

    @Test
    void by_cross_validation_every_training_sample_judges_once() {
        Study study = Tiny.study("tune={learningRate: [0.01, 0.1], folds: 5, search: grid}");
        RunRecord run = run("a", study, Tiny::data);

        TuningRecord tuning = run.tunings().getFirst();
        assertThat(tuning.tuningRun().candidates())
                .hasSize(2)
                .allSatisfy(candidate -> assertThat(candidate.trials()).hasSize(5));
        assertThat(chosen(run)).hasSize(2);
        assertThat(run.trials())
                .flatExtracting(TrialRecord::epochs)
                .extracting(EpochRecord::metrics)
                .allSatisfy(metrics -> assertThat(metrics).doesNotContainKey(Metric.VALIDATION_LOSS));
    }

    @Test
    void halving_gives_every_round_the_best_of_the_one_before() {
        RunRecord run = run("a", halving(), Tiny::data);

        for (TuningRecord tuning : run.tunings()) {
            for (int round = 1; round < tuning.tuningRun().rounds().size(); round++) {
                int epochs = tuning.tuningRun().rounds().get(round - 1).epochs();
                double worst = tuning.in(round).stream()
                        .mapToDouble(candidate -> loss(run, candidate.trials(), epochs))
                        .max()
                        .orElseThrow();
                assertThat(tuning.in(round - 1).stream()
                                .filter(candidate -> loss(run, candidate.trials(), epochs) <= worst))
                        .hasSameSizeAs(tuning.in(round))
                        .hasSize(tuning.tuningRun().rounds().get(round).candidates());
            }
            assertThat(tuning.epochsTrained()).isEqualTo(tuning.tuningRun().epochs());
        }
        assertThat(run.study().epochs()).isEqualTo(epochs(run.trials()) + epochs(run.tuningTrials()));
    }

    private static double loss(RunRecord run, List<TrialSpec> trials, int epochs) {
        List<Integer> numbers = trials.stream().map(TrialSpec::number).toList();
        return run.tuningTrials().stream()
                .filter(trial -> numbers.contains(trial.number()))
                .mapToDouble(trial -> trial.epochs().get(epochs - 1).metrics().get(Metric.VALIDATION_LOSS))
                .sum();
    }

    @Test
    void who_goes_on_in_a_later_round_is_not_trained_again() {
        Recording recording = new Recording();
        Study study = searchByHalving();
        RunRecord run;
        try (Store store = Store.open(folder)) {
            run = new Runner(store, Tiny::data, recording, 2, Tiny.environment()).run(study);
        }

        assertThat(run.trials()).extracting(TrialRecord::state).hasOnlyElementsOfType(TrialState.Done.class);
        assertThat(recording.heard.stream().filter(line -> line.contains(" epoch ")))
                .doesNotHaveDuplicates()
                .hasSize((int) study.epochs());
        assertThat(recording.heard.stream().filter(line -> line.matches("\\d+ done")))
                .hasSize(16);
        assertThat(folder.resolve(run.id()).resolve("checkpoints").toFile().list())
                .as("no longer run can begin with a trial of a search")
                .isEmpty();
    }

    /** The winner's weights are those of a trial that was not interrupted: halving only decides who gets the epochs. */
    @Test
    void the_winner_of_a_halving_ends_with_the_bits_of_an_undisturbed_trial() {
        RunRecord run = run("a", searchByHalving(), Tiny::data);
        Condition best = run.search().orElseThrow().chosen().orElseThrow().values();

        RunRecord alone = run(
                "b", study("vary={}", "batchSize=8", "hidden=" + best.texts().getFirst()), Tiny::data);

        assertThat(run.trials().stream()
                        .filter(trial -> trial.condition().equals(best))
                        .map(TrialRecord::state)
                        .toList())
                .isEqualTo(alone.trials().stream().map(TrialRecord::state).toList());
    }

    @Test
    void a_trial_that_stops_early_is_scored_by_its_best_epoch_and_never_continues() {
        Study study = impatient();
        RunRecord run = run("a", study, Tiny::data);

        List<TrialRecord> ended = run.tuningTrials().stream()
                .filter(trial -> trial.state() instanceof TrialState.Done done
                        && done.epoch() < trial.epochs().size())
                .toList();
        assertThat(ended).isNotEmpty();
        assertThat(run.study().epochs()).isGreaterThan(epochs(run.trials()) + epochs(run.tuningTrials()));
        for (TuningRecord tuning : run.tunings()) {
            Candidate best = tuning.chosen().orElseThrow();
            double mean = run.tuningTrials().stream()
                    .filter(trial -> best.trials().stream().anyMatch(spec -> spec.number() == trial.number()))
                    .mapToDouble(trial -> trial.result().orElseThrow().metrics().get(Metric.VALIDATION_LOSS))
                    .average()
                    .orElseThrow();
            assertThat(tuning.score(best)).isEqualTo(mean);
        }
        Recording again = new Recording();
        try (Store store = Store.open(folder.resolve("a"))) {
            new Runner(store, Tiny::data, again, 2, Tiny.environment()).run(study);
        }
        assertThat(again.heard).noneMatch(line -> line.contains(" epoch "));
    }

    @Test
    void candidates_that_diverge_are_not_chosen_and_when_all_do_the_trials_say_why() {
        RunRecord some = run("a", study("tune={learningRate: [1e30, 0.1], search: grid}"), Tiny::data);
        assertThat(chosen(some)).extracting(Condition::label).containsOnly("learningRate 0.1");

        RunRecord none = run("b", study("tune={learningRate: [1e30, 1e31], search: grid}"), Tiny::data);
        assertThat(none.trials())
                .extracting(TrialRecord::state)
                .containsOnly(new TrialState.Failed(
                        "nothing to choose from: every candidate of its tuning diverged or failed"));
    }

    @Test
    void a_choice_at_the_edge_of_what_was_tried_is_said() {
        RunRecord run = run("a", study("tune={learningRate: [1e-6, 1e-5, 1e-4], search: grid}"), Tiny::data);

        assertThat(run.tunings())
                .allSatisfy(tuning -> assertThat(tuning.edges()).containsExactly("learningRate 0.0001 is the largest"));
    }

    @Test
    void parameters_and_multiply_adds_are_those_of_the_network() {
        RunRecord run = run("a", study("vary={}", "batchSize=8", "hidden=[7, 4]"), Tiny::data);

        assertThat(run.trials().getFirst().epochs().getLast().metrics())
                .containsEntry(Metric.PARAMETERS, 6.0 * 7 + 8 * 4 + 5 * 3)
                .containsEntry(Metric.MULTIPLY_ADDS, 5.0 * 7 + 7 * 4 + 4 * 3);
    }

    @Test
    void what_cannot_be_cross_validated_is_said_before_anything_is_trained() {
        assertThatThrownBy(
                        () -> run("a", Tiny.study("tune={learningRate: [0.1], folds: 61, search: grid}"), Tiny::data))
                .isInstanceOf(StudyException.class)
                .hasMessage(
                        "study tiny, batchSize 8, learningRate 0.1: tune.folds is 61, expected at most the 60 training"
                                + " samples there are");
        assertThatThrownBy(() ->
                        run("b", Tiny.study("tune={learningRate: [0.1], folds: 2, search: grid}"), TuningTest::rare))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("takes every sample of class c (1) with seed ");
        assertThatThrownBy(() ->
                        run("c", Tiny.study("tune={batchSize: [60], folds: 2, search: grid}", "vary={}"), Tiny::data))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining(
                        "training.batchSize is 60, expected at most the 30 training samples that tune.folds leave");
    }

    /** One sample of the third class. */
    private static Dataset rare(DataSpec spec) {
        int[] labels = new int[60];
        labels[0] = 2;
        labels[1] = 1;
        labels[2] = 1;
        labels[3] = 1;
        float[] values = new float[60];
        Samples samples = new Samples(new FloatFeatures(values, 1), new Labels(labels, 3));
        return new Dataset("rare", samples, samples, List.of("a", "b", "c"), Tiny.files("0"));
    }
}
