// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.results;

import dev.ceteris.base.Plural;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * How many files were read, and from where.
 *
 * @param named files that were named one by one
 * @param below how many files were read of each folder that was named; 0 for a folder that is read as a whole, as one
 *     of MLflow is
 */
public record FilesRead(int named, SequencedMap<String, Integer> below) {
    public FilesRead {
        below = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(below));
    }

    /** As a sentence says it: {@code 24 files of the folder logs}. */
    public String text() {
        List<String> parts = new ArrayList<>();
        if (named > 0) {
            parts.add(Plural.of(named, "file"));
        }
        below.forEach((folder, files) ->
                parts.add((files == 0 ? "" : Plural.of(files, "file") + " of ") + "the folder " + folder));
        return String.join(" and ", parts);
    }
}
