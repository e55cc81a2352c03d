// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.tuning;

import dev.ceteris.lab.trial.Condition;
import dev.ceteris.lab.trial.TrialSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Something that may be chosen.
 *
 * @param values the knobs that are chosen, by their names, as tables show them
 * @param point where it lies in the space: {@code learningRate}, {@code hidden.width} …
 * @param coordinates its value on each axis of the space, in the order of the axes
 * @param trials the training runs that measure it, at least one
 */
public record Candidate(
        Condition values, SequencedMap<String, Object> point, List<Object> coordinates, List<TrialSpec> trials) {
    public Candidate {
        coordinates = List.copyOf(coordinates);
        point = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(point));
        trials = List.copyOf(trials);
    }
}
