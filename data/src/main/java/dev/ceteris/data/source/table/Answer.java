// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.table;

import static dev.ceteris.base.Require.require;

import dev.ceteris.data.source.Task;
import java.util.List;

/** What a network answers to a row of a table. Columns are named by their name or by their number from 1. */
public sealed interface Answer {
    /** The task that follows. */
    Task task();

    /**
     * A class.
     *
     * @param column that holds it; {@code last} is the last one
     */
    record ClassColumn(String column) implements Answer {
        public ClassColumn {
            require(!column.isBlank(), "class", "empty", "a column's name, its number from 1, or last");
        }

        @Override
        public Task task() {
            return Task.CLASSIFICATION;
        }
    }

    /**
     * Numbers.
     *
     * @param columns that hold them, at least one; {@code last} is the last one
     */
    record TargetColumns(List<String> columns) implements Answer {
        public TargetColumns {
            columns = List.copyOf(columns);
            require(
                    !columns.isEmpty() && columns.stream().noneMatch(String::isBlank),
                    "target",
                    columns,
                    "a column's name, its number from 1, or a list of them");
        }

        @Override
        public Task task() {
            return Task.REGRESSION;
        }
    }
}
