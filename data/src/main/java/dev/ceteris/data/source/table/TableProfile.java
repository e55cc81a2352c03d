// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.table;

import dev.ceteris.base.DataException;
import dev.ceteris.base.Plural;
import dev.ceteris.base.Visible;
import dev.ceteris.data.format.table.TableFile;
import dev.ceteris.data.format.table.TableHead;
import dev.ceteris.data.source.CsvSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a first pass over a table finds out: what each column holds, which rows are used for what, and what is wrong.
 * The memory that it takes does not grow with the number of rows.
 */
final class TableProfile {
    private final CsvSource source;
    private final TableFile file;
    private final TableHead head;
    private final ColumnPlan plan;
    private final TableColumnProfile[] columns;
    private final ClassTally classes = new ClassTally();
    private final Troubles shape = new Troubles();
    private final Troubles answers = new Troubles();
    private final RowUse uses;
    private final List<String> digests = new ArrayList<>();
    private long training;
    private long test;

    private TableProfile(CsvSource source) {
        this.source = source;
        this.file = source.table(source.file());
        this.head = file.head();
        this.plan = ColumnPlan.of(source, head);
        this.columns = new TableColumnProfile[head.columns()];
        for (int column = 0; column < columns.length; column++) {
            columns[column] = new TableColumnProfile(column, head.decimal());
        }
        this.uses = new RowUse(plan, source.answer(), source.missing(), source.test());
    }

    /**
     * Reads a source's files once.
     *
     * @throws DataException when a file cannot be read, or a row cannot be used; the message names the first ten
     */
    static TableProfile of(CsvSource source) {
        TableProfile profile = new TableProfile(source);
        profile.digests.add(profile.file.read((row, cells) -> profile.add(row, cells, profile.uses)));
        profile.shape.refuse(source.file(), profile.plan.names());
        if (source.test() instanceof TestPart.OtherFile(var path)) {
            profile.addTestFile(source.table(path));
            profile.requireOtherContent(path);
        }
        if (profile.training + profile.test + profile.uses.dropped() == 0) {
            throw new DataException(source.file() + " has a header and no rows, expected at least two");
        }
        return profile;
    }

    private void addTestFile(TableFile other) {
        requireSameColumns(other.head(), other);
        Troubles before = new Troubles();
        digests.add(other.read((row, cells) -> {
            if (cells.length != head.columns()) {
                before.add(row, -1, lengthOf(cells));
            } else if (!uses.drops(cells)) {
                addUsed(-row, cells, RowUse.Use.TEST);
            }
        }));
        before.refuse(other.path(), plan.names());
    }

    /** A network that is tested with what it has learned seems to know what it has merely seen. */
    private void requireOtherContent(Path path) {
        if (digests.getFirst().equals(digests.getLast())) {
            throw new DataException(path + " has the same content as the table that is learned, " + source.file()
                    + ", expected rows for the test set that no network learns; test: 0.2 (--test) takes a fifth of"
                    + " the rows");
        }
    }

    private void requireSameColumns(TableHead other, TableFile file) {
        if (!other.names().equals(head.names()) || other.columns() != head.columns()) {
            throw new DataException(file.path() + " has the columns " + Visible.list(called(other)) + ", expected "
                    + Visible.list(called(head)) + ", as in " + source.file());
        }
    }

    private static List<String> called(TableHead head) {
        return head.names().isEmpty() ? List.of(Plural.of(head.columns(), "column")) : head.names();
    }

    private void add(long row, String[] cells, RowUse rowUse) {
        if (cells.length != head.columns()) {
            shape.add(row, -1, lengthOf(cells));
            return;
        }
        RowUse.Use use = rowUse.next(cells, row);
        if (use != RowUse.Use.DROPPED) {
            addUsed(row, cells, use);
        }
    }

    private String lengthOf(String[] cells) {
        String expected =
                "found " + Plural.of(cells.length, "column") + ", expected " + head.columns() + " as in the first row";
        return cells.length == 2 * head.columns() - 1 || cells.length == 2 * head.columns()
                ? expected + " (if numbers have decimal commas, put them in quotes or separate cells by semicolons)"
                : expected;
    }

    private void addUsed(long row, String[] cells, RowUse.Use use) {
        if (use == RowUse.Use.TEST) {
            test++;
        } else {
            training++;
        }
        for (int column : plan.candidates()) {
            if (plan.categorical().contains(column)) {
                columns[column].addName(cells[column], row, use);
            } else {
                columns[column].add(cells[column], row, use);
            }
        }
        for (int column : plan.answers()) {
            String cell = cells[column];
            if (uses.isMissingAnswer(cell)) {
                answers.add(
                        row,
                        column,
                        "a value is missing: found " + Troubles.found(cell) + ", expected "
                                + (isClass() ? "a class" : "a number"));
            } else if (isClass()) {
                classes.add(cell, use);
            } else {
                columns[column].add(cell, row, use);
            }
        }
    }

    boolean isClass() {
        return source.answer() instanceof Answer.ClassColumn;
    }

    CsvSource source() {
        return source;
    }

    TableFile file() {
        return file;
    }

    TableHead head() {
        return head;
    }

    ColumnPlan plan() {
        return plan;
    }

    TableColumnProfile column(int index) {
        return columns[index];
    }

    ClassTally classes() {
        return classes;
    }

    Troubles answers() {
        return answers;
    }

    RowUse uses() {
        return uses;
    }

    /** Digest of each file, the table first. */
    List<String> digests() {
        return digests;
    }

    long training() {
        return training;
    }

    long test() {
        return test;
    }

    /** The categories of a column in the training set, in the order of their letters. */
    List<String> categories(int column) {
        Map<String, Integer> names = columns[column].names();
        return List.copyOf(names.keySet());
    }
}
