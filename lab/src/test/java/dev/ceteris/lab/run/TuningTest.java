// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.base.DataException;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.engine.sample.FloatFeatures;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.lab.Silence;
import dev.ceteris.lab.Tiny;
import dev.ceteris.lab.store.LiveRun;
import dev.ceteris.lab.store.Provenance;
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
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is tuned or searched is chosen by validation data alone, and the same however the run goes. */
class TuningTest {
    private static final String SPACE = "tune={learningRate: {from: 0.0001, to: 1, scale: log}, seeds: 2, ";

    @TempDir
    private Path folder;

    private static Study study(String... more) {
        String[] settings = new String[more.length + 1];
        settings[0] = "data.validation=12";
        System.arraycopy(more, 0, settings, 1, more.length);
        return Tiny.study(settings);
    }

    private static Study random() {
        return study(SPACE + "budget: {trials: 10}}");
    }

    private static Study halving() {
        return study(SPACE + "search: halving, reduction: 2, budget: {trials: 8}}");
    }

    private static Study searchByHalving() {
        return study(
                "vary={}",
                "search={hidden: {depth: [1, 2], width: {from: 2, to: 9}}, search: halving, reduction: 2,"
                        + " budget: {trials: 16}, by: validation.accuracy}");
    }

    /** Early stopping ends some trials in the middle of a round. */
    private static Study impatient() {
        return study(
                SPACE + "search: halving, reduction: 2, budget: {trials: 8}}",
                "earlyStopping={patience: {epochs: 1, minimumImprovement: 0.03}}");
    }

    private RunRecord run(String name, Study study, Function<DataSpec, Dataset> data) {
        try (Store store = Store.open(folder.resolve(name))) {
            return new Runner(store, data, new Silence(), 2, Tiny.environment()).run(study);
        }
    }

