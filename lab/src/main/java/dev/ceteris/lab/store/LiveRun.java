// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.store;

import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.training.Checkpoint;
import dev.ceteris.engine.training.TrainedWeights;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A run that this process trains: the only way to write into it. What a method wrote is in the file when it returns;
 * when it throws a {@link StoreException} it wrote nothing, and what was written before stays.
 */
public final class LiveRun implements AutoCloseable {
    private final Database database;
    private final FolderLock lock;
    private final Checkpoints checkpoints;
    private final KeptWeights weights;
    private final List<String> notices;
    private final RunRecord before;
    private final Supplier<RunRecord> now;
    private final Map<Integer, Long> ids = new ConcurrentHashMap<>();

    /** How many of each trial's epochs are in the file. */
    private final Map<Integer, Integer> epochs = new ConcurrentHashMap<>();

    /**
     * @param notices see {@link #notices}
     * @param now reads the run
     * @param trials its rows
     */
    LiveRun(
            Database database,
            FolderLock lock,
            Checkpoints checkpoints,
            KeptWeights weights,
            List<String> notices,
            RunRecord before,
            Supplier<RunRecord> now,
            List<Tables.TrialRow> trials) {
        this.database = database;
        this.lock = lock;
        this.checkpoints = checkpoints;
        this.weights = weights;
        this.notices = List.copyOf(notices);
        this.before = before;
        this.now = now;
        for (Tables.TrialRow trial : trials) {
            ids.put(trial.number(), trial.id());
        }
        before.trials()
                .forEach(trial -> epochs.put(trial.number(), trial.epochs().size()));
        before.tuningTrials()
                .forEach(trial -> epochs.put(trial.number(), trial.epochs().size()));
    }

    /** Sentences for the user about other runs of the experiment that a new run could take nothing over from. */
    public List<String> notices() {
        return notices;
    }

    /** The run as it was when this process began to train it. */
    public RunRecord before() {
        return before;
    }

    /** The run as it is now. */
    public RunRecord record() {
        return now.get();
    }

    /** Plans a trial that was not planned when the run began; one that was is left as it is. */
    public void plan(TrialSpec trial) {
        if (ids.containsKey(trial.number())) {
            return;
        }
        List<Tables.TrialRow> rows = database.write(handle -> {
            Tables.insert(handle, before.id(), List.of(trial));
            return Tables.trials(handle, before.id());
        });
        rows.forEach(row -> ids.put(row.number(), row.id()));
    }

    /** Forgets where a trial could go on: it will not. */
    public void forgetCheckpoint(int trial) {
        checkpoints.delete(trial);
    }

    /** A trial's state has changed. */
    public void setState(int trial, TrialState state) {
        database.write(handle -> {
            Tables.setState(handle, ids.get(trial), state);
            return state;
        });
        forgetCheckpointOnceEnded(trial, state);
    }

    /**
     * A trial's epoch has ended. An epoch that was there already is overwritten.
     *
     * @param after the state that the epoch left the trial in, written in the same transaction
     */
    public void put(int trial, EpochRecord epoch, TrialState after) {
        database.write(handle -> {
            Tables.put(handle, ids.get(trial), epoch);
            Tables.setState(handle, ids.get(trial), after);
            return after;
        });
        epochs.merge(trial, epoch.epoch(), Math::max);
        forgetCheckpointOnceEnded(trial, after);
    }

    private void forgetCheckpointOnceEnded(int trial, TrialState state) {
        if (state instanceof TrialState.Done
                || state instanceof TrialState.Diverged
                || state instanceof TrialState.Pruned) {
            checkpoints.delete(trial);
        }
    }

    /** Keeps the weights that a trial came to; to be called before its state says that it is done. */
    public void put(int trial, TrainedWeights result) {
        weights.write(trial, result);
    }

    /** Keeps the state of a trial, and replaces its earlier state. */
    public void put(int trial, Checkpoint checkpoint) {
        checkpoints.write(trial, checkpoint);
    }

    /**
     * Where an unfinished trial can go on. A checkpoint that is
     * ahead of the epochs in the store is not used: a power cut took their metrics along, and the curve would have a
     * gap.
     *
     * @param notice takes a sentence for the user about one that cannot be used
     */
    public Optional<Checkpoint> checkpoint(TrialSpec trial, Network network, Consumer<String> notice) {
        Optional<Checkpoint> found = checkpoints.read(trial, network, notice);
        int stored = epochs.getOrDefault(trial.number(), 0);
        if (found.isPresent() && found.get().finishedEpochs() > stored) {
            notice.accept("run " + before.id() + ": the checkpoint of trial " + trial.number() + " is at epoch "
                    + found.get().finishedEpochs() + ", the store at epoch " + stored + "; the trial starts anew");
            return Optional.empty();
        }
        return found;
    }

    /** Ends the writing: trials still running are interrupted, and another process may go on. */
    @Override
    public void close() {
        try (lock) {
            database.write(handle -> {
                Tables.interruptRunningTrials(handle, before.id());
                return before;
            });
        }
    }
}
