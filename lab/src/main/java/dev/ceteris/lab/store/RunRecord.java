// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.store;

import dev.ceteris.lab.study.Study;
import java.time.Instant;
import java.util.List;

/**
 * One study's run as the store knows it: everything that pages, tables and verdicts are made from.
 *
 * @param id name of the study and the first digits of its digest: {@code batch-size-1f3a9c}
 * @param study what was run, read again from the text that the store keeps
 * @param provenance with what it was run
 * @param created when it was first started
 * @param trials in the order of the study
 */
public record RunRecord(String id, Study study, Provenance provenance, Instant created, List<TrialRecord> trials) {
    public RunRecord {
        trials = List.copyOf(trials);
    }
}
