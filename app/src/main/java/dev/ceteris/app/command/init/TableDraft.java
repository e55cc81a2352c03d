// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.init;

import dev.ceteris.base.DataException;
import dev.ceteris.base.Visible;
import dev.ceteris.data.format.csv.CsvLayout;
import dev.ceteris.data.format.csv.FirstRow;
import dev.ceteris.data.format.csv.Separator;
import dev.ceteris.data.format.table.DecimalMark;
import dev.ceteris.data.format.table.TableHead;
import dev.ceteris.data.source.CsvSource;
import dev.ceteris.data.source.Scaling;
import dev.ceteris.data.source.table.Answer;
import dev.ceteris.data.source.table.ColumnChoice;
import dev.ceteris.data.source.table.Drawing;
import dev.ceteris.data.source.table.MissingValues;
import dev.ceteris.data.source.table.TableSummary;
import dev.ceteris.data.source.table.TestPart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table as a first study would use it.
 *
 * @param source what the study says of the table
 * @param summary what a network would see of it
 * @param leftOut columns that the study has to name to be without them, each with the reason
 * @param choice why what is predicted was chosen
 */
record TableDraft(CsvSource source, TableSummary summary, List<Left> leftOut, String choice) {
    private static final String HARDLY_REPEAT = "words that hardly ever repeat";

    /** A column, as a study names it, and why it is left out. */
    record Left(String column, String reason) {}

    /**
     * Reads a table and proposes what to predict: its last column that can be predicted.
     *
     * @throws DataException when no study can be made of it
     */
    static TableDraft of(Path file) {
        FirstRow first = firstRow(file);
        CsvSource plain = source(file, first, new Answer.ClassColumn("last"), List.of(), MissingValues.REFUSE);
        TableHead head = plain.table(file).head();
        if (head.columns() < 2) {
            throw new DataException(file + " has one column, expected at least two: one to predict and one to predict"
                    + " it from (are the cells separated by a comma, semicolon, tab or bar?)");
        }
        ColumnScan[] scans = IntStream.range(0, head.columns())
                .mapToObj(_ -> new ColumnScan(head.decimal()))
                .toArray(ColumnScan[]::new);
        requireRows(file, scan(plain, scans));
        int predicted = predicted(file, head, scans);
        String target = nameOf(head, predicted);
        boolean isClass = scans[predicted].isClass();
        Answer answer = isClass ? new Answer.ClassColumn(target) : new Answer.TargetColumns(List.of(target));
        List<Left> left = new ArrayList<>();
        for (int column = 0; column < scans.length; column++) {
            String reason = column == predicted ? "" : reason(scans[column]);
            if (!reason.isEmpty()) {
                left.add(new Left(nameOf(head, column), reason));
            }
        }
        String which = predicted == scans.length - 1 ? "the last column" : "the last column that can be predicted";
        String choice = isClass
                ? which + "; target: for a column of numbers"
                : which + ", of many numbers; class: for" + " classes";
        return withMissing(file, first, answer, left, choice);
    }

    /** Reads every cell once; the number of rows. */
    private static int scan(CsvSource source, ColumnScan[] scans) {
        int[] rows = {0};
        source.table(source.file()).read((row, cells) -> {
            rows[0]++;
            for (int column = 0; column < Math.min(cells.length, scans.length); column++) {
                scans[column].add(cells[column], row);
            }
        });
        return rows[0];
    }

    private static void requireRows(Path file, int rows) {
        if (rows < 2) {
            throw new DataException(file + " has " + (rows == 0 ? "a header and no rows" : "one row")
                    + ", expected at least two: some to learn from and some to test with");
        }
    }

    /**
     * The last column with something to predict. A column of numbers that are not written as such is not passed over:
     * its owner may want to predict it.
     */
    private static int predicted(Path file, TableHead head, ColumnScan[] scans) {
        for (int column = scans.length - 1; column >= 0; column--) {
            ColumnScan scan = scans[column];
            boolean last = column == scans.length - 1;
            if (last && scan.blemish().isPresent()) {
                throw new DataException(file + ": the last column, " + Visible.quoted(nameOf(head, column))
                        + ", which a study would predict, has " + scan.blemish().get() + "; expected numbers or a few"
                        + " classes; " + scan.remedy());
            }
            if (reason(scan).isEmpty() && !(last && scan.countsRows())) {
                return column;
            }
        }
        throw new DataException(file + " has no column to predict; expected one of numbers, or of classes that have"
                + " several rows each");
    }

    /** Why a column is left out; empty when it can be used. */
    private static String reason(ColumnScan scan) {
        if (scan.isEmpty()) {
            return "is empty in every row";
        }
        if (scan.isConstant()) {
            return "has one value in every row";
        }
        return scan.blemish()
                .map(blemish -> blemish + "; " + scan.remedy() + (scan.hasSlips() ? " and say missing: mean" : "")
                        + ", then remove this line")
                .orElse(scan.hasWords() && !scan.repeats() ? HARDLY_REPEAT : "");
    }

    /** The first way of treating missing values with which the table can be used; complete tables need none. */
    private static TableDraft withMissing(Path file, FirstRow first, Answer answer, List<Left> left, String choice) {
        List<String> ignored = left.stream().map(Left::column).toList();
        List<DataException> refusals = new ArrayList<>();
        for (MissingValues missing : List.of(MissingValues.REFUSE, MissingValues.MEAN, MissingValues.DROP)) {
            CsvSource source = source(file, first, answer, ignored, missing);
            try {
                return new TableDraft(source, TableSummary.of(source), List.copyOf(left), choice);
            } catch (DataException refused) {
                refusals.add(refused);
            }
        }
        throw refusals.getLast();
    }

    /** A first row with a number in it is a sample. */
    private static FirstRow firstRow(Path file) {
        TableHead head = source(file, FirstRow.NAMES, new Answer.ClassColumn("last"), List.of(), MissingValues.REFUSE)
                .table(file)
                .head();
        return head.names().stream()
                        .anyMatch(name -> ColumnScan.isNumber(name, DecimalMark.POINT)
                                || ColumnScan.isNumber(name, DecimalMark.COMMA))
                ? FirstRow.SAMPLE
                : FirstRow.NAMES;
    }

    private static String nameOf(TableHead head, int column) {
        String name = head.names().isEmpty() ? "" : head.names().get(column);
        return name.isBlank() ? String.valueOf(column + 1) : name;
    }

    private static CsvSource source(
            Path file, FirstRow first, Answer answer, List<String> ignored, MissingValues missing) {
        return new CsvSource(
                file,
                new CsvLayout(first, Separator.RECOGNIZED, DecimalMark.RECOGNIZED),
                answer,
                new ColumnChoice(List.of(), ignored, List.of(), ""),
                missing,
                new TestPart.Share(0.2),
                Drawing.RANDOM,
                Scaling.STANDARDIZED);
    }
}