    private static List<Condition> chosen(RunRecord run) {
        return run.tunings().stream()
                .map(tuning -> tuning.chosen().orElseThrow().values())
                .toList();
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

    /** Trains every trial once more, by nothing but what the run says of it. */
    private static void assertThatItsWordsGiveItsWeights(RunRecord run) {
        Datasets datasets = Datasets.load(run.study(), Tiny::data);
        Splits splits = new Splits(datasets);
        Map<Integer, TrialSpec> trained = run.trained();
        assertThat(trained).hasSameSizeAs(run.study().allTrials());
        for (TrialRecord record : run.trials()) {
            TrialSpec spec = trained.get(record.number());
            try (Trial trial = new Trial(spec, datasets.of(spec.data()), splits.of(spec), Optional.empty(), () -> 0)) {
                TrialState state = new TrialState.Running();
                while (state instanceof TrialState.Running) {
                    state = trial.stateAfter(trial.trainEpoch(1), spec.epochs());
                }
                assertThat(state).isEqualTo(record.state());
            }
        }
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

    private static long epochs(List<TrialRecord> trials) {
        return trials.stream().mapToLong(trial -> trial.epochs().size()).sum();
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
        assertThat(folder.resolve(run.id()).resolve("checkpoints")).isEmptyDirectory();
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

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 9, 17, 26, 40})
    void a_run_that_is_stopped_anywhere_chooses_the_same_and_trains_no_epoch_twice(int epochs) {
        for (Study study : List.of(random(), halving(), searchByHalving(), impatient())) {
            RunRecord undisturbed = run("undisturbed" + study.digest(), study, Tiny::data);
            try (Store store = Store.open(folder.resolve("stopped" + study.digest()))) {
                RunRecord stopped = stopAfter(store, study, epochs);
                long before = epochs(stopped.trials()) + epochs(stopped.tuningTrials());
                Recording recording = new Recording();
                RunRecord resumed = new Runner(store, Tiny::data, recording, 2, Tiny.environment()).run(study);

                assertThat(resumed.trials()).isEqualTo(undisturbed.trials());
                assertThat(resumed.tuningTrials()).isEqualTo(undisturbed.tuningTrials());
                assertThat(recording.heard.stream().filter(line -> line.contains(" epoch ")))
                        .hasSize((int) (epochs(undisturbed.trials()) + epochs(undisturbed.tuningTrials()) - before));
            }
        }
    }

    private static RunRecord stopAfter(Store store, Study study, int epochs) {
        AtomicInteger left = new AtomicInteger(epochs);
        AtomicReference<Runner> runner = new AtomicReference<>();
        runner.set(new Runner(
                store,
                Tiny::data,
                new Silence() {
                    @Override
                    public void epochEnded(TrialSpec trial, EpochRecord epoch) {
                        if (left.decrementAndGet() == 0) {
                            runner.get().stop();
                        }
                    }
                },
                2,
                Tiny.environment()));
        return runner.get().run(study);
    }

    @Test
    void a_budget_of_minutes_ends_the_choice_and_the_study_goes_on() {
        AtomicLong seconds = new AtomicLong();
        Environment ticking = new Environment(
                "1", "ceteris", Tiny.environment().clock(), () -> seconds.incrementAndGet() * 1_000_000_000);
        Study study = study(SPACE + "budget: {minutes: 1}}");
        try (Store store = Store.open(folder)) {
            RunRecord run = new Runner(store, Tiny::data, new Silence(), 1, ticking).run(study);

            // One second an epoch, five epochs a trial: twelve trials, six candidates, and the last trial that began
            // may end.
            assertThat(run.tunings()).allSatisfy(tuning -> {
                assertThat(tuning.isOver()).isTrue();
                assertThat(tuning.chosen()).isPresent();
                assertThat(tuning.trialsBegun()).isEqualTo(12);
                assertThat(tuning.seconds()).isEqualTo(60);
            });
            assertThat(run.trials())
                    .hasSize(4)
                    .extracting(TrialRecord::state)
                    .hasOnlyElementsOfType(TrialState.Done.class);
            assertThat(store.run(run.id())).isEqualTo(run);
            Recording recording = new Recording();
            new Runner(store, Tiny::data, recording, 1, ticking).run(study);
            assertThat(recording.heard).containsExactly("run, 28 trials and 0 epochs done");
        }
    }

    /** A machine on which every reading of the clock takes so long; the slower it is, the later it is used. */
    private static Environment ticking(int seconds) {
        AtomicLong ticks = new AtomicLong();
        InstantSource day = InstantSource.fixed(Tiny.NOON.plus(Duration.ofDays(seconds)));
        return new Environment("1", "ceteris", day, () -> ticks.incrementAndGet() * seconds * 1_000_000_000L);
    }

    @Test
    void more_seeds_keep_what_a_budget_of_minutes_chose_however_fast_the_machine_is_now() {
        String minute = SPACE + "budget: {minutes: 1}}";
        try (Store store = Store.open(folder)) {
            RunRecord two = new Runner(store, Tiny::data, new Silence(), 1, ticking(1)).run(study(minute));
            Recording recording = new Recording();

            RunRecord three = new Runner(store, Tiny::data, recording, 1, ticking(7)).run(study(minute, "seeds=3"));

            assertThat(chosen(three)).isEqualTo(chosen(two));
            assertThat(three.tunings())
                    .allSatisfy(tuning -> assertThat(tuning.seconds()).isEqualTo(60));
            assertThat(three.trials().subList(0, 4)).isEqualTo(two.trials());
            assertThat(recording.heard)
                    .filteredOn(line -> line.endsWith(" done"))
                    .containsExactly("run, 28 trials and 0 epochs done", "5 done", "6 done");
            assertThatItsWordsGiveItsWeights(three);
            for (TrialRecord trial : three.tuningTrials()) {
                assertThat(store.weights(three.id(), trial)).isPresent();
            }
        }
    }

    @Test
    void a_choice_made_without_a_candidate_that_failed_is_kept_with_the_trials_it_was_made_for() {
        String grid = "tune={learningRate: [0.3, 0.1, 0.03], search: grid}";
        Study tuned = study(grid, "vary.batchSize=[8]");
        try (Store store = Store.open(folder)) {
            Condition best = chosen(new Runner(store, Tiny::data, new Silence(), 1, Tiny.environment()).run(tuned))
                    .getFirst();
            store.remove("tiny");
            // Out of memory in its tuning, that condition's own trials begun: it is not tried again.
            try (LiveRun run = store.begin(tuned, provenance(tuned), Tiny.NOON)) {
                TrialSpec favourite = tuned.tuning().trials().stream()
                        .filter(trial ->
                                trial.condition().texts().contains(best.texts().getFirst()))
                        .findFirst()
                        .orElseThrow();
                run.setState(favourite.number(), new TrialState.Failed("OutOfMemoryError"));
                run.setState(1, new TrialState.Interrupted());
            }
            RunRecord two = new Runner(store, Tiny::data, new Silence(), 1, Tiny.environment()).run(tuned);
            assertThat(chosen(two)).doesNotContain(best);

            RunRecord three = new Runner(store, Tiny::data, new Silence(), 1, Tiny.environment())
                    .run(study(grid, "vary.batchSize=[8]", "seeds=3"));

            assertThat(chosen(three)).isEqualTo(chosen(two));
            assertThat(three.trials().subList(0, 2)).isEqualTo(two.trials());
            assertThatItsWordsGiveItsWeights(three);
        }
    }

    private static Provenance provenance(Study study) {
        Datasets datasets = Datasets.load(study, Tiny::data);
        return Machine.provenance(Tiny.environment(), 1, datasets.files(), datasets.trainingSamples(study), List.of());
    }

    @Test
    void trials_of_a_condition_are_taken_over_from_runs_that_chose_the_same_for_it() {
        String minute = SPACE + "budget: {minutes: 1}}";
        try (Store store = Store.open(folder)) {
            RunRecord first = new Runner(store, Tiny::data, new Silence(), 1, ticking(1)).run(study(minute));
            // On another machine nothing is taken over, and the clock ends its tuning elsewhere.
            RunRecord other =
                    new Runner(store, Tiny::data, new Silence(), 2, ticking(7)).run(study(minute, "seeds=[3, 4]"));
            assertThat(chosen(other)).isNotEqualTo(chosen(first));
            pretendThatAllRunsHadOneCore();
            Recording recording = new Recording();

            RunRecord all = new Runner(store, Tiny::data, recording, 1, ticking(1)).run(study(minute, "seeds=4"));

            assertThat(chosen(all)).isEqualTo(chosen(first));
            assertThat(all.trials().subList(0, 4)).isEqualTo(first.trials());
            long retrained = all.trials().stream()
                    .filter(trial -> trial.seed() > 2 && !chosenFor(trial, all).equals(chosenFor(trial, other)))
                    .count();
            assertThat(recording.heard)
                    .filteredOn(line -> line.matches("\\d+ done"))
                    .hasSize((int) retrained);
            assertThatItsWordsGiveItsWeights(all);
        }
    }

    private static Condition chosenFor(TrialRecord trial, RunRecord run) {
        return run.tunings().stream()
                .filter(tuning -> tuning.condition().equals(trial.condition()))
                .findFirst()
                .flatMap(TuningRecord::chosen)
                .orElseThrow()
                .values();
    }

    private void pretendThatAllRunsHadOneCore() {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("store.sqlite"));
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE run SET provenance = replace(provenance, '\"cores\":2', '\"cores\":1')");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void a_search_that_the_clock_ends_keeps_what_it_reached() {
        AtomicLong seconds = new AtomicLong();
        Environment ticking = new Environment(
                "1", "ceteris", Tiny.environment().clock(), () -> seconds.incrementAndGet() * 1_000_000_000);
        Study study =
                study("vary={}", "search={learningRate: {from: 0.001, to: 1, scale: log}, budget: {minutes: 0.5}}");
        try (Store store = Store.open(folder)) {
            RunRecord run = new Runner(store, Tiny::data, new Silence(), 1, ticking).run(study);

            assertThat(run.trials()).hasSize(6);
            assertThat(run.search().orElseThrow().chosen()).isPresent();
            assertThat(store.run(run.id())).isEqualTo(run);
        }
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
                .hasMessageContaining("training.batchSize is 60, expected at most the 30 training samples there are");
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
