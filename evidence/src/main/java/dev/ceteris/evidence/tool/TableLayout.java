// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.tool;

import dev.ceteris.evidence.format.Row;
import java.util.List;
import java.util.SequencedSet;

/**
 * How a tool lays out a table of results. A new tool is a class of its own and a line in {@link TableLayouts}.
 */
public interface TableLayout {
    /** The tool and its table, as a message names them: {@code scikit-learn cv_results_}. */
    String tool();

    /** Whether a table with these columns is one. */
    boolean fits(SequencedSet<String> names);

    /** The columns of its rows, in order, with what they hold. */
    List<Column> columns(SequencedSet<String> names);

    /** The rows of trials that a row of the table contains; most often the row itself. */
    default List<Row> rows(Row row) {
        return List.of(row);
    }

    /** What a reader should know about such a table, as sentences without their full stop. */
    default List<String> notes() {
        return List.of();
    }
}
