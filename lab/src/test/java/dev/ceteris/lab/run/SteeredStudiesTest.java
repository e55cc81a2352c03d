// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import static dev.ceteris.lab.run.TunedStudies.assertThatItsWordsGiveItsWeights;
import static dev.ceteris.lab.run.TunedStudies.chosen;
import static dev.ceteris.lab.run.TunedStudies.epochs;
import static dev.ceteris.lab.run.TunedStudies.study;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.evidence.claim.Observation;
import dev.ceteris.lab.Silence;
import dev.ceteris.lab.Tiny;
import dev.ceteris.lab.results.RunResults;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.store.StoreException;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.Condition;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialState;
import dev.ceteris.lab.tuning.Candidate;
import dev.ceteris.lab.tuning.TuningRecord;
import dev.ceteris.lab.tuning.TuningRun;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Candidates that are proposed, and trials that are pruned, follow from earlier candidates alone. */
class SteeredStudiesTest {
    private static final String SPACE = "{learningRate: {from: 0.0001, to: 3, scale: log},"
            + " optimizer: [sgd, {momentum: {beta: {from: 0.3, to: 0.95}}}],"
            + " hidden: [[{from: 2, to: 9}], [{from: 2, to: 9}, {from: 2, to: 9}]], ";

    @TempDir
    private Path folder;

    private static Study tuned() {
        return study("tune=" + SPACE + "search: tpe, startup: 4, batch: 3, pruning: median, seeds: 2,"
                + " budget: {trials: 26}}");
    }

    private static Study searched() {
        return study(
                "vary={}",
                "search=" + SPACE + "search: tpe, startup: 4, batch: 3, pruning: median,"
                        + " budget: {trials: 26}, by: validation.accuracy}");
    }

    private static Study prunedAtRandom() {
        return study("tune=" + SPACE + "pruning: median, warmup: 2, startup: 4, batch: 3, budget: {trials: 13}}");
    }

    private RunRecord run(String name, Study study, int cores) {
        try (Store store = Store.open(folder.resolve(name))) {
            return new Runner(store, Tiny::data, new Silence(), cores, Tiny.environment()).run(study);
        }
    }

    private static List<TuningRun> tuningRuns(RunRecord run) {
        return Stream.concat(run.tunings().stream(), run.search().stream())
                .map(TuningRecord::tuningRun)
                .toList();
    }

