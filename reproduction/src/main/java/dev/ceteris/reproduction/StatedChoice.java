// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction;

import dev.ceteris.report.summary.ConditionSummary;
import java.util.Map;

/**
 * A level of a factor whose levels are choices, as a study states it: a word, or a word with knobs.
 *
 * @param word {@code none}, {@code l1} …
 * @param knobs of the choice; none of a bare word
 */
public record StatedChoice(String word, Map<?, ?> knobs) {
    /** The choice that a condition makes for a factor. */
    public static StatedChoice of(ConditionSummary condition, String factor) {
        return switch (condition.condition().levels().get(factor)) {
            case Map<?, ?> choice -> {
                Map.Entry<?, ?> only = choice.entrySet().iterator().next();
                yield new StatedChoice((String) only.getKey(), (Map<?, ?>) only.getValue());
            }
            case Object word -> new StatedChoice(word.toString(), Map.of());
        };
    }

    /** The number that a knob of it is set to. */
    public double number(String knob) {
        return ((Number) knobs.get(knob)).doubleValue();
    }
}
