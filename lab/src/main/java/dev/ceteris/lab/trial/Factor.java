// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.trial;

import dev.ceteris.spec.Canonical;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What a study varies.
 *
 * @param name the last word of its path, or all of it when that word is not unique; every table and plot uses it:
 *     {@code batchSize}
 * @param path its place in the study: {@code training.batchSize}
 * @param levels the values it takes, at least one, all different, in the order of the study; as a study
 *     states them: {@code Integer}, {@code Double}, {@code String} (words included), lists and maps of these
 * @param meanings of levels that have a name: what each of them sets; empty where a knob is varied
 */
public record Factor(String name, String path, List<Object> levels, SequencedMap<String, String> meanings) {
    public Factor {
        levels = List.copyOf(levels);
        meanings = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(meanings));
    }

    /** A knob, whose levels say what they are. */
    public Factor(String name, String path, List<Object> levels) {
        this(name, path, levels, new LinkedHashMap<>());
    }

    /** Its levels as tables, plots and messages show them: {@code 5e-5}, {@code relu}, {@code [128, 64]}. */
    public List<String> texts() {
        return levels.stream().map(Canonical::text).toList();
    }
}
