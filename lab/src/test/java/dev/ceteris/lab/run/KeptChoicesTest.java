// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import static dev.ceteris.lab.run.TunedStudies.SPACE;
import static dev.ceteris.lab.run.TunedStudies.assertThatItsWordsGiveItsWeights;
import static dev.ceteris.lab.run.TunedStudies.chosen;
import static dev.ceteris.lab.run.TunedStudies.epochs;
import static dev.ceteris.lab.run.TunedStudies.halving;
import static dev.ceteris.lab.run.TunedStudies.impatient;
import static dev.ceteris.lab.run.TunedStudies.random;
import static dev.ceteris.lab.run.TunedStudies.searchByHalving;
import static dev.ceteris.lab.run.TunedStudies.study;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.lab.Silence;
import dev.ceteris.lab.Tiny;
import dev.ceteris.lab.store.LiveRun;
import dev.ceteris.lab.store.Provenance;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.Condition;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;
import dev.ceteris.lab.tuning.TuningRecord;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is chosen stays chosen when a run is stopped, when the clock ends a tuning run, and with more seeds. */
class KeptChoicesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 9, 17, 26, 40})
    void a_run_that_is_stopped_anywhere_chooses_the_same_and_trains_no_epoch_twice(int epochs) {
        for (Study study : List.of(random(), halving(), searchByHalving(), impatient())) {
            RunRecord undisturbed = run("undisturbed" + study.digest(), study);
            try (Store store = Store.open(folder.resolve("stopped" + study.digest()))) {
                RunRecord stopped = StoppedRun.after(epochs, store, study, 2);
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

    private RunRecord run(String name, Study study) {
        try (Store store = Store.open(folder.resolve(name))) {
            return new Runner(store, Tiny::data, new Silence(), 2, Tiny.environment()).run(study);
        }
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
                    .filter(trial ->
                            trial.seeds().split() > 2 && !chosenFor(trial, all).equals(chosenFor(trial, other)))
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
}
