// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.lab.Silence;
import dev.ceteris.lab.Tiny;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.store.StoreException;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stopped, killed, full of damage: the next run ends with the bits of an undisturbed one. */
class InterruptionTest {
    @TempDir
    private Path folder;

    private RunRecord undisturbed;

    @BeforeEach
    void trainUndisturbed(@TempDir Path elsewhere) {
        try (Store store = Store.open(elsewhere)) {
            undisturbed = new Runner(store, Tiny::data, new Silence(), 2, Tiny.environment()).run(Tiny.study());
        }
    }

    private static long epochs(RunRecord run) {
        return run.trials().stream().mapToLong(trial -> trial.epochs().size()).sum();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "4, 1", "5, 1", "7, 1", "19, 1", "1, 2", "3, 2", "8, 2", "11, 3", "17, 4"})
    void a_stopped_run_loses_no_finished_epoch_and_goes_on_to_the_same_bits(int epochs, int cores) {
        try (Store store = Store.open(folder)) {
            RunRecord stopped = StoppedRun.after(epochs, store, Tiny.study(), cores);
            assertThat(epochs(stopped)).isEqualTo(epochs);
            assertThat(stopped.trials())
                    .noneSatisfy(trial -> assertThat(trial.state()).isInstanceOf(TrialState.Running.class));

            Recording recording = new Recording();
            RunRecord resumed = new Runner(store, Tiny::data, recording, cores, Tiny.environment()).run(Tiny.study());
            assertThat(resumed.trials()).isEqualTo(undisturbed.trials());
            assertThat(recording.heard.stream()
                            .filter(line -> line.contains("epoch "))
                            .distinct())
                    .as("no epoch is trained twice")
                    .hasSize(20 - epochs);
        }
    }

    @Test
    void a_run_may_be_stopped_again_and_again() {
        try (Store store = Store.open(folder)) {
            for (int i = 1; i <= 19; i++) {
                assertThat(epochs(StoppedRun.after(1, store, Tiny.study(), 2))).isEqualTo(i);
            }
            assertThat(StoppedRun.after(1, store, Tiny.study(), 2).trials()).isEqualTo(undisturbed.trials());
        }
    }

    @Test
    void a_runner_that_was_stopped_before_it_ran_trains_nothing() {
        try (Store store = Store.open(folder)) {
            Runner runner = new Runner(store, Tiny::data, new Silence(), 2, Tiny.environment());
            runner.stop();
            assertThat(runner.run(Tiny.study()).trials())
                    .extracting(TrialRecord::state)
                    .containsOnly(new TrialState.Planned());
        }
    }

    @Test
    void nothing_is_written_or_reported_after_a_stopped_run_has_returned() throws Exception {
        CountDownLatch inSecondEpoch = new CountDownLatch(1);
        CountDownLatch returned = new CountDownLatch(1);
        AtomicReference<Thread> worker = new AtomicReference<>();
        AtomicInteger calls = new AtomicInteger();
        // The clock is asked when a trial begins, before and after each epoch, and when one is kept: the 5th time is
        // the
        // beginning of the second epoch.
        Environment halting = new Environment("1", "ceteris", Tiny.environment().clock(), () -> {
            if (calls.incrementAndGet() == 5) {
                worker.set(Thread.currentThread());
                inSecondEpoch.countDown();
                await(returned);
            }
            return 0;
        });
        Recording recording = new Recording();
        try (Store store = Store.open(folder)) {
            Runner runner = new Runner(store, Tiny::data, recording, 1, halting);
            CompletableFuture<RunRecord> running = CompletableFuture.supplyAsync(() -> runner.run(Tiny.study()));
            inSecondEpoch.await();
            runner.stop();
            RunRecord run = running.join();
            List<String> heard = List.copyOf(recording.heard);
            returned.countDown();
            worker.get().join();

            assertThat(run.trials().getFirst().state()).isEqualTo(new TrialState.Interrupted());
            assertThat(run.trials().getFirst().epochs()).hasSize(1);
            assertThat(store.run(run.id())).isEqualTo(run);
            assertThat(recording.heard).isEqualTo(heard).endsWith("1 epoch 1", "1 interrupted");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void a_damaged_checkpoint_is_said_and_its_trial_starts_anew() throws Exception {
        try (Store store = Store.open(folder)) {
            RunRecord stopped = StoppedRun.after(3, store, Tiny.study(), 1);
            Path checkpoint = folder.resolve(stopped.id()).resolve("checkpoints/1.bin");
            byte[] bytes = Files.readAllBytes(checkpoint);
            bytes[bytes.length / 2] ^= 1;
            Files.write(checkpoint, bytes);

            Recording recording = new Recording();
            RunRecord run = new Runner(store, Tiny::data, recording, 1, Tiny.environment()).run(Tiny.study());
            assertThat(recording.heard.getFirst())
                    .startsWith("notice " + checkpoint)
                    .endsWith("trial 1 starts anew");
            assertThat(recording.heard).contains("1 after 0");
            assertThat(run.trials()).isEqualTo(undisturbed.trials());
        }
    }

    @Test
    void a_killed_process_leaves_no_ghost_and_the_next_run_ends_with_the_same_bits() throws Exception {
        Process killed = OtherProcess.start(folder, OtherProcess.Fate.DIES_IN_THE_MIDDLE);
        assertThat(killed.waitFor()).isEqualTo(OtherProcess.KILLED);
        try (Store store = Store.open(folder)) {
            RunRecord left = store.run("latest");
            assertThat(left.trials()).extracting(TrialRecord::state).contains(new TrialState.Interrupted());
            assertThat(store.summaries().getFirst().state()).isEqualTo("interrupted");
            assertThat(epochs(left)).isEqualTo(OtherProcess.EPOCHS);

            Recording recording = new Recording();
            RunRecord run = new Runner(store, Tiny::data, recording, 2, Tiny.environment()).run(Tiny.study());
            assertThat(recording.heard.getFirst())
                    .as("its clock ticks seconds, so checkpoints were written before the kill")
                    .doesNotContain(" and 0 epochs");
            // Seconds are those of the process that trained the epoch; everything else is a function of the study.
            assertThat(run.trials()).extracting(TrialRecord::state).isEqualTo(states(undisturbed));
            assertThat(run.trials())
                    .extracting(OtherProcess::withoutSeconds)
                    .isEqualTo(undisturbed.trials().stream()
                            .map(OtherProcess::withoutSeconds)
                            .toList());
        }
    }

    private static List<TrialState> states(RunRecord run) {
        return run.trials().stream().map(TrialRecord::state).toList();
    }

    @Test
    void a_second_process_names_the_one_that_trains_the_run_and_ends() throws Exception {
        Process first = OtherProcess.start(folder, OtherProcess.Fate.WAITS_IN_THE_MIDDLE);
        Study study = Tiny.study();
        try (var said = first.inputReader();
                Store store = Store.open(folder)) {
            assertThat(said.readLine()).isEqualTo(OtherProcess.WAITING);
            assertThatThrownBy(() -> new Runner(store, Tiny::data, new Silence(), 1, Tiny.environment()).run(study))
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith("process " + first.pid() + " is training run tiny-");
            assertThat(store.run("tiny").trials())
                    .extracting(TrialRecord::state)
                    .contains(new TrialState.Running());
            assertThat(store.summaries().getFirst().state()).isEqualTo("running");
        } finally {
            first.destroyForcibly().waitFor();
        }
        try (Store store = Store.open(folder)) {
            assertThat(states(new Runner(store, Tiny::data, new Silence(), 1, Tiny.environment()).run(study)))
                    .isEqualTo(states(undisturbed));
        }
    }
}
