// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.progress;

import dev.ceteris.app.terminal.Times;
import dev.ceteris.base.Numbers;
import dev.ceteris.lab.run.RunListener;
import dev.ceteris.lab.run.RunPlan;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;
import dev.ceteris.lab.tuning.Tuning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Follows a run and knows at any moment how far it is. Only takes notes, so the threads that train never wait for a
 * screen; a display asks for a {@link Snapshot}.
 */
public final class Progress implements RunListener {
    private final LongSupplier nanoTime;
    private final OptionalInt statedSeeds;
    private final Estimate estimate = new Estimate();
    private final SortedMap<Integer, Running> running = new TreeMap<>();
    private final SortedMap<Integer, TrialSpec> waiting = new TreeMap<>();
    private final Map<Integer, Integer> begun = new HashMap<>();
    private final SortedMap<Integer, Running> paused = new TreeMap<>();
    private final List<Happening> happenings = new ArrayList<>();
    private Optional<Plan> plan = Optional.empty();
    private final Map<Integer, Metric> chosenBy = new HashMap<>();
    private long startNanos;
    private int endedTrials;
    private long finishedEpochs;

    /** What is known of a trial that is being trained. */
    private static final class Running {
        final TrialSpec trial;
        final long startNanos;
        long epochStartNanos;
        int preparedEpochs;
        int finishedEpochs;
        final Map<Integer, EpochRecord> seen = new HashMap<>();
        double loss = Double.NaN;
        double testLoss = Double.NaN;
        double accuracy = Double.NaN;
        String score = "";

        Running(TrialSpec trial, int finishedEpochs, long nanos) {
            this.trial = trial;
            this.finishedEpochs = finishedEpochs;
            this.preparedEpochs = finishedEpochs > 0 ? trial.preparatoryEpochs() : 0;
            this.startNanos = nanos;
            this.epochStartNanos = nanos;
        }

        /** Shows what an epoch measured, if this process has trained it. */
        void show(int epoch) {
            Map<Metric, Double> metrics =
                    seen.containsKey(epoch) ? seen.get(epoch).metrics() : Map.of();
            loss = metrics.getOrDefault(Metric.TRAIN_LOSS, Double.NaN);
            testLoss = metrics.getOrDefault(Metric.TEST_LOSS, Double.NaN);
            accuracy = metrics.getOrDefault(Metric.TEST_ACCURACY, Double.NaN);
        }

        /** Shows what the choice is made by, where the trial helps to choose. */
        void score(int epoch, Optional<Metric> by) {
            score = by.filter(metric ->
                            seen.containsKey(epoch) && seen.get(epoch).metrics().containsKey(metric))
                    .map(metric -> metric.key() + " "
                            + Numbers.four(seen.get(epoch).metrics().get(metric)))
                    .orElse("");
        }
    }

    /** Measures time with {@code nanoTime}, as {@link System#nanoTime} does. */
    public Progress(LongSupplier nanoTime) {
        this(nanoTime, OptionalInt.empty());
    }

    /** @param statedSeeds how many seeds the study has without the command line; the plan compares */
    public Progress(LongSupplier nanoTime, OptionalInt statedSeeds) {
        this.nanoTime = nanoTime;
        this.statedSeeds = statedSeeds;
    }

    @Override
    public synchronized void started(RunPlan run) {
        Plan known = Plan.of(run, statedSeeds);
        plan = Optional.of(known);
        startNanos = nanoTime.getAsLong();
        for (Tuning choice : List.of(run.study().tuning(), run.study().search())) {
            choice.tuningRuns()
                    .forEach(tuningRun ->
                            tuningRun.trials().forEach(trial -> chosenBy.put(trial.number(), tuningRun.by())));
        }
        endedTrials = known.finishedTrials();
        long earlier = run.finished().stream()
                .mapToLong(trial -> known.epochs(trial, run.trained(trial)) + trial.preparatoryEpochs())
                .sum();
        long prepared = run.missing().stream()
                .filter(trial -> run.trained(trial) > 0)
                .mapToLong(TrialSpec::preparatoryEpochs)
                .sum();
        finishedEpochs = earlier + prepared + run.begunEpochs();
        run.missing().forEach(trial -> {
            waiting.put(trial.number(), trial);
            begun.put(trial.number(), run.trained(trial));
        });
    }

