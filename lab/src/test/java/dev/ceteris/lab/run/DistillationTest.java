// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.lab.Silence;
import dev.ceteris.lab.Tiny;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A study with teachers: they are trained before a trial's first epoch, and are kept when it is stopped. */
class DistillationTest {
    /** Two trials without and two with two teachers of five epochs. */
    private static final Study STUDY =
            Tiny.study("vary.batchSize=[20]", "vary.distillation=[none, {teachers: {count: 2, width: 3}}]");

    @TempDir
    private Path folder;

    private RunRecord undisturbed;

    @BeforeEach
    void trainUndisturbed(@TempDir Path elsewhere) {
        try (Store store = Store.open(elsewhere)) {
            undisturbed = new Runner(store, Tiny::data, new Silence(), 2, Tiny.environment()).run(STUDY);
        }
    }

    /** Stops a run when teachers were trained for some epochs, counted over all trials. */
    private static void stopped(int preparedEpochs, Store store, int cores) {
        AtomicInteger left = new AtomicInteger(preparedEpochs);
        AtomicReference<Runner> runner = new AtomicReference<>();
        Silence listener = new Silence() {
            @Override
            public void trialPrepared(TrialSpec trial, int epochs) {
                if (left.decrementAndGet() == 0) {
                    runner.get().stop();
                }
            }
        };
        runner.set(new Runner(store, Tiny::data, listener, cores, Tiny.environment()));
        runner.get().run(STUDY);
    }

    /** Hears how far the teachers are. */
    private static final class Hearing extends Silence {
        private final List<Integer> prepared = new ArrayList<>();

        @Override
        public synchronized void trialPrepared(TrialSpec trial, int epochs) {
            prepared.add(epochs);
        }
    }

    @Test
    void every_trial_with_teachers_waits_for_them_and_the_others_for_none() {
        Hearing hearing = new Hearing();
        try (Store store = Store.open(folder)) {
            RunRecord run = new Runner(store, Tiny::data, hearing, 1, Tiny.environment()).run(STUDY);

            assertThat(hearing.prepared).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
            assertThat(run.trials()).isEqualTo(undisturbed.trials());
            assertThat(run.trials().stream().map(TrialRecord::state))
                    .hasSize(4)
                    .allMatch(TrialState.Done.class::isInstance)
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "4, 1", "5, 1", "10, 1", "11, 1", "3, 2", "12, 2", "19, 2"})
    void a_run_that_is_stopped_among_its_teachers_goes_on_to_the_same_bits(int preparedEpochs, int cores) {
        Hearing hearing = new Hearing();
        try (Store store = Store.open(folder)) {
            stopped(preparedEpochs, store, cores);
            RunRecord resumed = new Runner(store, Tiny::data, hearing, cores, Tiny.environment()).run(STUDY);

            assertThat(resumed.trials()).isEqualTo(undisturbed.trials());
            assertThat(hearing.prepared).as("no teacher is trained twice").hasSize(20 - preparedEpochs);
        }
    }

    @ParameterizedTest
    @CsvSource({"3", "11", "14", "17"})
    void a_run_that_is_stopped_among_its_own_epochs_does_not_train_teachers_again(int epochs) {
        Hearing hearing = new Hearing();
        try (Store store = Store.open(folder)) {
            StoppedRun.after(epochs, store, STUDY, 1);
            RunRecord resumed = new Runner(store, Tiny::data, hearing, 1, Tiny.environment()).run(STUDY);

            assertThat(resumed.trials()).isEqualTo(undisturbed.trials());
            int teachersLeft = epochs < 11 ? 2 : epochs < 16 ? 1 : 0;
            assertThat(hearing.prepared).hasSize(10 * teachersLeft);
        }
    }

    @Test
    void teachers_of_a_longer_trial_are_longer_so_it_begins_with_no_other() {
        Study longer = Tiny.study(
                "vary.batchSize=[20]",
                "vary.distillation=[none, {teachers: {count: 2, width: 3}}]",
                "training.epochs=7");
        for (int i = 0; i < STUDY.trials().size(); i++) {
            TrialSpec trial = STUDY.trials().get(i);
            boolean taught = !trial.training().distillation().isNothing();

            assertThat(longer.trials().get(i).continues(trial)).isEqualTo(!taught);
            assertThat(trial.preparatoryEpochs()).isEqualTo(taught ? 10 : 0);
        }
    }
}
