// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import dev.ceteris.lab.run.Assignment.Continuation;
import dev.ceteris.lab.store.LiveRun;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;
import dev.ceteris.lab.tuning.Candidate;
import dev.ceteris.lab.tuning.TunedTrials;
import dev.ceteris.lab.tuning.TuningRecord;
import dev.ceteris.lab.tuning.TuningRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a run trains, stage by stage: the rounds of its tuning, those of all conditions together; then the study's own
 * trials with what was chosen, in rounds as well when it is a search. Everything follows from the study and from what
 * is in the store, so a run that was stopped anywhere goes on as if it had not been.
 */
final class RunStages {
    private final Study study;
    private final LiveRun run;
    private final int tuningStages;
    private final int searchStages;
    /** The tuning run that a trial takes part in, by the trial's number. */
    private final Map<Integer, TuningRun> tuningRunOf = new HashMap<>();
    /** By identity: a tuning run is large, and there is one of each. */
    private final IdentityHashMap<TuningRun, Double> seconds = new IdentityHashMap<>();

    private RunRecord now;
    private int stage = -1;
    private List<Assignment> due = List.of();

    RunStages(Study study, LiveRun run) {
        this.study = study;
        this.run = run;
        this.now = run.before();
        tuningStages = study.tuning().tuningRuns().stream()
                .mapToInt(TuningRun::stages)
                .max()
                .orElse(0);
        searchStages = study.search().tuningRuns().stream()
                .mapToInt(TuningRun::stages)
                .max()
                .orElse(1);
        for (TuningRecord record : tuningRuns()) {
            record.tuningRun().trials().forEach(trial -> tuningRunOf.put(trial.number(), record.tuningRun()));
            if (record.tuningRun().timed()) {
                seconds.put(record.tuningRun(), record.seconds());
            }
        }
    }

    private List<TuningRecord> tuningRuns() {
        List<TuningRecord> tuningRuns = new ArrayList<>(now.tunings());
        now.search().ifPresent(tuningRuns::add);
        return tuningRuns;
    }

    /** The metrics that trials measure besides the fixed ones. */
    List<Metric> named() {
        return study.named();
    }

    /**
     * Plans failed trials again, but none whose outcome could change a choice that the study's own trials were already
     * trained with, or what candidates that have begun were proposed from.
     */
    void retryFailures() {
        Optional<TuningRecord> search = now.search();
        Set<TunedTrials> begun = new HashSet<>();
        for (TrialRecord trial : now.trials()) {
            if (trial.state() instanceof TrialState.Failed) {
                if (search.filter(record -> !record.mayBeTrainedAgain(trial)).isEmpty()) {
                    run.setState(trial.number(), new TrialState.Planned());
                }
            } else if (!(trial.state() instanceof TrialState.Planned)) {
                begun.add(tunedWith(trial));
            }
        }
        for (TuningRecord tuning : now.tunings()) {
            if (!begun.contains(tuning.chosenFor())) {
                tuning.records()
                        .filter(trial -> trial.state() instanceof TrialState.Failed && tuning.mayBeTrainedAgain(trial))
                        .forEach(trial -> run.setState(trial.number(), new TrialState.Planned()));
            }
        }
        now = run.record();
    }

    /**
     * Every trial that may have to be trained, in the order in which they run; with what was chosen for it, if that is
     * known.
     */
    List<TrialSpec> missing() {
        Map<Integer, TrialRecord> records = records();
        Map<TunedTrials, TrialSpec> chosen = chosen();
        Set<Integer> settled = new HashSet<>();
        for (TuningRecord tuningRun : tuningRuns()) {
            if (tuningRun.isOver()) {
                tuningRun.tuningRun().trials().forEach(trial -> settled.add(trial.number()));
            }
            for (int round = 0; round < tuningRun.tuningRun().rounds().size(); round++) {
                tuningRun.eliminatedBy(round).forEach(trial -> settled.add(trial.number()));
            }
        }
        return now.study().allTrials().stream()
                .filter(trial -> mayGoOn(trial, records.get(trial.number()), settled))
                .map(trial -> study.tuning().withChoice(trial, chosen))
                .toList();
    }

    /** Trials that were never begun and never will be: the clock has ended their tuning run. */
    List<TrialSpec> passedOver() {
        Map<Integer, TrialRecord> records = records();
        return tuningRuns().stream()
                .filter(tuningRun -> tuningRun.tuningRun().timed() && tuningRun.isOver())
                .flatMap(tuningRun -> tuningRun.tuningRun().trials().stream())
                .filter(trial -> !records.containsKey(trial.number()))
                .toList();
    }

    /** Epochs in the store of every trial that was begun, by the trial's number. */
    Map<Integer, Integer> trainedEpochs() {
        Map<Integer, Integer> trained = new HashMap<>();
        records().forEach((number, trial) -> trained.put(number, trial.epochs().size()));
        return trained;
    }

    private boolean mayGoOn(TrialSpec trial, TrialRecord record, Set<Integer> settled) {
        if (record == null) {
            return !settled.contains(trial.number());
        }
        return switch (record.state()) {
            case TrialState.Diverged _, TrialState.Pruned _ -> false;
            case TrialState.Done _ -> isPaused(record) && !settled.contains(trial.number());
            // A failed trial that is retried has been planned again.
            case TrialState.Failed _ -> false;
            case TrialState.Planned _, TrialState.Running _, TrialState.Interrupted _ -> true;
        };
    }

