// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.format;

import dev.ceteris.base.DataException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** A file of results, a row for each trial or for each of its epochs. */
public interface ResultFile {
    /** Of files that are known by their ending. */
    Set<String> ENDINGS = Set.of("csv", "tsv", "jsonl", "ndjson", "json", "parquet", "pq", "db", "sqlite", "sqlite3");

    /** What messages call it. */
    String name();

    /**
     * Hands over its rows in order.
     *
     * @throws DataException when it cannot be read
     */
    void read(Consumer<Row> rows);

    /** The place of a row, as messages name it. */
    String place(int number);

    /** What it shares with the other files, if any, that hold further parts of the same log. */
    default String log() {
        return name();
    }

    /** What was found in it that a reader should know, as sentences without their full stop; known after reading. */
    default List<String> notes() {
        return List.of();
    }

    /** Whether a file or folder is of a kind that is known here. */
    static boolean isKnown(Path path) {
        if (Files.isDirectory(path)) {
            return MlflowFolder.hasRuns(path);
        }
        String plain = path.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        return ENDINGS.contains(plain.substring(plain.lastIndexOf('.') + 1)) || TensorBoardEvents.isOne(path);
    }

    /**
     * The file of a name, by its ending; a folder of runs, by what is in it.
     *
     * @throws DataException when it does not exist or is of no known kind
     */
    static ResultFile of(String name, Path path) {
        if (Files.isDirectory(path)) {
            return MlflowFolder.of(name, path);
        }
        if (Files.isRegularFile(path) && TensorBoardEvents.isOne(path)) {
            return new TensorBoardEvents(name, path);
        }
        if (!Files.isRegularFile(path)) {
            throw new DataException(
                    name + " does not exist or is no file; expected results as CSV, JSON lines or Parquet");
        }
        String plain = name.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        return switch (plain.substring(plain.lastIndexOf('.') + 1)) {
            case "csv" -> CsvResults.recognized(name, path);
            case "tsv" -> new CsvResults(name, path, CsvDialect.TABS);
            case "jsonl", "ndjson", "json" -> new JsonResults(name, path);
            case "parquet", "pq" -> new ParquetResults(name, path);
            case "db", "sqlite", "sqlite3" -> DatabaseFormat.open(name, path);
            default ->
                throw new DataException(
                        name + " is of no kind that is known here; expected .csv, .tsv, .jsonl, .ndjson,"
                                + " .json, .parquet, .db, or an event file of TensorBoard");
        };
    }
}
