// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.DataException;
import dev.ceteris.data.format.csv.CsvFile;
import dev.ceteris.data.format.csv.CsvLayout;
import dev.ceteris.data.format.csv.FirstRow;
import dev.ceteris.data.format.parquet.ParquetFile;
import dev.ceteris.data.format.table.TableFile;
import dev.ceteris.data.source.Whereabouts.Presence;
import dev.ceteris.data.source.table.Answer;
import dev.ceteris.data.source.table.ColumnChoice;
import dev.ceteris.data.source.table.Drawing;
import dev.ceteris.data.source.table.MissingValues;
import dev.ceteris.data.source.table.TableDataset;
import dev.ceteris.data.source.table.TestPart;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A user's table as a data set: a CSV file (see {@link CsvFile}), or a Parquet file, which is recognized by its first
 * bytes.
 *
 * @param file the file
 * @param layout how a CSV file is written
 * @param answer what is to be predicted
 * @param columns what else the user says about columns
 * @param missing what becomes of missing values
 * @param test which rows are the test set
 * @param drawing how seeds draw the validation set and folds
 * @param scaling what is done to the numbers; standardization is fitted to the training set only
 */
public record CsvSource(
        Path file,
        CsvLayout layout,
        Answer answer,
        ColumnChoice columns,
        MissingValues missing,
        TestPart test,
        Drawing drawing,
        Scaling scaling)
        implements DataSource {
    public CsvSource {
        boolean stratified = drawing == Drawing.STRATIFIED;
        require(
                !stratified
                        || (answer instanceof Answer.ClassColumn
                                && columns.group().isEmpty()),
                "drawing",
                "stratified",
                "random, where numbers are predicted or groups stay together");
    }

    /** A CSV file with a class column, and nothing else to say. */
    public CsvSource(Path file, FirstRow firstRow, String classColumn, double testShare, Scaling scaling) {
        this(
                file,
                CsvLayout.recognized(firstRow),
                new Answer.ClassColumn(classColumn),
                ColumnChoice.ALL,
                MissingValues.REFUSE,
                new TestPart.Share(testShare),
                Drawing.RANDOM,
                scaling);
    }

    /** The file's name without folders. */
    @Override
    public String name() {
        return String.valueOf(file.getFileName());
    }

    @Override
    public String description() {
        String kind = ParquetFile.isParquet(file) ? "Parquet file, " : "CSV file, ";
        return kind
                + switch (answer) {
                    case Answer.ClassColumn(String column) -> "class column " + column;
                    case Answer.TargetColumns(var columns) -> "target " + String.join(", ", columns);
                };
    }

    @Override
    public Task task() {
        return answer.task();
    }

    @Override
    public Whereabouts whereabouts(DataPlaces places) {
        if (!Files.isRegularFile(file)) {
            throw new DataException(file + " does not exist or is no file; expected a CSV file");
        }
        return new Whereabouts(Presence.FOUND, file.toString());
    }

    /** Reads the file where it is; {@code places} do not matter. */
    @Override
    public Dataset open(DataPlaces places) {
        return TableDataset.open(this);
    }

    /**
     * A file of this source: the table itself, or its test set.
     *
     * @throws DataException when it cannot be read
     */
    public TableFile table(Path path) {
        return ParquetFile.isParquet(path) ? new ParquetFile(path) : CsvFile.open(path, layout);
    }
}
