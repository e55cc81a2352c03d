// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.format;

import dev.ceteris.base.DataException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

/** A file of results, a row for each trial or for each of its epochs. */
public sealed interface ResultFile permits CsvResults, JsonResults, ParquetResults {
    /** What messages call it. */
    String name();

    /**
     * Hands over its rows in order.
     *
     * @throws DataException when it cannot be read
     */
    void read(Consumer<Row> rows);

    /** Where a row stands, as messages say it. */
    String place(int number);

    /**
     * The file of a name, by its ending.
     *
     * @throws DataException when it does not exist or has none of the endings
     */
    static ResultFile of(String name, Path path) {
        if (!Files.isRegularFile(path)) {
            throw new DataException(
                    name + " does not exist or is no file; expected results as CSV, JSON lines or Parquet");
        }
        String plain = name.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        return switch (plain.substring(plain.lastIndexOf('.') + 1)) {
            case "csv" -> new CsvResults(name, path, ',');
            case "tsv" -> new CsvResults(name, path, '\t');
            case "jsonl", "ndjson", "json" -> new JsonResults(name, path);
            case "parquet", "pq" -> new ParquetResults(name, path);
            default ->
                throw new DataException(
                        name + " is of no kind that is known here; expected .csv, .tsv, .jsonl, .ndjson,"
                                + " .json or .parquet");
        };
    }
}