    @Override
    public synchronized void notice(String sentence) {
        happenings.add(new Happening(Happening.Kind.NOTICE, sentence));
    }

    @Override
    public synchronized void trialStarted(TrialSpec trial, int finishedEpochs) {
        waiting.remove(trial.number());
        paused.remove(trial.number());
        running.put(trial.number(), new Running(trial, finishedEpochs, nanoTime.getAsLong()));
    }

    @Override
    public synchronized void trialPrepared(TrialSpec trial, int preparedEpochs) {
        Running state = running.get(trial.number());
        long now = nanoTime.getAsLong();
        estimate.epochTook(trial.condition(), seconds(state.epochStartNanos, now));
        state.epochStartNanos = now;
        finishedEpochs += preparedEpochs - state.preparedEpochs;
        state.preparedEpochs = preparedEpochs;
    }

    @Override
    public synchronized void epochEnded(TrialSpec trial, EpochRecord epoch) {
        Running state = running.get(trial.number());
        long now = nanoTime.getAsLong();
        estimate.epochTook(trial.condition(), seconds(state.epochStartNanos, now));
        state.epochStartNanos = now;
        state.finishedEpochs++;
        state.seen.put(epoch.epoch(), epoch);
        state.show(epoch.epoch());
        state.score(epoch.epoch(), by(trial));
        finishedEpochs++;
    }

    @Override
    public synchronized void trialPassedOver(TrialSpec trial) {
        plan = plan.map(known -> known.without(trial));
        waiting.remove(trial.number());
    }

    @Override
    public synchronized void trialPaused(TrialSpec trial) {
        paused.put(trial.number(), running.remove(trial.number()));
    }

    @Override
    public synchronized void trialEnded(TrialSpec trial, TrialState state) {
        waiting.remove(trial.number());
        Running last = Optional.ofNullable(running.remove(trial.number()))
                .or(() -> Optional.ofNullable(paused.remove(trial.number())))
                .orElseGet(() -> new Running(trial, 0, startNanos));
        switch (state) {
            case TrialState.Done done -> {
                last.show(done.epoch());
                last.score(done.epoch(), by(trial));
                ended(last, Happening.Kind.TRIAL_DONE, result(last));
            }
            case TrialState.Diverged(int epoch) ->
                ended(last, Happening.Kind.TRIAL_DIVERGED, "diverged at epoch " + epoch);
            case TrialState.Pruned(int epoch) -> ended(last, Happening.Kind.TRIAL_DONE, "pruned after epoch " + epoch);
            case TrialState.Failed(String message) -> ended(last, Happening.Kind.TRIAL_FAILED, "failed: " + message);
            case TrialState.Planned(), TrialState.Running(), TrialState.Interrupted() -> {}
        }
    }

    private Optional<Metric> by(TrialSpec trial) {
        return Optional.ofNullable(chosenBy.get(trial.number()));
    }

    private void ended(Running last, Happening.Kind kind, String how) {
        endedTrials++;
        finishedEpochs += plan.orElseThrow().epochs(last.trial, last.finishedEpochs) - last.finishedEpochs;
        finishedEpochs += last.trial.preparatoryEpochs() - last.preparedEpochs;
        happenings.add(new Happening(kind, Plan.label(last.trial) + ": " + how));
    }

