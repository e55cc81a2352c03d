// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.table;

import dev.ceteris.base.DataException;
import dev.ceteris.base.Visible;
import dev.ceteris.data.format.table.TableHead;
import dev.ceteris.data.source.CsvSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What each column of a file is for, as far as that follows from its head and from what the user said.
 *
 * @param names of the columns
 * @param answers the columns that hold the class or the targets
 * @param candidates the columns that may be inputs, in the order in which a network sees them
 * @param chosen whether the user has listed the inputs
 * @param categorical the columns whose values the user calls names
 * @param ignored the columns that the user leaves out
 * @param group the column that keeps rows together
 * @param split the column that says which rows are the test set
 */
record ColumnPlan(
        ColumnNames names,
        List<Integer> answers,
        List<Integer> candidates,
        boolean chosen,
        Set<Integer> categorical,
        Set<Integer> ignored,
        OptionalInt group,
        OptionalInt split) {

    static ColumnPlan of(CsvSource source, TableHead head) {
        ColumnNames names = ColumnNames.of(source.file(), head);
        List<Integer> answers = answers(source.answer(), names);
        ColumnChoice choice = source.columns();
        OptionalInt group = choice.group().isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(names.index(choice.group(), "to group rows by"));
        OptionalInt split = source.test() instanceof TestPart.SplitColumn(String column)
                ? OptionalInt.of(names.index(column, "to take the split from"))
                : OptionalInt.empty();
        Set<Integer> ignored = indices(choice.ignored(), names, "to leave out");
        SequencedSet<Integer> inputs = indices(choice.inputs(), names, "to take as input");
        inputs.stream().filter(ignored::contains).findFirst().ifPresent(both -> {
            throw new DataException(
                    source.file() + ": " + names.place(both) + " is in 'inputs' and in 'ignore', expected one of them");
        });
        Set<Integer> taken = new LinkedHashSet<>(answers);
        group.ifPresent(taken::add);
        split.ifPresent(taken::add);
        List<Integer> candidates = new ArrayList<>();
        if (inputs.isEmpty()) {
            for (int column = 0; column < head.columns(); column++) {
                if (!taken.contains(column) && !ignored.contains(column)) {
                    candidates.add(column);
                }
            }
        } else {
            candidates.addAll(inputs);
            candidates.stream().filter(answers::contains).findFirst().ifPresent(both -> {
                throw new DataException(source.file() + ": " + names.place(both)
                        + " is an input and what is to be predicted, expected one of them");
            });
        }
        return new ColumnPlan(
                names,
                answers,
                candidates,
                !inputs.isEmpty(),
                indices(choice.categorical(), names, "to take as categories"),
                ignored,
                group,
                split);
    }

    private static List<Integer> answers(Answer answer, ColumnNames names) {
        if (names.count() < 2) {
            throw new DataException(names.file() + ", row 1: found one column"
                    + (names.name(0).isEmpty() ? "" : ", " + Visible.quoted(names.name(0)))
                    + ", expected a column to predict and at least one input, separated by commas, semicolons, tabs"
                    + " or vertical bars");
        }
        return switch (answer) {
            case Answer.ClassColumn(String column) -> List.of(names.index(column, "to take the class from"));
            case Answer.TargetColumns(List<String> columns) -> List.copyOf(indices(columns, names, "to predict"));
        };
    }

    private static SequencedSet<Integer> indices(List<String> words, ColumnNames names, String purpose) {
        return words.stream()
                .map(word -> names.index(word, purpose))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether a column has no name where others have one, as the row numbers of pandas and R have none. */
    boolean isNameless(int column) {
        return !names.names().isEmpty() && names.name(column).isEmpty();
    }
}
