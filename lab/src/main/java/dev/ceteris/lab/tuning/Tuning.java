// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.tuning;

import dev.ceteris.lab.trial.TrialSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What a study chooses by trying it out.
 *
 * @param spaces the path of each knob that is chosen to its space, as text
 * @param how it is chosen, as the rest of a line: {@code random, 12 trials …}
 * @param contests in which it is chosen; empty when a study chooses nothing
 */
public record Tuning(SequencedMap<String, String> spaces, String how, List<TuningRun> contests) {
    /** Nothing is chosen. */
    public static final Tuning NONE = new Tuning(new LinkedHashMap<>(), "", List.of());

    public Tuning {
        spaces = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(spaces));
        contests = List.copyOf(contests);
    }

    /** Every trial of every contest. */
    public List<TrialSpec> trials() {
        return contests.stream().flatMap(contest -> contest.trials().stream()).toList();
    }
}