    private String result(Running last) {
        StringBuilder result = new StringBuilder();
        if (!Double.isNaN(last.loss)) {
            result.append("loss ").append(Numbers.loss(last.loss)).append(", ");
        }
        if (!last.score.isEmpty()) {
            result.append(last.score).append(", ");
        } else if (!Double.isNaN(last.accuracy)) {
            result.append(String.format(Locale.ROOT, "test accuracy %.2f %%, ", 100 * last.accuracy));
        } else if (!Double.isNaN(last.testLoss)) {
            result.append("test loss ").append(Numbers.loss(last.testLoss)).append(", ");
        }
        return result + Times.time(seconds(last.startNanos, nanoTime.getAsLong()));
    }

    /** The plan of the run as lines for a screen; none before it has started. */
    public synchronized List<String> plan(int columns) {
        return plan.map(known -> known.lines(columns)).orElse(List.of());
    }

    /** How many seconds are left; empty while no epoch has ended that would tell. */
    public synchronized OptionalDouble secondsLeft() {
        return snapshot().stream()
                .mapToDouble(Snapshot::secondsLeft)
                .filter(left -> !Double.isNaN(left))
                .findFirst();
    }

    /** How far the run is now; empty before it has started. */
    synchronized Optional<Snapshot> snapshot() {
        long now = nanoTime.getAsLong();
        return plan.map(known -> {
            List<TrialProgress> trials =
                    running.values().stream().map(state -> trial(state, now)).toList();
            return new Snapshot(
                    known,
                    endedTrials,
                    finishedEpochs,
                    seconds(startNanos, now),
                    secondsLeft(known, trials),
                    trials,
                    happenings);
        });
    }

    private TrialProgress trial(Running state, long now) {
        int epochs = state.trial.training().epochs();
        double epochSeconds = estimate.epochSeconds(state.trial.condition());
        double thisEpoch = Math.max(0, epochSeconds - seconds(state.epochStartNanos, now));
        int preparing = state.trial.preparatoryEpochs() - state.preparedEpochs;
        double left = Math.max(0, preparing + epochs - state.finishedEpochs - 1) * epochSeconds + thisEpoch;
        return new TrialProgress(
                state.trial.number(),
                Plan.label(state.trial),
                state.finishedEpochs,
                epochs,
                state.loss,
                state.accuracy,
                state.finishedEpochs >= epochs ? 0 : left,
                state.score,
                new TrialProgress.Preparing(state.preparedEpochs, state.trial.preparatoryEpochs()));
    }

    private double secondsLeft(Plan known, List<TrialProgress> trials) {
        List<Double> left = trials.stream().map(TrialProgress::secondsLeft).toList();
        List<Double> later = waiting.values().stream()
                .map(trial -> epochsLeft(trial) * estimate.epochSeconds(trial.condition()))
                .toList();
        return Estimate.secondsLeft(left, scaled(later, known, trials), known.cores());
    }

    private int epochsLeft(TrialSpec waiting) {
        int trained = begun.getOrDefault(waiting.number(), 0);
        return Math.max(0, waiting.epochs() - trained) + (trained == 0 ? waiting.preparatoryEpochs() : 0);
    }

    /**
     * Where rounds shut trials out, fewer epochs are waiting than the trials that wait could have: each then counts for
     * its share of those that the plan has left.
     */
    private List<Double> scaled(List<Double> later, Plan known, List<TrialProgress> trials) {
        boolean rounds = Stream.of(known.study().tuning(), known.study().search())
                .flatMap(selection -> selection.tuningRuns().stream())
                .anyMatch(tuningRun -> tuningRun.rounds().size() > 1);
        if (!rounds) {
            return later;
        }
        long possible = waiting.values().stream().mapToLong(this::epochsLeft).sum();
        long ofRunning = trials.stream()
                .mapToLong(trial -> trial.epochs() - trial.finishedEpochs())
                .sum();
        double planned = Math.max(0, known.epochs() - finishedEpochs - ofRunning);
        double share = possible == 0 ? 0 : Math.min(1, planned / possible);
        return later.stream().map(seconds -> share * seconds).toList();
    }

    private static double seconds(long fromNanos, long toNanos) {
        return (toNanos - fromNanos) * 1e-9;
    }
}
