// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.store;

import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.tuning.TuningRecord;
import java.time.Instant;
import java.util.List;
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

    /** What was tuned, a contest for each condition; empty when nothing was. */
    public List<TuningRecord> tunings() {
        return study.tuning().contests().stream()
                .map(contest -> new TuningRecord(contest, tuningTrials))
                .toList();
    }

    /** How one of its trials was trained, or will be: with what was chosen for it, where something is tuned. */
    public TrialSpec trained(TrialRecord trial) {
        TrialSpec spec = study.allTrials().stream()
                .filter(one -> one.number() == trial.number())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no trial " + trial.number() + " in " + id));
        return tunings().stream()
                .filter(tuning -> tuning.condition().equals(spec.condition()))
                .flatMap(tuning -> tuning.chosen().stream())
                .findFirst()
                .map(chosen -> spec.like(chosen.trials().getFirst()))
                .orElse(spec);
    }

    /** The contest among the conditions, if the study is a search. */
    public Optional<TuningRecord> search() {
        return study.search().contests().stream()
                .map(contest -> new TuningRecord(contest, trials))
                .findFirst();
    }
}
