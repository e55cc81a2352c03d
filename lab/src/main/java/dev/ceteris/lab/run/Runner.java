// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import dev.ceteris.data.source.Dataset;
import dev.ceteris.engine.training.Checkpoint;
import dev.ceteris.engine.training.WarmUp;
import dev.ceteris.lab.store.DataUse;
import dev.ceteris.lab.store.LiveRun;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.DataSpec;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
     * @param listener hears what happens, from the threads that train
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
     * Trains what is missing: trials that are planned, interrupted, or failed the last time. One that diverged has
     * ended.
     *
     * @return the run when every trial has ended, or when {@link #stop} was called: then trials in training are
     *     interrupted, and the next run of the study goes on after their last epoch
     * @throws dev.ceteris.lab.study.StudyException before anything is trained, when a trial does not fit its data
     * @throws dev.ceteris.data.DataException before anything is trained, when data cannot be used
     * @throws dev.ceteris.lab.store.StoreException when another process trains this study, or the store cannot be
     *     written; the epochs written before stay
     */
    public RunRecord run(Study study) {
        Datasets datasets = Datasets.load(study, data);
        Splits splits = new Splits(datasets);
        Checks.check(study, datasets, splits);
        List<DataUse> uses = new DataUses(datasets, splits).of(study);
        try (LiveRun run = store.begin(
                study,
                Machine.provenance(environment, cores, datasets.files(), datasets.trainingSamples(study), uses),
                environment.clock().instant())) {
            run.notices().forEach(listener::notice);
            train(study, run, datasets, splits, uses);
            return run.record();
        }
    }

    private void train(Study study, LiveRun run, Datasets datasets, Splits splits, List<DataUse> uses) {
        RunStages course = new RunStages(study, run);
        course.retryFailures();
        List<TrialSpec> missing = course.missing();
        Map<Integer, Optional<Checkpoint>> starts = new HashMap<>();
        missing.forEach(trial -> starts.put(trial.number(), start(run, trial, datasets)));
        Map<Integer, Integer> trained = course.trainedEpochs();
        starts.forEach((number, start) ->
                trained.put(number, start.map(Checkpoint::finishedEpochs).orElse(0)));
        listener.started(new RunPlan(study, missing, course.passedOver(), trained, cores, uses));
        warmUp(missing, datasets, splits);
        while (!stopped() && course.next()) {
            train(course, starts, run, datasets, splits);
            course.eliminated().forEach(trial -> eliminate(run, trial, course));
        }
        if (!stopped()) {
            course.withoutChoice().forEach(trial -> giveUp(run, trial));
        }
    }

    private Optional<Checkpoint> start(LiveRun run, TrialSpec trial, Datasets datasets) {
        return run.checkpoint(trial, Trial.network(trial, datasets.of(trial.data())), listener::notice);
    }

    private void warmUp(List<TrialSpec> missing, Datasets datasets, Splits splits) {
        if (!stopped()) {
            new Preparation(datasets, splits, new WarmUp(environment.nanoTime(), () -> !stopped()))
                    .run(missing, Session.threads(cores, Math.max(1, missing.size()), 0));
        }
    }

    /**
     * Trains what is due now.
     *
     * @param before where earlier processes left trials; each is used once, later rounds go on where this process was
     */
    private void train(
            RunStages course,
            Map<Integer, Optional<Checkpoint>> before,
            LiveRun run,
            Datasets datasets,
            Splits splits) {
        Map<Integer, Checkpoint> starts = new HashMap<>();
        for (Assignment due : course.due()) {
            Optional.ofNullable(before.remove(due.trial().number()))
                    .orElseGet(() -> start(run, due.trial(), datasets))
                    .ifPresent(checkpoint -> starts.put(due.trial().number(), checkpoint));
        }
        Session made = new Session(
                run,
                new Clocked(listener, course),
                course.due(),
                cores,
                environment.nanoTime(),
                (spec, start) -> new Trial(
                        spec, course.named(), splits.dataset(spec), splits.of(spec), start, environment.nanoTime()),
                course::mayBegin);
        if (open(made)) {
            made.train(starts);
        }
    }

    private void eliminate(LiveRun run, TrialSpec trial, RunStages course) {
        run.forgetCheckpoint(trial.number());
        listener.trialEnded(trial, course.stateOf(trial));
    }

    private void giveUp(LiveRun run, TrialSpec trial) {
        TrialState failed =
                new TrialState.Failed("nothing to choose from: every candidate of its tuning diverged or failed");
        run.plan(trial);
        run.setState(trial.number(), failed);
        listener.trialEnded(trial, failed);
    }

    private synchronized boolean stopped() {
        return stopped;
    }

    private synchronized boolean open(Session made) {
        session = made;
        return !stopped;
    }

    /**
     * Ends {@link #run} at once, from another thread: the epochs that have ended are kept, those in the middle are
     * given up. A stopped runner stays stopped.
     */
    public synchronized void stop() {
        stopped = true;
        if (session != null) {
            session.stop();
        }
    }
}
