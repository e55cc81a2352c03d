// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.table;

/** Which cells of a table say that a value is missing. */
public final class MissingCells {
    private MissingCells() {}

    /** Whether a cell of numbers is empty, {@code ?}, {@code NA}, {@code NaN} or the like. */
    public static boolean isMissingNumber(String cell) {
        return TableColumnProfile.isMissingNumber(cell);
    }

    /** Whether a cell of names is empty or {@code ?}. */
    public static boolean isMissingName(String cell) {
        return TableColumnProfile.isMissingName(cell);
    }
}
