// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.DataException;
import dev.ceteris.data.format.csv.CsvReader;
import dev.ceteris.data.format.csv.CsvTable;
import dev.ceteris.data.format.csv.FirstRow;
import dev.ceteris.data.source.Whereabouts.Presence;
import dev.ceteris.engine.sample.Features;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A user's CSV file as a data set.
 *
 * <p>Which rows are the test part follows from the file alone, so that a claim is about one split and no seed can
 * choose a kinder one: within each class, in the order of the file, the i-th row (from 1) is a test row when
 * {@code floor(i · testShare) > floor((i − 1) · testShare)}; at 0.2 every fifth row of each class. The first row of a
 * class is therefore always learned from.
 *
 * @param file the file, see {@link CsvReader} for its format
 * @param firstRow whether its first row holds names
 * @param classColumn the class column's name, its number from 1, or {@code last}; a name in the header goes first
 * @param testShare the share of each class that becomes the test part, above 0 and below 1
 * @param scaling what is done to the numbers; standardization is fitted to the training part only
 */
public record CsvSource(Path file, FirstRow firstRow, String classColumn, double testShare, Scaling scaling)
        implements DataSource {
    public CsvSource {
        require(!classColumn.isBlank(), "class", "empty", "a column's name, its number from 1, or last");
        require(testShare > 0 && testShare < 1, "test", testShare, "a share above 0 and below 1");
    }

    /** The file's name without folders. */
    @Override
    public String name() {
        return file.getFileName().toString();
    }

    @Override
    public String description() {
        return "CSV file, class column " + classColumn;
    }

    @Override
    public Task task() {
        return Task.CLASSIFICATION;
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
        CsvTable table = CsvReader.read(file, firstRow, classColumn);
        boolean[] tested = tested(table.samples().labels());
        int[] trainRows = rows(row -> !tested[row], tested.length);
        int[] testRows = rows(row -> tested[row], tested.length);
        if (testRows.length == 0) {
            throw new DataException(file + " has too few rows for a test part: " + tested.length + " rows of "
                    + table.classNames().size() + " classes at the test share " + testShare
                    + " give no test row, expected at least one; raise the share or add rows");
        }
        Samples train = table.samples().select(trainRows);
        Samples test = table.samples().select(testRows);
        List<SourceFile> files = List.of(new SourceFile(name(), table.sha256()));
        return switch (scaling) {
            case AS_IS -> new Dataset(name(), train, test, table.classNames(), files);
            case STANDARDIZED -> {
                Standardization standardization = Standardization.fittedTo(train.features());
                yield new Dataset(
                        name(),
                        withFeatures(train, standardization.apply(train.features())),
                        withFeatures(test, standardization.apply(test.features())),
                        table.classNames(),
                        files);
            }
        };
    }

    private boolean[] tested(Labels labels) {
        int[] seen = new int[labels.classes()];
        boolean[] tested = new boolean[labels.count()];
        for (int row = 0; row < tested.length; row++) {
            int i = ++seen[labels.values()[row]];
            tested[row] = Math.floor(i * testShare) > Math.floor((i - 1) * testShare);
        }
        return tested;
    }

    private static int[] rows(IntPredicate wanted, int count) {
        return IntStream.range(0, count).filter(wanted).toArray();
    }

    private static Samples withFeatures(Samples samples, Features features) {
        return new Samples(features, samples.labels());
    }
}
