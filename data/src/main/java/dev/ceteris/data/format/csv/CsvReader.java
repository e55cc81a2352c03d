// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.format.csv;

import dev.ceteris.base.DataException;
import dev.ceteris.base.FileContent;
import dev.ceteris.engine.sample.FloatFeatures;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads samples from a CSV file (RFC 4180: commas, double quotes, UTF-8; plain or gzip-compressed): one column holds
 * the class, every other one a number. Blank rows are passed over, spaces around a value are dropped.
 *
 * <p>Classes are numbered by their names' order: by value when all of them are whole numbers, else by their letters, so
 * that the order of the rows does not matter. Messages count rows and columns from 1, as a spreadsheet does.
 */
public final class CsvReader {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setIgnoreEmptyLines(false)
            .setIgnoreSurroundingSpaces(true)
            .setTrim(true)
            .get();
    private static final int BYTE_ORDER_MARK = 0xfeff;

    // Words for a missing number; a class may well be called "none", so there only nothing and "?" count.
    private static final Set<String> MISSING_NUMBERS = Set.of("", "?", "na", "n/a", "nan", "null", "none");
    private static final Set<String> MISSING_CLASSES = Set.of("", "?");

    private final Path file;
    private final Columns columns;
    private final FloatList values = new FloatList();
    private final ClassList classes = new ClassList();

    private CsvReader(Path file, Columns columns) {
        this.file = file;
        this.columns = columns;
    }

    /**
     * Reads a file.
     *
     * @param classColumn the class column's name, its number from 1, or {@code last}; a name in the header goes first
     * @throws DataException when the file is missing or not UTF-8, has no such column, rows of different length, a
     *     missing value, something else than a finite number outside of the class column, or fewer than two classes
     */
    public static CsvTable read(Path file, FirstRow firstRow, String classColumn) {
        if (!Files.isRegularFile(file)) {
            throw new DataException(file + " does not exist or is no file; expected a CSV file");
        }
        try (FileContent content = FileContent.of(Files.newInputStream(file))) {
            return read(content, file, firstRow, classColumn);
        } catch (CharacterCodingException e) {
            throw new DataException(file + " is not UTF-8 text; expected a CSV file saved as UTF-8", e);
        } catch (IOException e) {
            throw new DataException(file + " cannot be read: " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof CharacterCodingException
                    ? new DataException(file + " is not UTF-8 text; expected a CSV file saved as UTF-8", e)
                    : new DataException(
                            file + " is no CSV file: " + e.getCause().getMessage(), e);
        }
    }

    private static CsvTable read(FileContent content, Path file, FirstRow firstRow, String classColumn)
            throws IOException {
        BufferedReader text = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8.newDecoder()));
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
            Iterator<CSVRecord> rows = parser.iterator();
            if (!rows.hasNext()) {
                throw new DataException(file + " is empty; expected rows of comma-separated values");
            }
            CSVRecord first = rows.next();
            CsvReader reader = new CsvReader(file, Columns.of(file, first, firstRow, classColumn));
            if (firstRow == FirstRow.SAMPLE) {
                reader.add(first);
            }
            rows.forEachRemaining(reader::add);
            return new CsvTable(reader.samples(), reader.classes.names(), content.sha256());
        }
    }

    private void add(CSVRecord row) {
        if (row.size() == 1 && row.get(0).isEmpty()) {
            return;
        }
        if (row.size() != columns.count()) {
            throw new DataException(file + ", row " + row.getRecordNumber() + ": found " + row.size()
                    + " columns, expected " + columns.count() + " as in the first row");
        }
        for (int i = 0; i < row.size(); i++) {
            String text = row.get(i);
            if (i != columns.classColumn()) {
                values.add(number(text, row, i));
            } else if (MISSING_CLASSES.contains(text)) {
                throw missing(text, row, i, "a class");
            } else {
                classes.add(text);
            }
        }
    }

    private float number(String text, CSVRecord row, int column) {
        if (MISSING_NUMBERS.contains(text.toLowerCase(Locale.ROOT))) {
            throw missing(text, row, column, "a number");
        }
        float value;
        try {
            value = isDecimal(text) ? Float.parseFloat(text) : Float.NaN;
        } catch (NumberFormatException e) {
            value = Float.NaN;
        }
        if (Float.isNaN(value)) {
            throw at(row, column, "found '" + text + "', expected a number");
        }
        if (Float.isInfinite(value)) {
            throw at(row, column, "found '" + text + "', expected a number between -3.4e38 and 3.4e38");
        }
        return value;
    }

    /** Java's own notations, as in {@code 0x1p3}, {@code 1f} and {@code Infinity}, are no numbers in a table. */
    private static boolean isDecimal(String text) {
        return text.chars().allMatch(letter -> "0123456789+-.eE".indexOf(letter) >= 0);
    }

    private DataException missing(String text, CSVRecord row, int column, String expected) {
        String found = text.isEmpty() ? "nothing" : "'" + text + "'";
        return at(
                row,
                column,
                "a value is missing: found " + found + ", expected " + expected + "; complete or remove the row");
    }

    private DataException at(CSVRecord row, int column, String what) {
        return new DataException(file + ", row " + row.getRecordNumber() + ", " + columns.place(column) + ": " + what);
    }

    private Samples samples() {
        if (classes.names().size() < 2) {
            throw new DataException(file + ", " + columns.place(columns.classColumn()) + ": found "
                    + (classes.names().isEmpty()
                            ? "no rows"
                            : "only the class '" + classes.names().getFirst() + "'")
                    + ", expected at least two classes");
        }
        return new Samples(
                new FloatFeatures(values.toArray(), columns.count() - 1),
                new Labels(classes.labels(), classes.names().size()));
    }
}
