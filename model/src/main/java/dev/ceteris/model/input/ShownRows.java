// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.model.input;

import dev.ceteris.base.DataException;
import dev.ceteris.base.NearestWord;
import dev.ceteris.base.Plural;
import dev.ceteris.base.Visible;
import dev.ceteris.data.format.csv.CsvFile;
import dev.ceteris.data.format.csv.FirstRow;
import dev.ceteris.data.format.parquet.ParquetFile;
import dev.ceteris.data.format.table.DecimalMark;
import dev.ceteris.data.format.table.TableFile;
import dev.ceteris.data.format.table.TableHead;
import dev.ceteris.data.source.SourceFile;
import dev.ceteris.data.source.TableInputs;
import dev.ceteris.data.source.TableInputs.NamedColumn;
import dev.ceteris.data.source.TargetColumn;
import dev.ceteris.data.source.table.MissingCells;
import dev.ceteris.data.source.table.MissingValues;
import dev.ceteris.engine.sample.FloatFeatures;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Targets;
import dev.ceteris.engine.sample.Values;
import dev.ceteris.model.ModelOutputs;
import dev.ceteris.model.TrainedModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Rows of a CSV or Parquet file as a model is shown them. Columns are found by their names, or by their places where
 * the table that was learned has no names.
 */
public final class ShownRows {
    /** What becomes of a category that the model has not learned. */
    public enum Unseen {
        /** The row is refused. */
        REFUSE,
        /** All inputs of the column are 0, as in training for the test set. */
        ZERO
    }

    /** Whether the answers are read. */
    public enum Reading {
        /** Inputs alone. */
        INPUTS,
        /** Inputs and the right answers. */
        WITH_ANSWERS
    }

    /** Messages name so many cells. */
    private static final int NAMED = 10;

    private final TrainedModel model;
    private final TableInputs inputs;
    private final TableFile file;
    private final TableHead head;
    private final Unseen unseen;
    private final Reading reading;
    private final List<Integer> places = new ArrayList<>();
    private final List<Integer> answerPlaces = new ArrayList<>();
    private final List<float[]> rows = new ArrayList<>();
    private final List<double[]> answers = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private long dropped;
    private long zeroed;

    private ShownRows(TrainedModel model, TableInputs inputs, Path path, Unseen unseen, Reading reading) {
        this.model = model;
        this.inputs = inputs;
        this.unseen = unseen;
        this.reading = reading;
        file = ParquetFile.isParquet(path) ? new ParquetFile(path) : CsvFile.open(path, inputs.layout());
        head = file.head();
    }

    /**
     * Reads a table.
     *
     * @param inputs of the model
     * @throws DataException when it cannot be read, when a column is missing, or when cells cannot be used; the message
     *     names the first ten
     */
    public static Shown of(TrainedModel model, TableInputs inputs, Path path, Unseen unseen, Reading reading) {
        return new ShownRows(model, inputs, path, unseen, reading).read();
    }

