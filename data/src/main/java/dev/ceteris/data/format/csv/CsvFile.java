// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.format.csv;

import dev.ceteris.base.DataException;
import dev.ceteris.base.FileContent;
import dev.ceteris.data.format.table.DecimalMark;
import dev.ceteris.data.format.table.RowVisitor;
import dev.ceteris.data.format.table.TableFile;
import dev.ceteris.data.format.table.TableHead;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file: quotes as in RFC 4180, UTF-8, plain or gzip-compressed, with any {@link Separator}. Blank rows are
 * skipped, spaces around a value are dropped.
 */
public final class CsvFile implements TableFile {
    private static final int BYTE_ORDER_MARK = 0xfeff;

    /** Enough for the rows by which a file is recognized, and read at once from any disk. */
    private static final int BEGINNING = 1 << 16;

    private final Path path;
    private final CsvLayout layout;
    private final CsvRecognition recognized;
    private final TableHead head;

    private CsvFile(Path path, CsvLayout layout, CsvRecognition recognized) {
        this.path = path;
        this.layout = layout;
        this.recognized = recognized;
        this.head = headOf();
    }

    /**
     * Opens a file and recognizes how it is written.
     *
     * @throws DataException when the file is missing, empty or not UTF-8
     */
    public static CsvFile open(Path path, CsvLayout layout) {
        if (!Files.isRegularFile(path)) {
            throw new DataException(path + " does not exist or is no file; expected a CSV file");
        }
        String beginning = reading(path, (text, _) -> {
            char[] letters = new char[BEGINNING];
            int count = 0;
            for (int more = 0; more >= 0 && count < BEGINNING; more = text.read(letters, count, BEGINNING - count)) {
                count += more;
            }
            String all = new String(letters, 0, count);
            int lastLine = all.lastIndexOf('\n');
            return count < BEGINNING || lastLine < 0 ? all : all.substring(0, lastLine + 1);
        });
        CsvRecognition recognized = CsvRecognition.of(beginning, layout);
        if (recognized.rows().isEmpty() && beginning.isBlank()) {
            throw new DataException(path + " is empty; expected rows of comma-separated values");
        }
        CsvFile file = new CsvFile(path, layout, recognized);
        if (recognized.rows().isEmpty()) {
            file.read((_, _) -> {}); // says what is wrong with its first row
        }
        return file;
    }

    private TableHead headOf() {
        List<String> first = recognized.rows().isEmpty()
                ? List.of("")
                : List.of(recognized.rows().getFirst());
        List<String> names = layout.firstRow() == FirstRow.NAMES ? first : List.of();
        return new TableHead(first.size(), names, recognized.decimal(), remarks(names));
    }

    private List<String> remarks(List<String> names) {
        List<String> remarks = new ArrayList<>();
        boolean commas = recognized.decimal() == DecimalMark.COMMA;
        if (recognized.separator() != Separator.COMMA || commas) {
            remarks.add("the cells are separated by " + recognized.separator().words()
                    + (commas ? ", numbers have decimal commas" : ""));
        }
        if (!names.isEmpty()
                && names.stream()
                        .noneMatch(name -> Double.isNaN(recognized.decimal().number(name)))) {
            remarks.add("the columns are named " + String.join(", ", names.subList(0, Math.min(3, names.size())))
                    + (names.size() > 3 ? ", …" : "")
                    + ": if the first row is a sample, say header: false (--no-header)");
        }
        if (looksTornByDecimalCommas()) {
            remarks.add("every number is a whole one, and the columns come in pairs: if 1,5 means one and a half here,"
                    + " save the file with another separator, such as semicolons");
        }
        return remarks;
    }

    /** Whether each second column of numbers could be the digits after the decimal comma of the one before it. */
    private boolean looksTornByDecimalCommas() {
        List<String[]> rows = recognized.rows();
        if (recognized.separator() != Separator.COMMA || layout.firstRow() == FirstRow.NAMES || rows.size() < 2) {
            return false;
        }
        int numbers = 0;
        for (int column = 0; column < rows.getFirst().length; column++) {
            int at = column;
            boolean whole = rows.stream().allMatch(row -> row.length > at && row[at].matches("[+-]?\\d+"));
            boolean digits = rows.stream().allMatch(row -> row.length > at && row[at].matches("\\d{1,3}"));
            if (!whole) {
                continue;
            }
            if (numbers % 2 == 1 && !digits) {
                return false;
            }
            numbers++;
        }
        return numbers >= 2 && numbers <= 20 && numbers % 2 == 0;
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public TableHead head() {
        return head;
    }

    @Override
    public String read(RowVisitor rows) {
        return reading(path, (text, content) -> {
            try (CSVParser parser = CSVParser.parse(text, format(recognized.separator()))) {
                boolean names = layout.firstRow() == FirstRow.NAMES;
                for (CSVRecord row : parser) {
                    if (isBlank(row)) {
                        continue;
                    }
                    if (names) {
                        names = false;
                    } else {
                        rows.row(row.getRecordNumber(), row.values());
                    }
                }
                content.drain();
                return content.sha256();
            }
        });
    }

    static boolean isBlank(CSVRecord row) {
        return row.size() == 1 && row.get(0).isEmpty();
    }

    static CSVFormat format(Separator separator) {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator.character())
                .setIgnoreEmptyLines(false)
                .setIgnoreSurroundingSpaces(true)
                .setTrim(true)
                .get();
    }

    /** Reads something off a text. */
    private interface Reading {
        String of(BufferedReader text, FileContent content) throws IOException;
    }

    private static String reading(Path path, Reading reading) {
        try (FileContent content = FileContent.of(Files.newInputStream(path))) {
            BufferedReader text =
                    new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8.newDecoder()), BEGINNING);
            text.mark(1);
            if (text.read() != BYTE_ORDER_MARK) {
                text.reset();
            }
            return reading.of(text, content);
        } catch (CharacterCodingException wrong) {
            throw noText(path, wrong);
        } catch (IOException failure) {
            throw new DataException(path + " cannot be read: " + failure.getMessage(), failure);
        } catch (UncheckedIOException failure) {
            throw failure.getCause() instanceof CharacterCodingException
                    ? noText(path, failure)
                    : new DataException(
                            path + " is no CSV file: " + failure.getCause().getMessage(), failure);
        }
    }

    private static DataException noText(Path path, Exception cause) {
        return new DataException(path + " is not UTF-8 text; expected a CSV file saved as UTF-8", cause);
    }
}
