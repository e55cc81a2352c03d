// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.format.table;

import dev.ceteris.base.Decimals;

/** What separates the whole part of a number from its fraction. */
public enum DecimalMark {
    /** Whichever of the others the file uses. */
    RECOGNIZED,
    POINT,
    COMMA;

    /**
     * The number that a cell holds; NaN when it holds none. Java's own notations, as in {@code 0x1p3}, {@code 1f} and
     * {@code Infinity}, are no numbers in a table.
     */
    public double number(String cell) {
        String text = this == COMMA ? cell.replace(',', '.') : cell;
        if (text.isEmpty() || (this == COMMA && cell.indexOf('.') >= 0)) {
            return Double.NaN;
        }
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            boolean digit = letter >= '0' && letter <= '9';
            if (!digit && "+-.eE".indexOf(letter) < 0) {
                return Double.NaN;
            }
        }
        try {
            return Decimals.parse(text);
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }
}
