// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A number that levels of a factor have.
 *
 * @param factor its name
 * @param path of the number in a level, as in {@link Level#numbers}
 */
public record Along(String factor, String path) {
    private static final String NOTHING = "none";

    /** The number of a level; a level that is called none has 0. */
    OptionalDouble place(Level level) {
        return level.text().equals(NOTHING) ? OptionalDouble.of(0) : level.number(path);
    }

    /** The levels that have the number, smallest first. */
    List<Level> ordered(Varied varied) {
        return varied.levels().stream()
                .filter(level -> place(level).isPresent())
                .sorted(Comparator.comparingDouble(level -> place(level).orElseThrow()))
                .toList();
    }

    /** The levels that have the number and were measured in a setting, smallest first. */
    List<Level> measured(Observations results, Selection setting) {
        return ordered(results.factor(factor)).stream()
                .filter(level -> !results.conditions(selection(level, setting)).isEmpty())
                .toList();
    }

    /** The same as selections. */
    List<Selection> selections(Observations results, Selection setting) {
        return measured(results, setting).stream()
                .map(level -> selection(level, setting))
                .toList();
    }

    Selection selection(Level level, Selection setting) {
        return Selection.of(factor, level).and(setting);
    }

    /** As a claim states it. */
    public String text() {
        return path.isEmpty() ? factor : path;
    }
}
