// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.format.csv;

import dev.ceteris.data.format.table.DecimalMark;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Finds out how a CSV file is written, from its first rows. The comma goes first: a file that commas divide into rows
 * of equal length, without another separator left in a cell, is divided by commas.
 *
 * @param separator between the cells
 * @param decimal in the numbers
 * @param rows the first rows, divided
 */
record CsvRecognition(Separator separator, DecimalMark decimal, List<String[]> rows) {
    private static final int MOST_ROWS = 50;
    private static final Pattern COMMA_DECIMAL = Pattern.compile("[+-]?\\d*,\\d+([eE][+-]?\\d+)?");
    private static final Pattern POINT_DECIMAL = Pattern.compile("[+-]?\\d*\\.\\d+([eE][+-]?\\d+)?");

    /** In English 1,234 is one thousand two hundred and thirty-four. */
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+");

    /**
     * Recognizes a file.
     *
     * @param beginning its first rows; the last one may be cut off
     * @param layout what is known beforehand
     */
    static CsvRecognition of(String beginning, CsvLayout layout) {
        if (layout.separator() != Separator.RECOGNIZED) {
            return of(layout.separator(), rows(beginning, layout.separator()), layout);
        }
        Separator best = Separator.COMMA;
        double most = -1;
        for (Separator separator : Separator.values()) {
            if (separator != Separator.RECOGNIZED) {
                double cleanness = cleanness(rows(beginning, separator), separator);
                // The first one wins unless another is clearly better.
                if (cleanness > most + 1e-9) {
                    best = separator;
                    most = cleanness;
                }
            }
        }
        return of(best, rows(beginning, best), layout);
    }

    private static CsvRecognition of(Separator separator, List<String[]> rows, CsvLayout layout) {
        DecimalMark decimal = layout.decimal() == DecimalMark.RECOGNIZED ? decimal(rows) : layout.decimal();
        return new CsvRecognition(separator, decimal, rows);
    }

    /**
     * The share of cells in which no other separator is left; lower than any share when the rows differ in length or
     * have one cell each.
     */
    private static double cleanness(List<String[]> rows, Separator separator) {
        if (rows.isEmpty() || rows.getFirst().length < 2) {
            return -1;
        }
        int cells = 0;
        int clean = 0;
        int even = 0;
        for (String[] row : rows) {
            even += row.length == rows.getFirst().length ? 1 : 0;
            for (String cell : row) {
                cells++;
                clean += hasOther(cell, separator) ? 0 : 1;
            }
        }
        double share = (double) clean / cells;
        return even == rows.size() ? share : share * even / rows.size() / 2;
    }

    /** A comma in a cell proves nothing: it may be a decimal mark, or part of a sentence. */
    private static boolean hasOther(String cell, Separator separator) {
        for (Separator other : new Separator[] {Separator.SEMICOLON, Separator.TAB, Separator.BAR}) {
            if (other != separator && cell.indexOf(other.character()) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static DecimalMark decimal(List<String[]> rows) {
        boolean commas = false;
        for (String[] row : rows) {
            for (String cell : row) {
                if (POINT_DECIMAL.matcher(cell).matches()) {
                    return DecimalMark.POINT;
                }
                commas |= COMMA_DECIMAL.matcher(cell).matches()
                        && !THOUSANDS.matcher(cell).matches();
            }
        }
        return commas ? DecimalMark.COMMA : DecimalMark.POINT;
    }

    /** Without the last row, which may be cut, unless it is the only one. */
    private static List<String[]> rows(String beginning, Separator separator) {
        List<String[]> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(beginning), CsvFile.format(separator))) {
            for (CSVRecord row : parser) {
                if (!CsvFile.isBlank(row)) {
                    rows.add(row.values());
                }
                if (rows.size() == MOST_ROWS) {
                    return rows;
                }
            }
        } catch (IOException | UncheckedIOException _) {
            // A quote without an end: of a row that was cut, or a mistake that is reported when the file is read.
        }
        return rows;
    }
}