    private boolean isPaused(TrialRecord done) {
        TuningRun tuningRun = tuningRunOf.get(done.number());
        return tuningRun != null && tuningRun.pausesAt(done.epochs().size());
    }

    private Map<Integer, TrialRecord> records() {
        Map<Integer, TrialRecord> records = new HashMap<>();
        now.tuningTrials().forEach(trial -> records.put(trial.number(), trial));
        now.trials().forEach(trial -> records.put(trial.number(), trial));
        return records;
    }

    /** Goes to the next stage; false when there is none. What is to be trained in it is {@link #due} then. */
    boolean next() {
        stage++;
        if (stage >= tuningStages + searchStages) {
            return false;
        }
        now = run.record();
        due = stage < tuningStages ? tuning(stage) : own(stage - tuningStages);
        return true;
    }

    /** What is to be trained in this stage. */
    List<Assignment> due() {
        return due;
    }

    private List<Assignment> tuning(int part) {
        List<Assignment> assignments = new ArrayList<>();
        for (TuningRecord tuning : now.tunings()) {
            if (part < tuning.tuningRun().stages()) {
                tuning.missing(part)
                        .forEach(trial -> assignments.add(assignment(tuning, part, trial, Continuation.NEVER)));
            }
        }
        return assignments;
    }

    private Assignment assignment(TuningRecord tuningRun, int part, TrialSpec trial, Continuation continuation) {
        TrialRecord record = records().get(trial.number());
        return new Assignment(
                trial,
                tuningRun.tuningRun().epochsIn(part),
                continuation,
                tuningRun.cutoff(trial),
                record == null ? List.of() : record.epochs());
    }

    /** A trial of the candidate that was chosen, for all trials for which one was. */
    private Map<TunedTrials, TrialSpec> chosen() {
        Map<TunedTrials, TrialSpec> chosen = new HashMap<>();
        for (TuningRecord tuning : now.tunings()) {
            tuning.chosen()
                    .ifPresent(
                            best -> chosen.put(tuning.chosenFor(), best.trials().getFirst()));
        }
        return chosen;
    }

    private TunedTrials tunedWith(TrialSpec trial) {
        return study.tuning().tunedWith(trial.condition(), trial.seeds());
    }

    private TunedTrials tunedWith(TrialRecord trial) {
        return study.tuning().tunedWith(trial.condition(), trial.seeds());
    }

    private List<Assignment> own(int part) {
        Map<TunedTrials, TrialSpec> chosen = chosen();
        Optional<TuningRecord> search = now.search();
        Set<Integer> missing = new HashSet<>();
        search.map(record -> record.missing(part))
                .orElseGet(this::missing)
                .forEach(trial -> missing.add(trial.number()));
        List<Assignment> assignments = new ArrayList<>();
        for (TrialSpec trial : now.study().trials()) {
            boolean tuned = study.tuning().tuningRuns().isEmpty() || chosen.containsKey(tunedWith(trial));
            if (missing.contains(trial.number()) && tuned) {
                TrialSpec chosenTrial = study.tuning().withChoice(trial, chosen);
                assignments.add(search.map(record -> assignment(record, part, chosenTrial, Continuation.of(study)))
                        .orElseGet(() -> new Assignment(chosenTrial, trial.epochs(), Continuation.of(study))));
            }
        }
        return assignments;
    }

    /** Trials for which this stage was the last one, though they have epochs left. */
    List<TrialSpec> eliminated() {
        now = run.record();
        List<TrialSpec> out = new ArrayList<>();
        for (TuningRecord tuningRun :
                stage < tuningStages ? now.tunings() : now.search().stream().toList()) {
            int round = stage < tuningStages ? stage : stage - tuningStages;
            if (round < tuningRun.tuningRun().rounds().size()) {
                out.addAll(tuningRun.eliminatedBy(round));
            }
        }
        return out;
    }

    TrialState stateOf(TrialSpec trial) {
        return records().get(trial.number()).state();
    }

    /** The study's trials whose tuning is over and has chosen nothing. */
    List<TrialSpec> withoutChoice() {
        Set<TunedTrials> without = new HashSet<>();
        for (TuningRecord tuning : now.tunings()) {
            Optional<Candidate> chosen = tuning.chosen();
            if (tuning.isOver() && chosen.isEmpty()) {
                without.add(tuning.chosenFor());
            }
        }
        return study.trials().stream()
                .filter(trial -> without.contains(tunedWith(trial)))
                .toList();
    }

    /** Whether there is time left for a trial to begin. */
    synchronized boolean mayBegin(TrialSpec trial) {
        TuningRun tuningRun = tuningRunOf.get(trial.number());
        return tuningRun == null || !tuningRun.timed() || seconds.get(tuningRun) < tuningRun.seconds();
    }

    /** A trial was trained for so long. */
    synchronized void spend(TrialSpec trial, double spent) {
        TuningRun tuningRun = tuningRunOf.get(trial.number());
        if (tuningRun != null && tuningRun.timed()) {
            seconds.merge(tuningRun, spent, Double::sum);
        }
    }
}
