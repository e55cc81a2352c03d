// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.store;

import dev.ceteris.lab.store.Tables.RunRow;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.study.StudyReader;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;
import dev.ceteris.spec.StudyException;
import dev.ceteris.spec.StudyText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Makes records of runs from the rows of the tables. */
final class RunReading {
    private final RunFolders folders;

    RunReading(RunFolders folders) {
        this.folders = folders;
    }

    /** Throws a {@link StoreException} when this version cannot read it. */
    RunRecord record(Handle handle, RunRow row) {
        Study stated = study(row);
        Map<Integer, Tables.TrialRow> rows = new HashMap<>();
        for (Tables.TrialRow trial : Tables.trials(handle, row.id())) {
            rows.put(trial.number(), trial);
        }
        List<TrialSpec> planned = stated.plannedTrials();
        boolean allThere = planned.stream().allMatch(spec -> rows.containsKey(spec.number()));
        if (!allThere || rows.size() > stated.allTrials().size()) {
            throw unreadable(row, rows.size() + " trials in the store, " + planned.size() + " in the study");
        }
        Map<Long, List<EpochRecord>> epochs = Tables.epochs(handle, row.id());
        boolean alive = folders.isLocked(row.id());
        Study study = stated.grown(records(stated.allTrials(), rows, epochs, alive));
        if (study.proposes()) {
            checkProposals(study, row, Tables.conditions(handle, row.id()));
        }
        return new RunRecord(
                row.id(),
                study,
                row.provenance(),
                row.created(),
                records(study.trials(), rows, epochs, alive),
                records(study.tuning().trials(), rows, epochs, alive));
    }

    /** Proposals are made again whenever a run is read; another version may have made others. */
    private static void checkProposals(Study study, RunRow row, Map<Integer, String> conditions) {
        for (TrialSpec trial : study.allTrials()) {
            String trained = conditions.get(trial.number());
            if (trained != null && !trained.equals(Tables.condition(trial))) {
                throw unreadable(
                        row,
                        "trial " + trial.number() + " was trained with " + trained + ", and this version proposes "
                                + Tables.condition(trial));
            }
        }
    }

    private static List<TrialRecord> records(
            List<TrialSpec> specs,
            Map<Integer, Tables.TrialRow> rows,
            Map<Long, List<EpochRecord>> epochs,
            boolean alive) {
        List<TrialRecord> trials = new ArrayList<>();
        for (TrialSpec spec : specs) {
            Tables.TrialRow trial = rows.get(spec.number());
            if (trial == null) {
                continue; // the clock ended the tuning run before it, or it is not proposed yet
            }
            TrialState state = trial.state() instanceof TrialState.Running && !alive
                    ? new TrialState.Interrupted()
                    : trial.state();
            trials.add(new TrialRecord(
                    spec.number(), spec.condition(), spec.seeds(), state, epochs.getOrDefault(trial.id(), List.of())));
        }
        return trials;
    }

    /** The study as it was run: the kept text has the overrides in it already, so they are only named again. */
    static Study study(RunRow row) {
        try {
            Study study = StudyReader.read(new StudyText(row.id(), row.text()), List.of());
            return new Study(
                    study.name(),
                    study.question(),
                    row.text(),
                    row.overrides(),
                    row.digest(),
                    study.factors(),
                    study.held(),
                    study.metrics(),
                    study.trials(),
                    study.tuning(),
                    study.search(),
                    Registry.standings(study.hypotheses(), row.registered()),
                    study.looks(),
                    study.experiment());
        } catch (StudyException failure) {
            throw unreadable(row, failure.getMessage());
        }
    }

    private static StoreException unreadable(RunRow row, String reason) {
        return new StoreException("run " + row.id() + " has a study that this Ceteris cannot read (" + reason
                + "); show it with the version that ran it, " + row.provenance().version());
    }

    /** A sentence for the user about a run that cannot be read. */
    static String leftOut(StoreException unreadable) {
        return "left out: " + unreadable.getMessage();
    }
}
