// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.format;

import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * How a table in text is written. Programs for tables write semicolons, and commas in numbers, where the language of
 * the computer has decimal commas.
 */
enum CsvDialect {
    COMMAS(',', "commas"),
    TABS('\t', "tabs"),
    SEMICOLONS(';', "semicolons"),
    SEMICOLONS_AND_DECIMAL_COMMAS(';', "semicolons");

    private static final Pattern COMMA_DECIMAL = Pattern.compile("[+-]?\\d*,\\d+([eE][+-]?\\d+)?");
    private static final Pattern POINT_DECIMAL = Pattern.compile("[+-]?\\d*\\.\\d+([eE][+-]?\\d+)?");

    /** In English 1,234 is one thousand two hundred and thirty-four; 0,234 cannot be. */
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?[1-9]\\d{0,2}(,\\d{3})+");

    private final char separator;
    private final String separators;

    CsvDialect(char separator, String separators) {
        this.separator = separator;
        this.separators = separators;
    }

    /**
     * The dialect of a text: commas, unless its first line has semicolons and no comma. Commas in numbers are decimal
     * ones unless there are decimal points too, or every one of them may divide thousands.
     */
    static CsvDialect of(Reader text) throws IOException {
        try (CSVParser parser = CSVParser.parse(text, SEMICOLONS.format())) {
            boolean hasCommas = false;
            int width = 0;
            for (CSVRecord row : parser) {
                if (width == 0 && !(row.size() == 1 && row.get(0).isEmpty())) {
                    width = row.size();
                    if (width < 2 || row.stream().anyMatch(name -> name.indexOf(',') >= 0)) {
                        return COMMAS;
                    }
                    continue;
                }
                if (row.stream().anyMatch(cell -> POINT_DECIMAL.matcher(cell).matches())) {
                    return SEMICOLONS;
                }
                hasCommas |= row.stream().anyMatch(CsvDialect::isDecimalComma);
            }
            return hasCommas ? SEMICOLONS_AND_DECIMAL_COMMAS : width == 0 ? COMMAS : SEMICOLONS;
        }
    }

    private static boolean isDecimalComma(String cell) {
        return COMMA_DECIMAL.matcher(cell).matches() && !THOUSANDS.matcher(cell).matches();
    }

    CSVFormat format() {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(false)
                .setIgnoreSurroundingSpaces(true)
                .setTrim(true)
                .get();
    }

    /** What stands between cells, in a message. */
    String separators() {
        return separators;
    }

    /** The text of a cell with a decimal point in its number. */
    String cell(String text) {
        return this == SEMICOLONS_AND_DECIMAL_COMMAS
                        && COMMA_DECIMAL.matcher(text).matches()
                ? text.replace(',', '.')
                : text;
    }

    /** What a reader should know of how the file was read. */
    List<String> notes() {
        return this == SEMICOLONS_AND_DECIMAL_COMMAS
                ? List.of("cells are separated by semicolons, and a comma in a number is the decimal mark: 0,5 is 0.5")
                : List.of();
    }
}
