// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.lab.run.RunPlan;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;
import dev.ceteris.lab.tuning.Round;
import dev.ceteris.lab.tuning.TuningRun;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Laws: what is said of a run's progress, in whatever order its trials go on and end. */
class ProgressLaws {
    @Property(tries = 200)
    void the_share_never_falls_and_ends_at_one(
            @ForAll long order,
            @ForAll @IntRange(min = 0, max = 9) int before,
            @ForAll @IntRange(min = 1, max = 4) int cores) {
        ExampleProgress.Clock clock = new ExampleProgress.Clock();
        Progress progress = new Progress(clock);
        Study study = ExampleProgress.study(3, 3, 4);
        List<Double> shares = new ArrayList<>();
        List<TrialSpec> missing = new ArrayList<>(study.trials());
        Collections.shuffle(missing, new Random(order));
        missing = missing.subList(before, missing.size());
        progress.started(new RunPlan(study, missing, List.of(), Map.of(), cores));

        finish(missing, cores, new Random(order), clock, progress, shares);

        shares.add(progress.snapshot().orElseThrow().share());
        assertThat(shares).isSorted().last().isEqualTo(1.0);
        assertThat(shares).allSatisfy(share -> assertThat(share).isBetween(0.0, 1.0));
        assertThat(progress.snapshot().orElseThrow().endedTrials()).isEqualTo(9);
        assertThat(progress.snapshot().orElseThrow().secondsLeft()).isZero();
    }

    /** Trains as a runner does: as many trials at once as there are cores, any of them next; some diverge or fail. */
    private static void finish(
            List<TrialSpec> trials,
            int cores,
            Random random,
            ExampleProgress.Clock clock,
            Progress progress,
            List<Double> shares) {
        Deque<TrialSpec> waiting = new ArrayDeque<>(trials);
        List<TrialSpec> running = new ArrayList<>();
        int[] epochs = new int[10];
        while (!waiting.isEmpty() || !running.isEmpty()) {
            while (running.size() < cores && !waiting.isEmpty()) {
                running.add(waiting.peek());
                progress.trialStarted(waiting.remove(), 0);
            }
            TrialSpec trial = running.get(random.nextInt(running.size()));
            clock.passSeconds(random.nextDouble());
            progress.epochEnded(trial, ExampleProgress.epoch(++epochs[trial.number()]));
            TrialState state = state(epochs[trial.number()], random);
            if (!(state instanceof TrialState.Running)) {
                progress.trialEnded(trial, state);
                running.remove(trial);
            }
            shares.add(progress.snapshot().orElseThrow().share());
        }
    }

    private static TrialState state(int epoch, Random random) {
        return switch (random.nextInt(20)) {
            case 0 -> new TrialState.Diverged(epoch);
            case 1 -> new TrialState.Failed("out of luck");
            default -> epoch == 4 ? new TrialState.Done("0".repeat(64), 4) : new TrialState.Running();
        };
    }

    @Test
    void time_left_follows_from_each_conditions_own_epochs() {
        ExampleProgress.Clock clock = new ExampleProgress.Clock();
        Progress progress = new Progress(clock);
        Study study = ExampleProgress.study(2, 2, 10);
        progress.started(RunPlan.ofAll(study, 1));
        TrialSpec slow = study.trials().get(0);
        TrialSpec fast = study.trials().get(1);

        progress.trialStarted(slow, 0);
        assertThat(progress.snapshot().orElseThrow().secondsLeft()).isNaN();
        for (int epoch = 1; epoch <= 10; epoch++) {
            clock.passSeconds(3);
            progress.epochEnded(slow, ExampleProgress.epoch(epoch));
        }
        progress.trialEnded(slow, new TrialState.Done("0".repeat(64), 10));
        progress.trialStarted(fast, 0);
        clock.passSeconds(1);
        progress.epochEnded(fast, ExampleProgress.epoch(1));

        // nine fast epochs of this trial, ten slow and ten fast ones of the next two
        assertThat(progress.snapshot().orElseThrow().secondsLeft()).isCloseTo(9 + 30 + 10, within(1e-6));
        clock.passSeconds(0.25);
        assertThat(progress.snapshot().orElseThrow().secondsLeft()).isCloseTo(9 - 0.25 + 30 + 10, within(1e-6));
    }

    @Test
    void waiting_trials_are_shared_by_the_cores() {
        assertThat(Estimate.secondsLeft(List.of(4.0, 1.0), List.of(2.0, 2.0, 2.0), 2))
                .isEqualTo(6.0);
        assertThat(Estimate.secondsLeft(List.of(), List.of(5.0), 8)).isEqualTo(5.0);
        assertThat(Estimate.secondsLeft(List.of(), List.of(), 8)).isZero();
        assertThat(Estimate.secondsLeft(List.of(1.0), List.of(Double.NaN), 1)).isNaN();
    }

    @Test
    void a_run_that_goes_on_counts_what_was_done_before() {
        Progress progress = new Progress(new ExampleProgress.Clock());
        Study study = ExampleProgress.study(3, 1, 10);
        List<TrialSpec> missing = study.trials().subList(1, 3);
        progress.started(new RunPlan(study, missing, List.of(), Map.of(3, 4), 2));

        Snapshot snapshot = progress.snapshot().orElseThrow();
        assertThat(snapshot.share()).isEqualTo(14.0 / 30);
        assertThat(snapshot.endedTrials()).isEqualTo(1);
        assertThat(snapshot.plan().lines(120))
                .contains("  before   1 trial and 4 epochs of others are done already and are not trained again");
    }

