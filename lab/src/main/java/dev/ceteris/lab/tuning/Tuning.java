// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.tuning;

import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSpec;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What a study chooses by trying it out.
 *
 * @param spaces the path of each knob that is chosen to its space, as text
 * @param how it is chosen, as the rest of a line: {@code random, 12 trials …}
 * @param tuningRuns in which it is chosen; empty when a study chooses nothing
 */
public record Tuning(SequencedMap<String, String> spaces, String how, List<TuningRun> tuningRuns) {
    /** Nothing is chosen. */
    public static final Tuning NONE = new Tuning(new LinkedHashMap<>(), "", List.of());

    public Tuning {
        spaces = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(spaces));
        tuningRuns = List.copyOf(tuningRuns);
    }

    /** The same with every candidate that follows from what trials have measured; see {@link TuningRun#grown}. */
    public Tuning grown(Collection<TrialRecord> trials) {
        return new Tuning(
                spaces,
                how,
                tuningRuns.stream().map(tuningRun -> tuningRun.grown(trials)).toList());
    }

    /** Every trial of every tuning run. */
    public List<TrialSpec> trials() {
        return tuningRuns.stream()
                .flatMap(tuningRun -> tuningRun.trials().stream())
                .toList();
    }
}
