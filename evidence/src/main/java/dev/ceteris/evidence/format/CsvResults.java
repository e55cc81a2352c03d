// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.format;

import dev.ceteris.base.DataException;
import dev.ceteris.base.FileContent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Results as CSV (RFC 4180, UTF-8, plain or gzip-compressed) with the names of the columns in the first line. Blank
 * lines are passed over; so is a column without a name, which is how pandas and R write the numbers of rows.
 *
 * @param dialect how cells are separated and numbers written
 */
record CsvResults(String name, Path path, CsvDialect dialect) implements ResultFile {
    private static final int BYTE_ORDER_MARK = 0xfeff;

    /** The file as its rows show that it is written; where it cannot be read, with commas. */
    static CsvResults recognized(String name, Path path) {
        CsvResults plain = new CsvResults(name, path, CsvDialect.COMMAS);
        try (FileContent content = FileContent.of(Files.newInputStream(path));
                BufferedReader text = plain.text(content)) {
            return new CsvResults(name, path, CsvDialect.of(text));
        } catch (IOException | UncheckedIOException _) {
            // Reported with its place when the rows are read.
            return plain;
        }
    }

    @Override
    public void read(Consumer<Row> rows) {
        try (FileContent content = FileContent.of(Files.newInputStream(path))) {
            read(content, rows);
        } catch (CharacterCodingException wrong) {
            throw noText(wrong);
        } catch (IOException failure) {
            throw new DataException(name + " cannot be read: " + failure.getMessage(), failure);
        } catch (UncheckedIOException failure) {
            throw failure.getCause() instanceof CharacterCodingException
                    ? noText(failure)
                    : new DataException(
                            name + " is no CSV file: " + failure.getCause().getMessage(), failure);
        }
    }

    private DataException noText(Exception cause) {
        return new DataException(name + " is not UTF-8 text; expected a CSV file saved as UTF-8", cause);
    }

    private BufferedReader text(FileContent content) throws IOException {
        BufferedReader text = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8.newDecoder()));
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }

    @Override
    public List<String> notes() {
        return dialect.notes();
    }

    private void read(FileContent content, Consumer<Row> rows) throws IOException {
        try (CSVParser parser = CSVParser.parse(text(content), dialect.format())) {
            Iterator<CSVRecord> records = parser.iterator();
            SequencedMap<String, Integer> columns = new LinkedHashMap<>();
            Collection<String> names = columns.sequencedKeySet();
            int width = 0;
            for (int line = 1; records.hasNext(); line = (int) parser.getCurrentLineNumber() + 1) {
                CSVRecord cells = records.next();
                if (cells.size() == 1 && cells.get(0).isEmpty()) {
                    continue;
                }
                if (width == 0) {
                    width = cells.size();
                    name(columns, cells, line);
                } else if (cells.size() != width) {
                    throw new DataException(place(line) + ": found " + cells.size() + " cells, expected " + width
                            + " as in the line with the names of the columns");
                } else {
                    rows.accept(new Line(columns, names, cells, dialect, line));
                }
            }
        }
    }

    private void name(SequencedMap<String, Integer> columns, CSVRecord names, int line) {
        for (int i = 0; i < names.size(); i++) {
            String column = names.get(i);
            if (!column.isEmpty() && columns.putIfAbsent(column, i) != null) {
                throw new DataException(
                        place(line) + ": found two columns '" + column + "', expected a name of its own for each");
            }
        }
        if (names.size() == 1 && names.get(0).matches(".*[;\t,].*")) {
            throw new DataException(place(line) + ": found one column '" + names.get(0)
                    + "', expected columns separated by " + dialect.separators());
        }
    }

    @Override
    public String place(int number) {
        return name + ":" + number;
    }

    /** One line. */
    private record Line(
            SequencedMap<String, Integer> names,
            Collection<String> columns,
            CSVRecord cells,
            CsvDialect dialect,
            int number)
            implements Row {

        @Override
        public Cell cell(String column) {
            Integer index = names.get(column);
            return index == null ? Cell.NOTHING : new Cell(dialect.cell(cells.get(index)));
        }
    }
}
