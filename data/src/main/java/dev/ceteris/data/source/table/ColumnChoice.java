// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.table;

import java.util.List;

/**
 * What a user says about the columns of a table, each named by its name or by its number from 1.
 *
 * @param inputs the columns that a network sees, in this order; empty for all that are nothing else
 * @param ignored columns that are left out
 * @param categorical columns whose values are names, also where they look like numbers
 * @param group the column whose equal values are never divided between two sets; empty for none
 */
public record ColumnChoice(List<String> inputs, List<String> ignored, List<String> categorical, String group) {
    /** Nothing is said. */
    public static final ColumnChoice ALL = new ColumnChoice(List.of(), List.of(), List.of(), "");

    public ColumnChoice {
        inputs = List.copyOf(inputs);
        ignored = List.copyOf(ignored);
        categorical = List.copyOf(categorical);
    }
}
