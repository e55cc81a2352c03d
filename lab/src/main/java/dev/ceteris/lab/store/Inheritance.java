// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.store;

import dev.ceteris.lab.store.Tables.RunRow;
import dev.ceteris.lab.store.Tables.TrialRow;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.Condition;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.EvaluationSets;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSeeds;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;
import dev.ceteris.lab.tuning.TunedTrials;
import dev.ceteris.lab.tuning.TuningRecord;
import dev.ceteris.lab.tuning.TuningRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiPredicate;
import org.jdbi.v3.core.Handle;

/**
 * What a new run need not train because another run of the same experiment has: with more seeds, or other hypotheses,
 * the same trials come to the same bits. Only from a run on the same machine, so that its times are comparable with new
 * ones, and that has measured what the new one names; and not in a search, whose trials get their epochs from each
 * other.
 *
 * <p>What was tuned for a condition, or for one of its splits, is taken over whole, from the oldest run in which its
 * tuning is over: every trial as it is, those that failed and the time that all of them took, so that the same value is
 * chosen. The condition's own trials are taken over only from runs that have chosen that value for them, because the
 * others were trained with another one.
 */
final class Inheritance {
    private final Handle handle;
    private final BiPredicate<String, Integer> hasCheckpoint;

    /** @param hasCheckpoint whether a run has the checkpoint of one of its trials, by its number */
    Inheritance(Handle handle, BiPredicate<String, Integer> hasCheckpoint) {
        this.handle = handle;
        this.hasCheckpoint = hasCheckpoint;
    }

    /** How much of a trial need not be trained. */
    enum Extent {
        WHOLE,
        /** All epochs of a shorter trial, which a longer one begins with. */
        BEGINNING
    }

    /**
     * A trial that need not be trained, or not from its beginning.
     *
     * @param run that has trained it
     * @param ancestor the trial there
     * @param heir the trial of the new run
     */
    record Bequest(String run, TrialRow ancestor, TrialSpec heir, Extent extent) {}

    /**
     * What distinguishes trials of one experiment; trials of a cross-validation have the same condition and seed in
     * every fold.
     */
    private record Identity(Condition condition, TrialSeeds seeds, EvaluationSets evaluatedOn) {
        static Identity of(TrialSpec trial) {
            return new Identity(trial.condition(), trial.seeds().numbered(), trial.evaluatedOn());
        }
    }

    /**
     * A run that something may be taken over from.
     *
     * @param trials its trials that there are
     * @param tunings what it has tuned, by the trials that it was for
     */
    private record Ancestor(String run, Map<Identity, TrialRow> trials, Map<TunedTrials, TuningRecord> tunings) {
        boolean hasTuned(TunedTrials tuned) {
            return tunings.containsKey(tuned) && tunings.get(tuned).isOver();
        }

        /** The values that it has chosen for some trials; empty when nothing is tuned, or every candidate failed. */
        Optional<Condition> chosen(TunedTrials tuned) {
            return Optional.ofNullable(tunings.get(tuned))
                    .flatMap(TuningRecord::chosen)
                    .map(best -> best.values());
        }
    }

    /** What a new run can take over, tuning first, each trial once. */
    List<Bequest> of(String id, Study study, Provenance provenance) {
        if (!study.search().tuningRuns().isEmpty()) {
            return List.of();
        }
        List<Ancestor> ancestors = new ArrayList<>();
        for (RunRow row : Tables.runsOfExperiment(handle, study.experiment())) {
            if (!row.id().equals(id) && isAlike(row.provenance(), provenance)) {
                // A run that cannot be read has nothing to leave.
                Registry.read(row)
                        .filter(earlier -> earlier.named().containsAll(study.named()))
                        .ifPresent(earlier -> ancestors.add(ancestor(row, earlier)));
            }
        }
        SequencedMap<Integer, Bequest> bequests = new LinkedHashMap<>();
        Map<TunedTrials, Ancestor> tuners = new HashMap<>();
        for (TuningRun tuningRun : study.tuning().tuningRuns()) {
            Optional<Ancestor> tuner = ancestors.stream()
                    .filter(ancestor -> ancestor.hasTuned(tuningRun.chosenFor()))
                    .findFirst();
            tuner.ifPresentOrElse(
                    ancestor -> {
                        tuners.put(tuningRun.chosenFor(), ancestor);
                        addAll(tuningRun, ancestor, bequests);
                    },
                    () -> tuningRun.unsteeredTrials().forEach(trial -> addEnded(trial, ancestors, bequests)));
        }
        boolean tuned = !study.tuning().tuningRuns().isEmpty();
        for (TrialSpec trial : study.trials()) {
            TunedTrials alike = study.tuning().tunedWith(trial.condition(), trial.seeds());
            addEnded(trial, tuned ? likeMinded(alike, tuners, ancestors) : ancestors, bequests);
        }
        if (!tuned) {
            new Beginnings(handle, hasCheckpoint)
                    .of(id, study, provenance).stream()
                            .filter(beginning ->
                                    !bequests.containsKey(beginning.heir().number()))
                            .forEach(beginning -> bequests.put(beginning.heir().number(), beginning));
        }
        return List.copyOf(bequests.values());
    }

