// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Visible;
import dev.ceteris.data.format.csv.CsvLayout;
import dev.ceteris.data.source.table.MissingValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Columns of a table: a number is one input, a category one input for each of its words: 1 for the word in
 * the cell, 0 for the others.
 *
 * @param layout how a CSV file is written
 * @param columns columns of the table that was learned, those that no network sees included
 * @param inputs those that a network sees, in this order
 * @param answers those that are predicted
 * @param missing what became of missing values
 * @param scale what is done to each number of a sample; nothing to those of categories
 */
public record TableInputs(
        CsvLayout layout,
        int columns,
        List<NamedColumn> inputs,
        List<NamedColumn> answers,
        MissingValues missing,
        FeatureScale scale)
        implements InputForm {
    /**
     * A column.
     *
     * @param name its name; empty where the table has none
     * @param index its place, counted from 0
     * @param categories the words of a category, in the order of the numbers that they become; empty for a number
     * @param mean of the training set, which takes the place of missing numbers; 0 for a category
     */
    public record NamedColumn(String name, int index, List<String> categories, double mean) {
        public NamedColumn {
            categories = List.copyOf(categories);
        }

        /** Whether its cells are numbers. */
        public boolean isNumber() {
            return categories.isEmpty();
        }

        /** Numbers that it becomes. */
        public int width() {
            return isNumber() ? 1 : categories.size();
        }
    }

    public TableInputs {
        inputs = List.copyOf(inputs);
        answers = List.copyOf(answers);
        int width = inputs.stream().mapToInt(NamedColumn::width).sum();
        require(width >= 1, "inputs", inputs.size(), "at least one column");
        require(scale.shifts().size() == width, "scale", scale.shifts().size(), "one for each of " + width);
    }

    @Override
    public InputLayout inputLayout() {
        List<InputLayout.Input> seen = new ArrayList<>();
        for (NamedColumn column : inputs) {
            String called = column.name().isEmpty() ? "column " + (column.index() + 1) : Visible.text(column.name());
            if (column.isNumber()) {
                seen.add(new InputLayout.Input(called, Optional.empty()));
            }
            column.categories().forEach(category -> seen.add(new InputLayout.Input(called, Optional.of(category))));
        }
        return new InputLayout.Columns(seen, scale.isNone() ? Optional.empty() : Optional.of(scale));
    }

    @Override
    public int width() {
        return scale.shifts().size();
    }
}
