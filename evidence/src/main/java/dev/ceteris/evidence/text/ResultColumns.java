// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.text;

import dev.ceteris.spec.Word;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Which columns of results are what.
 *
 * @param factors name to column, at least one
 * @param seed the column of what pairs trials; empty when it was not said
 * @param epoch the column of the epoch; empty when it was not said
 * @param metrics name to column; empty when it was not said
 * @param diverged what says that a trial diverged, beside values that are no numbers
 */
public record ResultColumns(
        SequencedMap<String, Word> factors,
        Optional<Word> seed,
        Optional<Word> epoch,
        SequencedMap<String, Word> metrics,
        Optional<Mark> diverged) {
    public ResultColumns {
        factors = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(factors));
        metrics = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(metrics));
    }

    /**
     * A value in a column.
     *
     * @param value as text, {@code true} where only the column was named
     */
    public record Mark(Word column, String value) {}
}
