// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import dev.ceteris.engine.training.Checkpoint;
import dev.ceteris.lab.store.LiveRun;
import dev.ceteris.lab.store.StoreException;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * The training of a run's missing trials by a few threads, from the first epoch to the moment when everything is
 * trained, a caller stops it, or the store fails.
 *
 * <p>Everything that others can see (the store, the listener, the state here) is done while holding this object's
 * monitor and only before {@link #ended}. So a thread that is still deep in an epoch when the session ends may be left
 * alone: no other thread sees what it does afterwards.
 */
final class Session {
    /** More of them cost writes, fewer cost training: after a crash a trial repeats at most this and an epoch. */
    private static final long BETWEEN_CHECKPOINTS_NANOS = Duration.ofSeconds(2).toNanos();

    private final LiveRun run;
    private final RunListener listener;
    private final LongSupplier nanoTime;
    private final int cores;
    private final TrialOpening opening;
    private final Predicate<TrialSpec> wanted;
    private final Deque<Assignment> waiting;
    private final NavigableSet<Integer> unfinished = new TreeSet<>();
    private final Map<Integer, Standing> inTraining = new TreeMap<>();
    private boolean ended;
    private Throwable failure;

    /** Makes a trial ready to be trained; what it throws fails that trial alone. */
    interface TrialOpening {
        Trial open(TrialSpec spec, Optional<Checkpoint> start);
    }

    /** The state of a trial in training. */
    private static final class Standing {
        private final TrialSpec spec;
        private long writtenAtNanos;
        private Checkpoint unwritten;

        Standing(TrialSpec spec, long nanos) {
            this.spec = spec;
            this.writtenAtNanos = nanos;
        }
    }

    /**
     * @param missing the trials to train, in the order in which they begin
     * @param nanoTime see {@link Environment}
     * @param wanted whether a trial may still begin, asked when its turn comes; one that may not is skipped
     */
    Session(
            LiveRun run,
            RunListener listener,
            List<Assignment> missing,
            int cores,
            LongSupplier nanoTime,
            TrialOpening opening,
            Predicate<TrialSpec> wanted) {
        this.run = run;
        this.listener = listener;
        this.cores = cores;
        this.nanoTime = nanoTime;
        this.opening = opening;
        this.wanted = wanted;
        this.waiting = new ArrayDeque<>(missing);
        for (Assignment assignment : missing) {
            unfinished.add(assignment.trial().number());
        }
    }

    /**
     * Trains until the session ends; trials that are then still in training are interrupted and leave a checkpoint.
     *
     * @param starts where earlier processes left some of the trials, by number
     * @throws StoreException when the store failed, which ends everything
     */
    void train(Map<Integer, Checkpoint> starts) {
        for (int i = 0; i < Math.min(cores, waiting.size()); i++) {
            Thread.ofPlatform().daemon().name("trial-" + (i + 1)).start(() -> trainOneAfterTheOther(starts));
        }
        awaitEnd();
        interruptTheRest();
    }

    private synchronized void awaitEnd() {
        try {
            while (!ended && !unfinished.isEmpty()) {
                wait();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        ended = true;
    }

    private synchronized void interruptTheRest() {
        try {
            for (Standing standing : inTraining.values()) {
                write(standing);
                run.setState(standing.spec.number(), new TrialState.Interrupted());
                listener.trialEnded(standing.spec, new TrialState.Interrupted());
            }
        } catch (StoreException further) {
            if (failure == null) {
                failure = further;
            } else {
                failure.addSuppressed(further);
            }
        }
        switch (failure) {
            case null -> {}
            case RuntimeException refusal -> throw refusal;
            default -> throw new IllegalStateException(failure);
        }
    }

    /**
     * Ends the session from another thread; returns when nothing will be written any more but what {@link #train} says.
     */
    synchronized void stop() {
        ended = true;
        notifyAll();
    }

    private void trainOneAfterTheOther(Map<Integer, Checkpoint> starts) {
        for (Optional<Assignment> next = next(); next.isPresent(); next = next()) {
            TrialSpec spec = next.get().trial();
            Optional<Checkpoint> start = Optional.ofNullable(starts.get(spec.number()));
            if (unlessEnded(() -> begin(spec, start))) {
                train(next.get(), start);
            }
        }
    }

    private synchronized Optional<Assignment> next() {
        while (!ended && !waiting.isEmpty()) {
            Assignment next = waiting.remove();
            if (wanted.test(next.trial())) {
                return Optional.of(next);
            }
            unfinished.remove(next.trial().number());
            listener.trialPassedOver(next.trial());
            notifyAll();
        }
        return Optional.empty();
    }

    private void begin(TrialSpec spec, Optional<Checkpoint> start) {
        run.plan(spec);
        run.setState(spec.number(), new TrialState.Running());
        inTraining.put(spec.number(), new Standing(spec, nanoTime.getAsLong()));
        listener.trialStarted(spec, start.map(Checkpoint::finishedEpochs).orElse(0));
    }

    private void train(Assignment assignment, Optional<Checkpoint> start) {
        TrialSpec spec = assignment.trial();
        try (Trial trial = opening.open(spec, start)) {
            boolean goesOn = prepare(trial, spec);
            List<EpochRecord> epochs =
                    assignment.measured(start.map(Checkpoint::finishedEpochs).orElse(0));
            while (goesOn) {
                EpochRecord epoch = trial.trainEpoch(threadsFor(spec));
                epochs.add(epoch);
                TrialState after = assignment.pruned(epochs, trial.stateAfter(epoch, assignment.epochs()));
                goesOn =
                        unlessEnded(() -> keep(trial, assignment, epoch, after)) && after instanceof TrialState.Running;
            }
        } catch (Throwable thrown) {
            // From memory that is too small to a mistake in a kernel: the other trials can still be trained.
            failed(spec, thrown);
        }
    }

    /**
     * Trains what a trial needs before its first epoch.
     *
     * @return whether it goes on; when not, the session has ended
     */
    private boolean prepare(Trial trial, TrialSpec spec) {
        boolean goesOn = true;
        while (goesOn && !trial.isPrepared()) {
            trial.prepare(threadsFor(spec));
            goesOn = unlessEnded(() -> {
                listener.trialPrepared(spec, trial.preparedEpochs());
                keepCheckpoint(trial, spec);
            });
        }
        return goesOn;
    }

    /** A trial has thrown something, from being made ready to being put away: that trial has failed, and no other. */
    void failed(TrialSpec spec, Throwable thrown) {
        unlessEnded(() -> fail(spec, thrown));
    }

    private void keep(Trial trial, Assignment assignment, EpochRecord epoch, TrialState after) {
        TrialSpec spec = assignment.trial();
        if (after instanceof TrialState.Done) {
            // Before the state says that they are there.
            run.put(spec.number(), trial.result());
        }
        run.put(spec.number(), epoch, after);
        if (after instanceof TrialState.Done && assignment.canBecomeLonger(epoch.epoch())) {
            run.put(spec.number(), trial.checkpoint());
        }
        listener.epochEnded(spec, epoch);
        if (after instanceof TrialState.Done && epoch.epoch() == assignment.epochs() && assignment.pauses()) {
            run.put(spec.number(), trial.checkpoint());
            pause(spec);
            return;
        }
        if (!(after instanceof TrialState.Running)) {
            end(spec, after);
            return;
        }
        keepCheckpoint(trial, spec);
    }

    private void keepCheckpoint(Trial trial, TrialSpec spec) {
        Standing standing = inTraining.get(spec.number());
        standing.unwritten = trial.checkpoint();
        if (nanoTime.getAsLong() - standing.writtenAtNanos >= BETWEEN_CHECKPOINTS_NANOS) {
            write(standing);
        }
    }

    private void write(Standing standing) {
        if (standing.unwritten != null) {
            run.put(standing.spec.number(), standing.unwritten);
            standing.unwritten = null;
            standing.writtenAtNanos = nanoTime.getAsLong();
        }
    }

    private void fail(TrialSpec spec, Throwable thrown) {
        String message = thrown.getMessage() == null
                ? ""
                : ": " + thrown.getMessage().lines().findFirst().orElse("");
        String reason = thrown.getClass().getSimpleName() + message;
        Standing standing = inTraining.get(spec.number());
        if (standing == null) {
            listener.notice(
                    "trial " + spec.number() + " has ended, and then failed: " + reason + "; what it measured is kept");
            return;
        }
        TrialState failed = new TrialState.Failed(reason);
        write(standing);
        run.setState(spec.number(), failed);
        end(spec, failed);
    }

    private void pause(TrialSpec spec) {
        forget(spec);
        listener.trialPaused(spec);
    }

    private void end(TrialSpec spec, TrialState state) {
        forget(spec);
        listener.trialEnded(spec, state);
    }

    private void forget(TrialSpec spec) {
        inTraining.remove(spec.number());
        unfinished.remove(spec.number());
        notifyAll();
    }

    private synchronized int threadsFor(TrialSpec spec) {
        return threads(
                cores, unfinished.size(), unfinished.headSet(spec.number()).size());
    }

    /**
     * Threads for a trial's next epoch: one as long as there are trials for all cores, because trials side by side are
     * faster than threads within a trial; then the idle cores are dealt out, to the first trials first.
     *
     * @param unfinished trials, this one among them
     * @param before how many of them come before this one
     */
    static int threads(int cores, int unfinished, int before) {
        return unfinished >= cores ? 1 : cores / unfinished + (before < cores % unfinished ? 1 : 0);
    }

    /**
     * Does what others can see. A failure of it (the store's, or a listener's mistake) ends the session.
     *
     * @return whether it was done; when not, the session has ended
     */
    private synchronized boolean unlessEnded(Runnable action) {
        if (ended) {
            return false;
        }
        try {
            action.run();
            return true;
        } catch (RuntimeException | Error thrown) {
            failure = thrown;
            stop();
            return false;
        }
    }
}
