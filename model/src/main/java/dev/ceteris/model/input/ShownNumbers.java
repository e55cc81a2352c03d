// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.model.input;

import dev.ceteris.base.DataException;
import dev.ceteris.base.Plural;
import dev.ceteris.base.Visible;
import dev.ceteris.data.format.csv.CsvFile;
import dev.ceteris.data.format.csv.CsvLayout;
import dev.ceteris.data.format.csv.FirstRow;
import dev.ceteris.data.format.parquet.ParquetFile;
import dev.ceteris.data.format.table.TableFile;
import dev.ceteris.data.source.NumberInputs;
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
 * Rows of numbers without names, such as the points of a function, as a model is shown them: as many columns as it has
 * inputs, in their order, and the right answers after them where these are wanted. A first row that is no number is
 * skipped.
 */
public final class ShownNumbers {
    private final TrainedModel model;
    private final NumberInputs inputs;
    private final TableFile file;
    private final int answers;
    private final List<double[]> rows = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    private ShownNumbers(TrainedModel model, NumberInputs inputs, Path path, ShownRows.Reading reading) {
        this.model = model;
        this.inputs = inputs;
        boolean classes = model.outputs() instanceof ModelOutputs.Classes;
        answers = reading == ShownRows.Reading.INPUTS
                ? 0
                : classes ? 1 : model.outputs().width();
        file = ParquetFile.isParquet(path)
                ? new ParquetFile(path)
                : CsvFile.open(path, CsvLayout.recognized(FirstRow.SAMPLE));
    }

    /**
     * Reads a table.
     *
     * @throws DataException when it cannot be read, has another number of columns, or cells that are no numbers
     */
    public static Shown of(TrainedModel model, NumberInputs inputs, Path path, ShownRows.Reading reading) {
        return new ShownNumbers(model, inputs, path, reading).read();
    }

    private Shown read() {
        file.read(this::row);
        if (rows.isEmpty()) {
            throw new DataException(file.path() + " has no row of numbers, expected at least one");
        }
        float[] values = new float[Math.multiplyExact(rows.size(), inputs.width())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) rows.get(i / inputs.width())[i % inputs.width()];
        }
        return new Shown(
                names,
                new FloatFeatures(values, inputs.width()),
                Collections.nCopies(rows.size(), ""),
                targets(),
                List.of());
    }

    private void row(long number, String[] cells) {
        int expected = inputs.width() + answers;
        if (cells.length != expected) {
            throw new DataException(file.path() + ", row " + number + ": found " + Plural.of(cells.length, "column")
                    + ", expected " + expected + ": " + Plural.of(inputs.width(), "input")
                    + (answers == 0 ? "" : " and " + Plural.of(answers, "right answer")));
        }
        double[] row = new double[expected];
        for (int i = 0; i < expected; i++) {
            row[i] = i < inputs.width() ? file.head().decimal().number(cells[i]) : answer(cells[i]);
            if (!Float.isFinite((float) row[i])) {
                if (number == 1) {
                    return;
                }
                throw new DataException(file.path() + ", row " + number + ", column " + (i + 1) + ": found "
                        + Visible.quoted(cells[i]) + ", expected "
                        + (i < inputs.width() ? "a number between -3.4e38 and 3.4e38" : "the right answer"));
            }
        }
        rows.add(row);
        names.add("row " + number);
    }

    /** NaN for a class that is not known. */
    private double answer(String cell) {
        return switch (model.outputs()) {
            case ModelOutputs.Classes(List<String> classes) ->
                classes.contains(cell) ? classes.indexOf(cell) : Double.NaN;
            case ModelOutputs.Numbers _ -> file.head().decimal().number(cell);
        };
    }

    private Optional<Targets> targets() {
        if (answers == 0) {
            return Optional.empty();
        }
        double[] all = new double[rows.size() * answers];
        for (int i = 0; i < all.length; i++) {
            all[i] = rows.get(i / answers)[inputs.width() + i % answers];
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
                    case ModelOutputs.Numbers numbers -> {
                        for (int i = 0; i < all.length; i++) {
                            var target = numbers.targets().get(i % answers);
                            all[i] = (all[i] - target.mean()) / target.deviation();
                        }
                        yield new Values(all, answers);
                    }
                });
    }
}