    private Shown read() {
        places.addAll(places(inputs.inputs(), "that the model has as an input"));
        if (reading == Reading.WITH_ANSWERS) {
            answerPlaces.addAll(places(inputs.answers(), "with the right answers"));
        }
        String digest = file.read(this::row);
        refuse();
        if (rows.isEmpty()) {
            throw new DataException(file.path() + " has no row to show the model, expected at least one below its names"
                    + (dropped > 0 ? "; " + dropped + " have missing values and were left out" : ""));
        }
        remark(digest);
        float[] values = new float[Math.multiplyExact(rows.size(), inputs.width())];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i), 0, values, i * inputs.width(), inputs.width());
        }
        return new Shown(
                names,
                new FloatFeatures(values, inputs.width()),
                Collections.nCopies(rows.size(), ""),
                targets(),
                remarks);
    }

    private void remark(String digest) {
        if (dropped > 0) {
            remarks.add(Plural.of(dropped, "row") + " with missing values left out, as in training");
        }
        if (zeroed > 0) {
            remarks.add(Plural.of(zeroed, "category", "categories")
                    + " that the model has not learned: all inputs of their columns are 0");
        }
        boolean learned =
                model.origin().files().stream().map(SourceFile::sha256).anyMatch(digest::equals);
        if (learned && reading == Reading.WITH_ANSWERS) {
            remarks.add(file.path() + " is the table that the model was trained with: most of its rows are learned, so"
                    + " the figures are better than those of new rows; ceteris show names the test set's");
        }
    }

    private List<Integer> places(List<NamedColumn> columns, String purpose) {
        boolean byName =
                inputs.layout().firstRow() == FirstRow.NAMES && !head.names().isEmpty();
        List<Integer> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (NamedColumn column : columns) {
            int place = byName && !column.name().isEmpty() ? place(column) : byNumber(column);
            if (place < 0) {
                missing.add(called(column));
            } else {
                found.add(place);
            }
        }
        if (!missing.isEmpty()) {
            String guess = missing.size() == 1
                    ? NearestWord.to(missing.getFirst(), head.names())
                            .map(near -> "; did you mean " + Visible.quoted(near) + "?")
                            .orElse("")
                    : "";
            throw new DataException(file.path() + " has no column " + Visible.list(missing) + " " + purpose + guess
                    + (head.names().isEmpty()
                            ? "; it has " + Plural.of(head.columns(), "column")
                            : "; its columns: " + Visible.list(head.names()))
                    + "; expected the columns of the table that was learned, in any order");
        }
        return found;
    }

    /** By its name; where the table that was learned has several of that name, and this one too, by its place. */
    private int place(NamedColumn column) {
        long count = head.names().stream().filter(column.name()::equals).count();
        if (count > 1) {
            boolean same = head.columns() == inputs.columns()
                    && head.names().get(column.index()).equals(column.name());
            if (!same) {
                throw new DataException(file.path() + ", row 1: found the column " + Visible.quoted(column.name())
                        + " more than once, expected one; rename the others");
            }
            return column.index();
        }
        return head.names().indexOf(column.name());
    }

    /** Columns without names are where they were; those behind the answers move up where the answers are left out. */
    private int byNumber(NamedColumn column) {
        if (head.columns() == inputs.columns()) {
            return column.index();
        }
        if (head.columns() == inputs.columns() - inputs.answers().size() && reading == Reading.INPUTS) {
            long before = inputs.answers().stream()
                    .filter(answer -> answer.index() < column.index())
                    .count();
            return column.index() - (int) before;
        }
        throw new DataException(file.path() + " has " + Plural.of(head.columns(), "column") + ", expected "
                + inputs.columns() + " as in the table that was learned, which has no names"
                + (reading == Reading.INPUTS ? ", or as many without what is predicted" : ""));
    }

    private static String called(NamedColumn column) {
        return column.name().isEmpty() ? "column " + (column.index() + 1) : column.name();
    }

    private void row(long number, String[] cells) {
        if (cells.length != head.columns()) {
            troubles.add("row " + number + ": found " + Plural.of(cells.length, "column") + ", expected "
                    + head.columns() + " as in the first row");
            return;
        }
        if (reading == Reading.WITH_ANSWERS && inputs.missing() == MissingValues.DROP && lacks(cells)) {
            dropped++;
            return;
        }
        float[] values = new float[inputs.width()];
        int at = 0;
        for (int i = 0; i < places.size(); i++) {
            NamedColumn column = inputs.inputs().get(i);
            String cell = cells[places.get(i)];
            if (column.isNumber()) {
                values[at] = number(column, cell, number);
            } else {
                int category = column.categories().indexOf(cell);
                if (category >= 0) {
                    values[at + category] = 1;
                } else {
                    unseen(column, cell, number);
                }
            }
            at += column.width();
        }
        if (reading == Reading.WITH_ANSWERS) {
            answers.add(answer(cells, number));
        }
        rows.add(values);
        names.add("row " + number);
    }

    private boolean lacks(String[] cells) {
        for (int i = 0; i < places.size(); i++) {
            String cell = cells[places.get(i)];
            if (inputs.inputs().get(i).isNumber()
                    ? MissingCells.isMissingNumber(cell)
                    : MissingCells.isMissingName(cell)) {
                return true;
            }
        }
        boolean classes = model.outputs() instanceof ModelOutputs.Classes;
        return answerPlaces.stream()
                .map(place -> cells[place])
                .anyMatch(cell -> classes ? MissingCells.isMissingName(cell) : MissingCells.isMissingNumber(cell));
    }

    private float number(NamedColumn column, String cell, long row) {
        if (MissingCells.isMissingNumber(cell)) {
            if (inputs.missing() != MissingValues.MEAN) {
                trouble(
                        row,
                        column,
                        cell,
                        "a number; complete or remove the row, as the model has learned no row" + " without one");
            }
            return (float) column.mean();
        }
        float value = (float) decimal().number(cell);
        if (!Float.isFinite(value)) {
            trouble(row, column, cell, "a number between -3.4e38 and 3.4e38, without thousands separators and signs");
        }
        return value;
    }

    private DecimalMark decimal() {
        return head.decimal();
    }

    private void unseen(NamedColumn column, String cell, long row) {
        if (unseen == Unseen.ZERO) {
            zeroed++;
        } else {
            trouble(
                    row,
                    column,
                    cell,
                    "one of the categories that were learned, " + Visible.list(column.categories())
                            + "; correct the cell, or say --unseen zero to have all inputs of the column 0");
        }
    }

    private double[] answer(String[] cells, long row) {
        double[] answer = new double[answerPlaces.size()];
        for (int j = 0; j < answer.length; j++) {
            NamedColumn column = inputs.answers().get(j);
            String cell = cells[answerPlaces.get(j)];
            switch (model.outputs()) {
                case ModelOutputs.Classes(List<String> classes) -> {
                    answer[j] = label(classes, cell);
                    if (answer[j] < 0) {
                        trouble(row, column, cell, "one of the classes that were learned, " + Visible.list(classes));
                    }
                }
                case ModelOutputs.Numbers numbers -> {
                    TargetColumn target = numbers.targets().get(j);
                    double value = decimal().number(cell);
                    if (!Double.isFinite(value)) {
                        trouble(row, column, cell, "a number, the right answer");
                        value = 0;
                    }
                    answer[j] = (value - target.mean()) / target.deviation();
                }
            }
        }
        return answer;
    }

    /** A class as it is written, or a whole number with other zeros after the point; -1 for an unknown one. */
    private static int label(List<String> classes, String cell) {
        int exact = classes.indexOf(cell);
        if (exact >= 0 || !cell.matches("[+-]?\\d+(\\.0+)?")) {
            return exact;
        }
        String whole = cell.replaceFirst("\\.0+$", "");
        for (int i = 0; i < classes.size(); i++) {
            if (classes.get(i).matches("[+-]?\\d+(\\.0+)?")
                    && classes.get(i).replaceFirst("\\.0+$", "").equals(whole)) {
                return i;
            }
        }
        return -1;
    }

    private void trouble(long row, NamedColumn column, String cell, String expected) {
        troubles.add("row " + row + ", " + Visible.text(called(column)) + ": found "
                + (cell.isEmpty() ? "nothing" : Visible.quoted(cell)) + ", expected " + expected);
        if (troubles.size() > NAMED) {
            refuse();
        }
    }

    private void refuse() {
        if (!troubles.isEmpty()) {
            String more = troubles.size() > NAMED ? "\n  and more" : "";
            List<String> shown = troubles.subList(0, Math.min(NAMED, troubles.size()));
            throw new DataException(file.path()
                    + (shown.size() == 1 && more.isEmpty() ? ", " : ":\n  ")
                    + String.join("\n  ", shown)
                    + more);
        }
    }

    private Optional<Targets> targets() {
        if (reading == Reading.INPUTS) {
            return Optional.empty();
        }
        int width = inputs.answers().size();
        double[] all = new double[answers.size() * width];
        for (int i = 0; i < all.length; i++) {
            all[i] = answers.get(i / width)[i % width];
        }
        return Optional.of(
                switch (model.outputs()) {
                    case ModelOutputs.Classes(List<String> classes) -> {
                        int[] labels = new int[all.length];
                        for (int i = 0; i < labels.length; i++) {
                            labels[i] = (int) all[i];
                        }
                        yield new Labels(labels, classes.size());
                    }
                    case ModelOutputs.Numbers _ -> new Values(all, width);
                });
    }
}
