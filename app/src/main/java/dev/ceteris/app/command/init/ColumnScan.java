// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.init;

import dev.ceteris.base.Plural;
import dev.ceteris.base.Visible;
import dev.ceteris.data.format.table.DecimalMark;
import dev.ceteris.data.format.table.DressedNumber;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What one column of a table holds, in as much memory as some hundred different values take. */
final class ColumnScan {
    /** With more different values a column is no list of categories. */
    private static final int MOST_VALUES = 100;

    /** More different numbers are no classes. */
    private static final int MOST_CLASSES = 10;

    /** A column of numbers has at most one other cell in so many. */
    private static final int CELLS_PER_SLIP = 10;

    private static final Set<String> MISSING = Set.of("", "?", "na", "n/a", "nan", "null", "none");

    private final DecimalMark decimal;
    private final Set<String> values = new HashSet<>();
    private long present;
    private long words;
    private long dressed;
    private String firstWord = "";
    private String firstDressed = "";
    private boolean counts = true;
    private double last = Double.NaN;

    ColumnScan(DecimalMark decimal) {
        this.decimal = decimal;
    }

    void add(String cell, long row) {
        String value = cell.strip();
        if (MISSING.contains(value.toLowerCase(Locale.ROOT))) {
            return;
        }
        present++;
        count(decimal.number(value));
        if (!isNumber(value, decimal)) {
            Optional<DressedNumber> meant = DressedNumber.of(value, decimal);
            if (meant.isPresent()) {
                dressed++;
                firstDressed = firstDressed.isEmpty() ? said(meant.get(), value, row) : firstDressed;
            } else {
                words++;
                firstWord = firstWord.isEmpty() ? Visible.quoted(value) + " (row " + row + ")" : firstWord;
            }
        }
        if (values.size() <= MOST_VALUES) {
            values.add(value);
        }
    }

    private static String said(DressedNumber meant, String value, long row) {
        return "with " + meant.marks() + ", such as " + Visible.quoted(value) + " (row " + row
                + "), which has to be written " + meant.plain();
    }

    private void count(double value) {
        counts &= Double.isNaN(last) ? value == 0 || value == 1 : value == last + 1;
        last = value;
    }

    boolean isEmpty() {
        return present == 0;
    }

    boolean hasWords() {
        return words + dressed > 0;
    }

    /** Whether some cells mean no number. */
    boolean hasSlips() {
        return words > 0;
    }

    boolean isConstant() {
        return values.size() <= 1;
    }

    /** Whether it numbers the rows. */
    boolean countsRows() {
        return present > MOST_CLASSES && counts;
    }

    /** Whether the values repeat as names of categories do. */
    boolean repeats() {
        return values.size() <= MOST_VALUES && 2L * values.size() <= present;
    }

    /** Whether its values are classes rather than numbers. */
    boolean isClass() {
        return blemish().isEmpty() && repeats() && (words > 0 || values.size() <= MOST_CLASSES);
    }

    /**
     * Why a column of numbers cannot be used as one: some cells are none, or are written for people; empty for numbers
     * and for words.
     */
    Optional<String> blemish() {
        boolean numbers = CELLS_PER_SLIP * words <= present && words < present;
        boolean categories = words + dressed == present && values.size() <= MOST_CLASSES && repeats();
        if (!hasWords() || !numbers || categories) {
            return Optional.empty();
        }
        String others = "except " + Plural.of(words, "cell") + " such as " + firstWord;
        if (dressed == 0) {
            return Optional.of("numbers, " + others);
        }
        return Optional.of((dressed + words == present ? "numbers " : "numbers, " + dressed + " of them ")
                + firstDressed
                + (words == 0 ? "" : ", and " + others));
    }

    /** What helps against a {@link #blemish}. */
    String remedy() {
        return words == 0 ? "write them so" : "correct the cells, or empty those that hold no number";
    }

    static boolean isNumber(String cell, DecimalMark decimal) {
        double value = decimal.number(cell);
        return !Double.isNaN(value) && !Float.isInfinite((float) value);
    }
}
