// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.data;

import dev.ceteris.base.DataException;
import dev.ceteris.base.SpecException;
import dev.ceteris.data.source.DataCatalog;
import dev.ceteris.data.source.DataSource;
import dev.ceteris.data.source.function.FunctionSource;
import dev.ceteris.lab.study.Studies;
import dev.ceteris.lab.study.StudyReader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a user means who wants data described by a word: a data set that Ceteris knows, what a study learns from,
 * images, a CSV file or a function, in this order.
 *
 * @param table what is said about a table
 * @param images what is said about images
 * @param from lower bounds of a function, one for each input or one for all
 * @param to upper bounds of a function
 */
record DescribedSources(TableOptions table, ImageOptions images, List<Double> from, List<Double> to) {
    private static final Pattern STUDY_FILE = Pattern.compile(".*\\.ya?ml");
    private static final Pattern CSV_FILE = Pattern.compile(".*\\.(csv|tsv|txt|data|parquet)(\\.gz)?");

    private static final Pattern IMAGE_FILE = Pattern.compile(".*\\.npz");

    /** What no name of a data set has in it, or is. */
    private static final Pattern FUNCTION = Pattern.compile(".*[()*+^].*|-?(x\\d+|[\\d.]+)( *[-/].*)?");

    /**
     * The sources that are meant, at least one; several of a study that varies them.
     *
     * @throws DataException when there is nothing like that, or it cannot be described so
     * @throws dev.ceteris.lab.study.StudyException when it is a study that cannot be read
     */
    List<DataSource> of(String word) {
        if (DataCatalog.known().stream().anyMatch(source -> source.name().equals(word))) {
            return List.of(DataCatalog.named(word));
        }
        if (Studies.isShipped(word) || STUDY_FILE.matcher(word).matches()) {
            return StudyReader.read(Studies.find(word), List.of()).trials().stream()
                    .map(trial -> trial.data().source())
                    .distinct()
                    .toList();
        }
        if (isImages(word)) {
            return List.of(images(Path.of(word)));
        }
        if (isThere(word) || CSV_FILE.matcher(word).matches()) {
            return List.of(csv(Path.of(word)));
        }
        if (FUNCTION.matcher(word).matches()) {
            return List.of(function(word));
        }
        return List.of(word.contains("/") || word.contains(".") ? csv(Path.of(word)) : DataCatalog.named(word));
    }

    private static boolean isImages(String word) {
        try {
            return Files.isDirectory(Path.of(word)) || IMAGE_FILE.matcher(word).matches();
        } catch (InvalidPathException noPath) {
            return false;
        }
    }

    private static boolean isThere(String word) {
        try {
            return Files.exists(Path.of(word));
        } catch (InvalidPathException noPath) {
            return false;
        }
    }

    private DataSource images(Path path) {
        try {
            return images.of(path, table.part());
        } catch (SpecException refused) {
            throw new DataException(path + " cannot be described so: " + refused.getMessage(), refused);
        }
    }

    private DataSource csv(Path file) {
        try {
            return table.of(file);
        } catch (SpecException refused) {
            throw new DataException(file + " cannot be described so: " + refused.getMessage(), refused);
        }
    }

    private DataSource function(String text) {
        int inputs = FunctionSource.inputs(text, from, to);
        try {
            return new FunctionSource(
                    text,
                    FunctionSource.forEach(inputs, from),
                    FunctionSource.forEach(inputs, to),
                    0,
                    FunctionSource.usualGrid(inputs),
                    0,
                    FunctionSource.USUALLY_JUDGED);
        } catch (SpecException refused) {
            throw new DataException(
                    "the function " + text + " cannot be described so: " + refused.getMessage(), refused);
        }
    }
}
