// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.trial;

import dev.ceteris.spec.Canonical;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One combination of levels.
 *
 * @param levels factor name to level, in the order of the study's factors; empty when the study varies nothing
 */
public record Condition(Map<String, Object> levels) {
    public Condition {
        levels = Collections.unmodifiableMap(new LinkedHashMap<>(levels));
    }

    /** How tables and plots name it: {@code batchSize 128, learningRate 0.1}. */
    public String label() {
        return levels.isEmpty()
                ? "the one condition"
                : levels.entrySet().stream()
                        .map(level -> level.getKey() + " " + Canonical.text(level.getValue()))
                        .collect(Collectors.joining(", "));
    }

    /** Its levels alone, in the same order, as tables and plots show them. */
    public List<String> texts() {
        return levels.values().stream().map(Canonical::text).toList();
    }
}