    @Test
    void every_number_of_cores_trains_the_same_candidates_to_the_same_bits() {
        for (Study study : List.of(tuned(), searched(), prunedAtRandom())) {
            RunRecord one = run("1" + study.digest(), study, 1);
            for (int cores : study.search().tuningRuns().isEmpty() ? List.of(2, 7) : List.of(2, 3, 4, 5, 6, 7)) {
                RunRecord other = run(cores + study.digest(), study, cores);
                assertThat(other.trials()).isEqualTo(one.trials());
                assertThat(other.tuningTrials()).isEqualTo(one.tuningTrials());
                assertThat(other.study().factors()).isEqualTo(one.study().factors());
            }
            assertThat(Stream.concat(one.trials().stream(), one.tuningTrials().stream())
                            .map(TrialRecord::state))
                    .hasAtLeastOneElementOfType(TrialState.Pruned.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 23, 60})
    void a_run_that_is_stopped_anywhere_proposes_and_prunes_the_same(int epochs) {
        for (Study study : List.of(tuned(), searched(), prunedAtRandom())) {
            RunRecord undisturbed = run("undisturbed" + study.digest(), study, 2);
            try (Store store = Store.open(folder.resolve("stopped" + study.digest()))) {
                StoppedRun.after(epochs, store, study, 2);
                Recording recording = new Recording();
                RunRecord resumed = new Runner(store, Tiny::data, recording, 3, Tiny.environment()).run(study);

                assertThat(resumed.trials()).isEqualTo(undisturbed.trials());
                assertThat(resumed.tuningTrials()).isEqualTo(undisturbed.tuningTrials());
                assertThat(recording.heard.stream().filter(line -> line.contains(" epoch ")))
                        .hasSizeLessThan((int) (epochs(undisturbed.trials()) + epochs(undisturbed.tuningTrials())));
                Recording again = new Recording();
                new Runner(store, Tiny::data, again, 1, Tiny.environment()).run(study);
                assertThat(again.heard).noneMatch(line -> line.contains(" epoch "));
            }
        }
    }

    /** Whatever order trials end in: what is proposed is a function of the complete generations. */
    @Test
    void proposals_do_not_depend_on_the_order_or_on_trials_of_a_generation_that_is_not_over() {
        Study study = tuned();
        RunRecord run = run("a", study, 2);
        TuningRun stated = study.tuning().tuningRuns().getFirst();
        TuningRun grown = tuningRuns(run).getFirst();
        assertThat(stated.known()).isEqualTo(4);
        assertThat(grown.known()).isEqualTo(13);
        List<TrialRecord> records = new ArrayList<>(run.tuningTrials());
        for (int i = 0; i < 5; i++) {
            Collections.shuffle(records, new Random(i));
            assertThat(stated.grown(records).candidates()).isEqualTo(grown.candidates());
        }
        Set<Integer> firstTwo = new HashSet<>();
        grown.candidates()
                .subList(0, 7)
                .forEach(candidate -> candidate.trials().forEach(spec -> firstTwo.add(spec.number())));
        int missing = grown.candidates().get(5).trials().getLast().number();
        List<TrialRecord> some = run.tuningTrials().stream()
                .filter(trial -> firstTwo.contains(trial.number()) && trial.number() != missing)
                .toList();
        TuningRun early = stated.grown(some);
        assertThat(early.known()).isEqualTo(7);
        assertThat(early.candidates().subList(0, 7))
                .isEqualTo(grown.candidates().subList(0, 7));
        assertThat(early.candidates().subList(7, 13))
                .isEqualTo(stated.candidates().subList(7, 13));
    }

    @Test
    void candidates_are_different_and_what_a_run_says_of_them_gives_their_weights() {
        RunRecord run = run("a", tuned(), 2);
        for (TuningRecord tuning : run.tunings()) {
            assertThat(tuning.tuningRun().candidates())
                    .extracting(Candidate::values)
                    .hasSize(13)
                    .doesNotHaveDuplicates();
            assertThat(tuning.isOver()).isTrue();
            assertThat(tuning.chosen()).isPresent();
        }
        assertThat(run.tunings().getFirst().tuningRun().candidates().subList(0, 4))
                .extracting(Candidate::values)
                .isEqualTo(run.tunings().getLast().tuningRun().candidates().subList(0, 4).stream()
                        .map(Candidate::values)
                        .toList());
        assertThatItsWordsGiveItsWeights(run);
    }

    @Test
    void a_small_finite_space_is_visited_whole() {
        RunRecord run = run(
                "a",
                study(
                        "tune={activation: [relu, tanh, gelu], batchSize: [8, 12, 20], search: tpe, startup: 2,"
                                + " batch: 2, budget: {trials: 100}}",
                        "vary={learningRate: [0.1]}"),
                2);
        assertThat(run.tunings().getFirst().tuningRun().candidates())
                .extracting(Candidate::values)
                .hasSize(9)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_candidate_that_diverges_or_is_pruned_is_not_chosen_and_counts_as_worse_than_complete_ones() {
        RunRecord run = run("a", tuned(), 2);
        for (TuningRecord tuning : run.tunings()) {
            Candidate best = tuning.chosen().orElseThrow();
            assertThat(tuning.isPruned(best)).isFalse();
            for (Candidate candidate : tuning.tuningRun().candidates()) {
                if (tuning.isPruned(candidate)) {
                    assertThat(tuning.score(candidate)).isNaN();
                    assertThat(tuning.epochsGiven(candidate)).isLessThanOrEqualTo(5);
                }
            }
        }
        assertThat(run.tunings().stream().mapToLong(TuningRecord::trialsPruned).sum())
                .isEqualTo(run.tuningTrials().stream()
                        .filter(trial -> trial.state() instanceof TrialState.Pruned)
                        .count())
                .isPositive();
    }

    @Test
    void the_first_generation_is_never_pruned_and_a_pruned_trial_has_the_epochs_of_an_undisturbed_one() {
        Study study = prunedAtRandom();
        RunRecord pruned = run("a", study, 2);
        RunRecord whole = run("b", study("tune=" + SPACE + "budget: {trials: 13}}"), 2);
        for (int i = 0; i < pruned.tuningTrials().size(); i++) {
            TrialRecord trial = pruned.tuningTrials().get(i);
            TrialRecord undisturbed = whole.tuningTrials().get(i);
            assertThat(trial.epochs())
                    .isEqualTo(undisturbed.epochs().subList(0, trial.epochs().size()));
            if (trial.state() instanceof TrialState.Pruned(int epoch)) {
                assertThat(epoch).isEqualTo(trial.epochs().size()).isBetween(2, 4);
                assertThat(i % 13).isGreaterThanOrEqualTo(4);
            } else {
                assertThat(trial.state()).isEqualTo(undisturbed.state());
            }
        }
    }

    /** The seeds of a condition that were not pruned are its lucky ones. */
    @Test
    void a_condition_of_which_a_trial_was_pruned_is_in_no_comparison() {
        RunRecord run = run("a", searched(), 2);
        Set<Condition> pruned = new HashSet<>();
        run.trials().stream()
                .filter(trial -> trial.state() instanceof TrialState.Pruned)
                .forEach(trial -> pruned.add(trial.condition()));
        assertThat(pruned).isNotEmpty();
        long compared = run.trials().stream()
                .filter(trial -> !pruned.contains(trial.condition()))
                .count();
        assertThat(RunResults.of(run).trials())
                .hasSize((int) compared)
                .extracting(Observation::ending)
                .doesNotContainNull();
        assertThat(run.trials())
                .filteredOn(trial -> trial.state() instanceof TrialState.Pruned)
                .allSatisfy(trial ->
                        assertThat(trial.epochs().getLast().metrics()).containsKey(Metric.VALIDATION_ACCURACY));
    }

    /** Another version would propose others, and every page would show candidates that were not trained. */
    @Test
    void a_run_whose_trials_are_not_those_that_are_proposed_is_refused() throws SQLException {
        RunRecord run = run("a", searched(), 2);
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + folder.resolve("a").resolve("store.sqlite"));
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE trial SET condition = '{\"hidden\":[5]}' WHERE number = 26");
        }
        try (Store store = Store.open(folder.resolve("a"))) {
            assertThatThrownBy(() -> store.run(run.id()))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("trial 26 was trained with {\"hidden\":[5]}, and this version proposes");
        }
    }

    @Test
    void more_seeds_take_over_what_was_proposed() {
        try (Store store = Store.open(folder)) {
            RunRecord two = new Runner(store, Tiny::data, new Silence(), 2, Tiny.environment()).run(tuned());
            Recording recording = new Recording();
            Study more = study(
                    "tune=" + SPACE + "search: tpe, startup: 4, batch: 3, pruning: median, seeds: 2,"
                            + " budget: {trials: 26}}",
                    "seeds=3");
            RunRecord three = new Runner(store, Tiny::data, recording, 2, Tiny.environment()).run(more);

            assertThat(chosen(three)).isEqualTo(chosen(two));
            assertThat(three.tuningTrials().stream().map(TrialRecord::state).toList())
                    .isEqualTo(
                            two.tuningTrials().stream().map(TrialRecord::state).toList());
            assertThat(three.trials().subList(0, 4)).isEqualTo(two.trials());
            assertThat(recording.heard.stream().filter(line -> line.contains(" epoch ")))
                    .hasSize(2 * 5);
        }
    }
}
