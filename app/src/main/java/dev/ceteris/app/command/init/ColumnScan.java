// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.init;

import dev.ceteris.data.format.table.DecimalMark;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** What one column of a table holds, in as much memory as some hundred different values take. */
final class ColumnScan {
    /** With more different values a column is no list of categories. */
    private static final int MOST_VALUES = 100;

    private static final Set<String> MISSING = Set.of("", "?", "na", "n/a", "nan", "null", "none");

    private final DecimalMark decimal;
    private final Set<String> values = new HashSet<>();
    private long words;
    private long present;

    ColumnScan(DecimalMark decimal) {
        this.decimal = decimal;
    }

    void add(String cell) {
        String value = cell.strip();
        if (MISSING.contains(value.toLowerCase(Locale.ROOT))) {
            return;
        }
        present++;
        if (!isNumber(value, decimal)) {
            words++;
        }
        if (values.size() <= MOST_VALUES) {
            values.add(value);
        }
    }

    boolean hasWords() {
        return words > 0;
    }

    boolean isConstant() {
        return values.size() <= 1;
    }

    /** Whether the values repeat as names of categories do. */
    boolean repeats() {
        return values.size() <= MOST_VALUES && 2L * values.size() <= present;
    }

    /** Whether its values are classes rather than numbers. */
    boolean isClass() {
        return hasWords() || (values.size() <= 10 && 2L * values.size() <= present);
    }

    static boolean isNumber(String cell, DecimalMark decimal) {
        try {
            Double.parseDouble(decimal == DecimalMark.COMMA ? cell.replace(',', '.') : cell);
            return true;
        } catch (NumberFormatException _) {
            return false;
        }
    }
}
