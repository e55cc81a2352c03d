// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.text;

import dev.ceteris.spec.Word;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The columns of results as a claims file states them; what it leaves out is recognised by the names of the columns.
 *
 * @param factors name to column; may be empty where {@link #from} names some
 * @param seed the columns that pair trials, more than one where only together they number the repetitions
 * @param replicate the columns that number the trials of one condition and seed; empty where each has one
 * @param epoch the column of the epoch
 * @param metrics name to column
 * @param longForm the columns of a table with a row for each value
 * @param diverged the mark of a diverged trial, besides values that are not numbers
 * @param state the column that says whether a trial finished
 * @param where the rows that count: values by column
 * @param from how names of files give factors and seeds
 */
public record ResultColumns(
        SequencedMap<String, Word> factors,
        List<Word> seed,
        List<Word> replicate,
        Optional<Word> epoch,
        SequencedMap<String, Word> metrics,
        Optional<LongForm> longForm,
        Optional<Mark> diverged,
        Optional<State> state,
        SequencedMap<String, Accepted> where,
        Optional<FilePattern> from) {
    public ResultColumns {
        factors = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(factors));
        seed = List.copyOf(seed);
        replicate = List.copyOf(replicate);
        metrics = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(metrics));
        where = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(where));
    }

    /**
     * A value in a column.
     *
     * @param value as text; empty where only the column was named, which then is true or false
     */
    public record Mark(Word column, Optional<String> value) {}

    /** Two columns of a table with a row for each value: the name of the metric, and the value. */
    public record LongForm(Word metric, Word value) {}

    /**
     * The column that says whether a trial finished.
     *
     * @param finished the words of trials that did; empty where the usual ones apply
     */
    public record State(Word column, List<String> finished) {
        public State {
            finished = List.copyOf(finished);
        }
    }

    /** The values of a column whose rows count. */
    public record Accepted(Word column, List<String> values) {
        public Accepted {
            values = List.copyOf(values);
        }
    }
}
