// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.table;

import dev.ceteris.data.format.table.DecimalMark;
import dev.ceteris.data.format.table.DressedNumber;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What is found out about a column while its cells pass by, in memory that does not grow with the file. */
final class TableColumnProfile {
    /** More different names than any network should see. */
    static final int MOST_NAMES = 1000;

    // Words for a missing number. A class may be named "none", so for classes only an empty cell and "?" are missing.
    private static final Set<String> MISSING_NUMBERS = Set.of("", "?", "na", "n/a", "nan", "null", "none");
    private static final int LONGEST_MISSING = 4;

    private static final Pattern COMMA_DECIMAL = Pattern.compile("[+-]?\\d*,\\d+");

    /** A column of numbers has at most one other cell in so many. */
    private static final int CELLS_PER_SLIP = 10;

    private final int column;
    private final DecimalMark decimal;
    private final ColumnMoments training = new ColumnMoments();
    private final ColumnMoments test = new ColumnMoments();
    private final Troubles missing = new Troubles();
    private final Troubles words = new Troubles();
    private final Troubles tooLarge = new Troubles();

    /** How often each value occurs in the training set, by its text. */
    private final Map<String, Integer> names = new TreeMap<>();

    private final Map<String, Integer> onlyTested = new TreeMap<>();
    private boolean manyNames;
    private boolean commas;
    private long dressed;
    private boolean whole = true;
    private boolean increasing = true;
    private boolean consecutive = true;
    private double last = Double.NaN;
    private double start = Double.NaN;

    TableColumnProfile(int column, DecimalMark decimal) {
        this.column = column;
        this.decimal = decimal;
    }

    static boolean isMissingNumber(String cell) {
        return cell.length() <= LONGEST_MISSING
                && (cell.isEmpty() || MISSING_NUMBERS.contains(cell.toLowerCase(Locale.ROOT)));
    }

    static boolean isMissingName(String cell) {
        return cell.isEmpty() || cell.equals("?");
    }

    /** A cell of a row that is used. */
    void add(String cell, long row, RowUse.Use use) {
        if (isMissingNumber(cell)) {
            missing.add(row, column, "a value is missing: found " + Troubles.found(cell) + ", expected a number");
            return;
        }
        count(cell, use);
        double value = decimal.number(cell);
        if (Double.isNaN(value)) {
            Optional<DressedNumber> meant = DressedNumber.of(cell, decimal);
            boolean thousands = meant.isPresent() && meant.get().marks().contains("thousands");
            commas |= COMMA_DECIMAL.matcher(cell).matches() && !thousands;
            dressed += meant.isPresent() ? 1 : 0;
            words.add(
                    row,
                    column,
                    "found " + Troubles.found(cell) + ", expected a number"
                            + meant.map(number -> " without " + number.marks() + ", " + number.plain())
                                    .orElse(""));
        } else if (Float.isInfinite((float) value)) {
            tooLarge.add(
                    row, column, "found " + Troubles.found(cell) + ", expected a number between -3.4e38 and 3.4e38");
        } else {
            follow(value);
            (use == RowUse.Use.TEST ? test : training).add(value);
        }
    }

    /** The same for a column whose values are names. */
    void addName(String cell, long row, RowUse.Use use) {
        if (isMissingName(cell)) {
            missing.add(row, column, "a value is missing: found " + Troubles.found(cell) + ", expected a category");
        } else {
            count(cell, use);
        }
    }

    private void count(String cell, RowUse.Use use) {
        if (manyNames) {
            return;
        }
        if (use == RowUse.Use.TRAINING) {
            names.merge(cell, 1, Integer::sum);
        } else if (!names.containsKey(cell)) {
            onlyTested.merge(cell, 1, Integer::sum);
        }
        if (names.size() + onlyTested.size() > 2 * MOST_NAMES) {
            manyNames = true;
            names.clear();
            onlyTested.clear();
        }
    }

    private void follow(double value) {
        whole &= value == Math.rint(value);
        increasing &= !(value <= last);
        consecutive &= Double.isNaN(last) || value == last + 1;
        start = Double.isNaN(last) ? value : start;
        last = value;
    }

    ColumnMoments training() {
        return training;
    }

    ColumnMoments test() {
        return test;
    }

    Troubles missing() {
        return missing;
    }

    Troubles words() {
        return words;
    }

    Troubles tooLarge() {
        return tooLarge;
    }

    /**
     * Its values in the training set with their counts, in the order of their letters; empty when {@link #manyNames}.
     */
    Map<String, Integer> names() {
        return names;
    }

    /** Its values that the training set does not have, with their counts. */
    Map<String, Integer> unseen() {
        onlyTested.keySet().removeAll(names.keySet());
        return onlyTested;
    }

    boolean manyNames() {
        return manyNames || names.size() > MOST_NAMES;
    }

    boolean hasNumbers() {
        return training.count() + test.count() > 0;
    }

    boolean hasCommaDecimals() {
        return commas;
    }

    /** Whether most cells that are no numbers mean one, as {@code 1,234,567} and {@code $12} do. */
    boolean isDressed() {
        return 2 * dressed > words.count();
    }

    /** Whether it holds numbers but for a few cells. */
    boolean hasSlips() {
        long cells = words.count() + training.count() + test.count();
        return words.count() > 0 && CELLS_PER_SLIP * words.count() <= cells;
    }

    boolean isWhole() {
        return whole && hasNumbers();
    }

    /** Whether it counts rows: whole numbers, each one more than the one before. */
    boolean countsRows() {
        return isWhole() && consecutive && (start == 0 || start == 1) && words.count() + missing.count() == 0;
    }

    /** Whether it may number something: whole numbers, each larger than the one before. */
    boolean increases() {
        return isWhole() && increasing && words.count() + missing.count() == 0;
    }

    /** Whether it has a single value, all of its rows taken together. */
    boolean isConstant() {
        return names.size() == 1 && unseen().isEmpty() && missing.count() == 0;
    }
}
