// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * Some of the conditions: those with certain levels. Of factors that it does not name, all levels.
 *
 * @param levels factor to the text of its level; empty for every condition
 */
public record Selection(SequencedMap<String, String> levels) {
    /** Every condition. */
    public static final Selection ALL = new Selection(new LinkedHashMap<>());

    public Selection {
        levels = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(levels));
    }

    static Selection of(String factor, Level level) {
        return new Selection(new LinkedHashMap<>(Map.of(factor, level.text())));
    }

    /** A condition's levels of some factors. */
    static Selection of(Collection<String> factors, SequencedMap<String, Level> condition) {
        SequencedMap<String, String> levels = new LinkedHashMap<>();
        factors.forEach(factor -> levels.put(factor, condition.get(factor).text()));
        return new Selection(levels);
    }

    /** The conditions that are in both. */
    Selection and(Selection other) {
        SequencedMap<String, String> both = new LinkedHashMap<>(levels);
        both.putAll(other.levels);
        return new Selection(both);
    }

    boolean includes(SequencedMap<String, Level> condition) {
        return levels.entrySet().stream()
                .allMatch(wanted -> condition.containsKey(wanted.getKey())
                        && condition.get(wanted.getKey()).text().equals(wanted.getValue()));
    }

    /** {@code batchSize 128, learningRate 0.1}. */
    public String text() {
        return levels.isEmpty()
                ? "every condition"
                : levels.entrySet().stream()
                        .map(level -> level.getKey() + " " + level.getValue())
                        .collect(Collectors.joining(", "));
    }
}
