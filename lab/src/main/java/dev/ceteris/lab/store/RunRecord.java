// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.store;

import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.tuning.TunedTrials;
import dev.ceteris.lab.tuning.TuningRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One study's run as the store knows it: everything that pages, tables and verdicts are made from.
 *
 * @param id name of the study and the first digits of its digest: {@code batch-size-1f3a9c}
 * @param study what was run, read again from the text that the store keeps
 * @param provenance with what it was run
 * @param created when it was first started
 * @param trials in the order of the study; in a search that the clock ended, as many as were reached
 * @param tuningTrials those that only helped to choose, in the order of the study
 */
public record RunRecord(
        String id,
        Study study,
        Provenance provenance,
        Instant created,
        List<TrialRecord> trials,
        List<TrialRecord> tuningTrials) {
    public RunRecord {
        trials = List.copyOf(trials);
        tuningTrials = List.copyOf(tuningTrials);
    }

    /** A run of a study that tunes nothing. */
    public RunRecord(String id, Study study, Provenance provenance, Instant created, List<TrialRecord> trials) {
        this(id, study, provenance, created, trials, List.of());
    }

    /**
     * What was tuned, a tuning run for each condition, in a nested cross-validation for each split and condition; empty
     * when nothing was.
     */
    public List<TuningRecord> tunings() {
        Map<Integer, TrialRecord> records = new HashMap<>();
        tuningTrials.forEach(trial -> records.put(trial.number(), trial));
        return study.tuning().tuningRuns().stream()
                .map(tuningRun -> new TuningRecord(
                        tuningRun,
                        tuningRun.trials().stream()
                                .map(spec -> records.get(spec.number()))
                                .filter(Objects::nonNull)
                                .toList()))
                .toList();
    }

    /**
     * How each of its trials was trained, or will be, by number: with what was chosen for it, where something is tuned.
     * Made anew by every call, from all that was measured.
     */
    public Map<Integer, TrialSpec> trained() {
        Map<TunedTrials, TrialSpec> chosen = new HashMap<>();
        for (TuningRecord tuning : tunings()) {
            tuning.chosen()
                    .ifPresent(
                            best -> chosen.put(tuning.chosenFor(), best.trials().getFirst()));
        }
        Map<Integer, TrialSpec> trained = new HashMap<>();
        for (TrialSpec spec : study.allTrials()) {
            trained.put(spec.number(), study.tuning().withChoice(spec, chosen));
        }
        return trained;
    }

    /** The tuning run among the conditions, if the study is a search. */
    public Optional<TuningRecord> search() {
        return study.search().tuningRuns().stream()
                .map(tuningRun -> new TuningRecord(tuningRun, trials))
                .findFirst();
    }
}
