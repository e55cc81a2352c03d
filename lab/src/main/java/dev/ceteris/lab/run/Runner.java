// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import dev.ceteris.data.Dataset;
import dev.ceteris.engine.training.Checkpoint;
import dev.ceteris.engine.training.WarmUp;
import dev.ceteris.lab.store.LiveRun;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.store.TrialRecord;
import dev.ceteris.lab.store.TrialState;
import dev.ceteris.lab.study.DataSpec;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.study.TrialSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Runs a study: trains what the store does not have yet, several trials at once, and keeps every epoch as it ends. */
public final class Runner {
    private final Store store;
    private final Function<DataSpec, Dataset> data;
    private final RunListener listener;
    private final int cores;
    private final Environment environment;
    private boolean stopped;
    private Session session;

    /**
     * @param data opens a data set; asked once for each source
     * @param listener is told what happens, by the threads that train
     * @param cores how many to use, at least 1
     */
    public Runner(
            Store store, Function<DataSpec, Dataset> data, RunListener listener, int cores, Environment environment) {
        this.store = store;
        this.data = data;
        this.listener = listener;
        this.cores = cores;
        this.environment = environment;
    }

    /**
     * Trains what is missing: trials that are planned, interrupted, or failed the last time. One that diverged has ended.
     *
     * @return the run when every trial has ended, or when {@link #stop} was called: then trials in training are interrupted,
     *     and the next run of the study goes on after their last epoch
     * @throws dev.ceteris.lab.study.StudyException before anything is trained, when a trial does not fit its data
     * @throws dev.ceteris.data.DataException before anything is trained, when data cannot be used
     * @throws dev.ceteris.lab.store.StoreException when another process trains this study, or the store cannot be written; the
     *     epochs written before stay
     */
    public RunRecord run(Study study) {
        Datasets datasets = Datasets.load(study, data);
        Splits splits = new Splits(datasets);
        Checks.check(study, datasets, splits);
        try (LiveRun run = store.begin(
                study,
                Machine.provenance(environment, cores, datasets.files()),
                environment.clock().instant())) {
            train(study, run, datasets, splits);
            return run.record();
        }
    }

    private void train(Study study, LiveRun run, Datasets datasets, Splits splits) {
        List<TrialSpec> missing = missing(study, run.before());
        Map<Integer, Checkpoint> starts = new HashMap<>();
        for (TrialSpec trial : missing) {
            run.checkpoint(trial.number(), Trial.network(trial, datasets.of(trial.data())), listener::notice)
                    .ifPresent(checkpoint -> starts.put(trial.number(), checkpoint));
        }
        int finishedEpochs =
                starts.values().stream().mapToInt(Checkpoint::finishedEpochs).sum();
        listener.started(study, study.trials().size() - missing.size(), finishedEpochs, cores);
        Session made = new Session(
                run,
                listener,
                missing,
                cores,
                environment.nanoTime(),
                (spec, start) ->
                        new Trial(spec, datasets.of(spec.data()), splits.of(spec), start, environment.nanoTime()));
        if (open(made)) {
            new Preparation(datasets, splits, new WarmUp(environment.nanoTime(), () -> !stopped()))
                    .run(missing, Session.threads(cores, Math.max(1, missing.size()), 0));
            made.train(starts);
        }
    }

    private synchronized boolean stopped() {
        return stopped;
    }

    private static List<TrialSpec> missing(Study study, RunRecord before) {
        Map<Integer, TrialState> states = new HashMap<>();
        for (TrialRecord trial : before.trials()) {
            states.put(trial.number(), trial.state());
        }
        return study.trials().stream()
                .filter(trial -> switch (states.get(trial.number())) {
                    case TrialState.Done _, TrialState.Diverged _ -> false;
                    case TrialState.Planned _, TrialState.Running _, TrialState.Interrupted _, TrialState.Failed _ ->
                        true;
                })
                .toList();
    }

    private synchronized boolean open(Session made) {
        session = made;
        return !stopped;
    }

    /**
     * Ends {@link #run} at once, from another thread: the epochs that have ended are kept, those in the middle are given up. A
     * stopped runner stays stopped.
     */
    public synchronized void stop() {
        stopped = true;
        if (session != null) {
            session.stop();
        }
    }
}
