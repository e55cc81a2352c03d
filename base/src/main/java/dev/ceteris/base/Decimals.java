// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.base;

/** Reads decimal numbers to the bits of {@link Double#parseDouble}, and those of few digits in less time. */
public final class Decimals {
    /** Whole numbers of so many digits are doubles. */
    private static final int EXACT_DIGITS = 15;

    /** Powers of ten that are doubles; more are not needed for so few digits. */
    private static final double[] POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private Decimals() {}

    /**
     * The double nearest to a number. Digits and power of ten are doubles without error where there are at most 15
     * digits, so that their quotient, which is rounded once, is the nearest one (Clinger 1990).
     *
     * @throws NumberFormatException when the text is not a number
     */
    public static double parse(String text) {
        int length = text.length();
        int at = length > 0 && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        long digits = 0;
        int count = 0;
        int point = -1;
        for (; at < length; at++) {
            char letter = text.charAt(at);
            if (letter >= '0' && letter <= '9') {
                digits = digits * 10 + (letter - '0');
                count++;
            } else if (letter == '.' && point < 0) {
                point = count;
            } else {
                return Double.parseDouble(text);
            }
            if (count > EXACT_DIGITS) {
                return Double.parseDouble(text);
            }
        }
        if (count == 0) {
            return Double.parseDouble(text);
        }
        double magnitude = point < 0 ? digits : digits / POWERS[count - point];
        return text.charAt(0) == '-' ? -magnitude : magnitude;
    }
}