    /** Made by the same program on the same machine from the same data; the command may differ. */
    static boolean isAlike(Provenance then, Provenance now) {
        return then.files().equals(now.files())
                && then.readings().equals(now.readings())
                && then.arithmeticVersion() == now.arithmeticVersion()
                && then.processor().equals(now.processor())
                && then.cores() == now.cores()
                && then.vectorBits() == now.vectorBits()
                && then.java().equals(now.java())
                && then.system().equals(now.system());
    }

    private Ancestor ancestor(RunRow row, Study stated) {
        Map<Integer, TrialRow> rows = new HashMap<>();
        Tables.trials(handle, row.id()).forEach(trial -> rows.put(trial.number(), trial));
        Map<Long, List<EpochRecord>> epochs =
                stated.tuning().tuningRuns().isEmpty() ? Map.of() : Tables.epochs(handle, row.id());
        Study study = stated.grown(records(stated.allTrials(), rows, epochs));
        Map<Identity, TrialRow> trials = new HashMap<>();
        for (TrialSpec trial : study.allTrials()) {
            if (rows.containsKey(trial.number())) {
                trials.put(Identity.of(trial), rows.get(trial.number()));
            }
        }
        return new Ancestor(row.id(), trials, tunings(study, rows, epochs));
    }

    private static Map<TunedTrials, TuningRecord> tunings(
            Study study, Map<Integer, TrialRow> rows, Map<Long, List<EpochRecord>> epochs) {
        Map<TunedTrials, TuningRecord> tunings = new HashMap<>();
        for (TuningRun tuningRun : study.tuning().tuningRuns()) {
            tunings.put(tuningRun.chosenFor(), new TuningRecord(tuningRun, records(tuningRun.trials(), rows, epochs)));
        }
        return tunings;
    }

    private static List<TrialRecord> records(
            List<TrialSpec> trials, Map<Integer, TrialRow> rows, Map<Long, List<EpochRecord>> epochs) {
        return trials.stream()
                .filter(trial -> rows.containsKey(trial.number()))
                .map(trial -> record(trial, rows.get(trial.number()), epochs))
                .toList();
    }

    private static TrialRecord record(TrialSpec trial, TrialRow row, Map<Long, List<EpochRecord>> epochs) {
        return new TrialRecord(
                trial.number(),
                trial.condition(),
                trial.seeds(),
                row.state(),
                epochs.getOrDefault(row.id(), List.of()));
    }

    /** Ancestors that have chosen for some trials what the new run will have chosen for them. */
    private static List<Ancestor> likeMinded(
            TunedTrials trials, Map<TunedTrials, Ancestor> tuners, List<Ancestor> ancestors) {
        return Optional.ofNullable(tuners.get(trials))
                .map(tuner -> ancestors.stream()
                        .filter(ancestor -> ancestor.hasTuned(trials)
                                && ancestor.chosen(trials).equals(tuner.chosen(trials)))
                        .toList())
                .orElse(List.of());
    }

    /**
     * A tuning run of the same experiment has the same trials in the same order, and where candidates are proposed, the
     * ancestor knows them already.
     */
    private static void addAll(TuningRun heirs, Ancestor ancestor, Map<Integer, Bequest> bequests) {
        List<TrialSpec> tuned =
                ancestor.tunings().get(heirs.chosenFor()).tuningRun().trials();
        for (int i = 0; i < tuned.size(); i++) {
            TrialRow row = ancestor.trials().get(Identity.of(tuned.get(i)));
            int number = heirs.trials().get(i).number();
            if (row != null) {
                bequests.put(
                        number, new Bequest(ancestor.run(), row, tuned.get(i).withNumber(number), Extent.WHOLE));
            }
        }
    }

    private static void add(TrialSpec trial, Ancestor ancestor, Map<Integer, Bequest> bequests) {
        TrialRow row = ancestor.trials().get(Identity.of(trial));
        if (row != null) {
            bequests.put(trial.number(), new Bequest(ancestor.run(), row, trial, Extent.WHOLE));
        }
    }

    private static void addEnded(TrialSpec trial, List<Ancestor> ancestors, Map<Integer, Bequest> bequests) {
        ancestors.stream()
                .filter(ancestor -> hasEnded(ancestor.trials().get(Identity.of(trial))))
                .findFirst()
                .ifPresent(ancestor -> add(trial, ancestor, bequests));
    }

    private static boolean hasEnded(TrialRow row) {
        return row != null
                && (row.state() instanceof TrialState.Done
                        || row.state() instanceof TrialState.Diverged
                        || row.state() instanceof TrialState.Pruned);
    }

    /** Gives a run's trials what their ancestors measured, and plans those that the clock left open. */
    void take(String id, List<Bequest> bequests) {
        Map<Integer, Long> heirs = heirs(id);
        Tables.insert(
                handle,
                id,
                bequests.stream()
                        .map(Bequest::heir)
                        .filter(trial -> !heirs.containsKey(trial.number()))
                        .toList());
        heirs.putAll(heirs(id));
        for (Bequest bequest : bequests) {
            long heir = heirs.get(bequest.heir().number());
            Tables.copyEpochs(handle, bequest.ancestor().id(), heir);
            Tables.setState(
                    handle,
                    heir,
                    switch (bequest.extent()) {
                        case WHOLE -> bequest.ancestor().state();
                        case BEGINNING -> new TrialState.Interrupted();
                    });
        }
    }

    private Map<Integer, Long> heirs(String id) {
        Map<Integer, Long> heirs = new HashMap<>();
        Tables.trials(handle, id).forEach(row -> heirs.put(row.number(), row.id()));
        return heirs;
    }
}