    @Test
    void time_left_is_that_of_the_trials_that_are_missing_wherever_in_the_study_they_are() {
        ExampleProgress.Clock clock = new ExampleProgress.Clock();
        Progress progress = new Progress(clock);
        Study study = ExampleProgress.study(2, 2, 10);
        TrialSpec fast = study.trials().get(1);
        TrialSpec slow = study.trials().get(2);
        progress.started(new RunPlan(study, List.of(slow, fast), List.of(), Map.of(1, 10, 2, 4, 4, 10), 1));
        progress.trialStarted(slow, 0);
        clock.passSeconds(3);
        progress.epochEnded(slow, ExampleProgress.epoch(1));

        // nine epochs of this trial, and the six that the other one lacks, none of them timed yet
        assertThat(progress.snapshot().orElseThrow().secondsLeft()).isCloseTo(3 * (9 + 6), within(1e-6));
        assertThat(progress.snapshot().orElseThrow().share()).isEqualTo(25.0 / 40);
    }

    @Test
    void a_trial_that_helps_to_choose_shows_what_the_choice_is_made_by() {
        Progress progress = new Progress(new ExampleProgress.Clock());
        Study study = ExampleProgress.halving();
        TrialSpec trial = study.tuning().trials().getFirst();
        progress.started(RunPlan.ofAll(study, 1));
        progress.trialStarted(trial, 0);
        progress.epochEnded(trial, new EpochRecord(1, Map.of(Metric.TRAIN_LOSS, 0.5, Metric.VALIDATION_LOSS, 1.23456)));

        assertThat(progress.snapshot().orElseThrow().running())
                .extracting(TrialProgress::score)
                .containsExactly("validation.loss 1.235");
        progress.trialEnded(trial, new TrialState.Done("0", 1));
        assertThat(progress.snapshot().orElseThrow().happenings())
                .extracting(Happening::sentence)
                .last()
                .asString()
                .contains("validation.loss 1.235");
    }

    @Test
    void trials_that_an_earlier_run_eliminated_count_with_the_epochs_of_their_rounds() {
        Progress progress = new Progress(new ExampleProgress.Clock());
        Study study = ExampleProgress.halving();
        Map<Integer, Integer> trained = new HashMap<>();
        for (TuningRun tuningRun : study.tuning().tuningRuns()) {
            // The first candidates go on: those of later rounds get more epochs.
            for (Round round : tuningRun.rounds()) {
                tuningRun.candidates().stream()
                        .limit(round.candidates())
                        .flatMap(candidate -> candidate.trials().stream())
                        .forEach(trial -> trained.put(trial.number(), round.epochs()));
            }
        }
        progress.started(new RunPlan(study, study.trials(), List.of(), trained, 1));

        long own = study.trials().stream().mapToLong(TrialSpec::epochs).sum();
        assertThat(progress.snapshot().orElseThrow().finishedEpochs()).isEqualTo(study.epochs() - own);
    }

    @Test
    void a_trial_that_stopped_early_ends_with_what_its_best_epoch_measured() {
        Progress progress = new Progress(new ExampleProgress.Clock());
        Study study = ExampleProgress.study(1, 1, 9);
        progress.started(RunPlan.ofAll(study, 1));
        TrialSpec trial = study.trials().getFirst();
        progress.trialStarted(trial, 0);
        for (int epoch = 1; epoch <= 4; epoch++) {
            progress.epochEnded(trial, ExampleProgress.epoch(epoch));
        }
        progress.trialEnded(trial, new TrialState.Done("0".repeat(64), 2));

        Snapshot snapshot = progress.snapshot().orElseThrow();
        assertThat(snapshot.happenings())
                .extracting(Happening::sentence)
                .singleElement()
                .asString()
                .startsWith("batchSize 1, seed 1: loss 0.5000, test accuracy 75.00 %");
        assertThat(snapshot.share()).isEqualTo(1);
    }

    @Test
    void each_end_of_a_trial_is_one_sentence() {
        ExampleProgress.Clock clock = new ExampleProgress.Clock();
        Progress progress = new Progress(clock);
        Study study = ExampleProgress.study(3, 1, 1);
        progress.started(RunPlan.ofAll(study, 2));
        study.trials().forEach(trial -> progress.trialStarted(trial, 0));
        clock.passSeconds(2.5);
        progress.epochEnded(study.trials().get(0), ExampleProgress.epoch(1));

        progress.trialEnded(study.trials().get(0), new TrialState.Done("0".repeat(64), 1));
        progress.trialEnded(study.trials().get(1), new TrialState.Diverged(1));
        progress.trialEnded(study.trials().get(2), new TrialState.Failed("OutOfMemoryError: Java heap space"));
        progress.notice("a checkpoint was damaged");

        Stream<String> sentences =
                progress.snapshot().orElseThrow().happenings().stream().map(Happening::sentence);
        assertThat(sentences)
                .containsExactly(
                        "batchSize 1, seed 1: loss 1.0000, test accuracy 50.00 %, 2.5 s",
                        "batchSize 2, seed 1: diverged at epoch 1",
                        "batchSize 4, seed 1: failed: OutOfMemoryError: Java heap space",
                        "a checkpoint was damaged");
    }
}
