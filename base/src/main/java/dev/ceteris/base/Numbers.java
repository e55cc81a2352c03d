// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.base;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as text, for readers: as many digits as their uncertainty allows. */
public final class Numbers {
    /** What is written where there is no number. */
    public static final String NONE = "–";

    /** More decimals of a 0 say nothing that a reader could use. */
    private static final int MOST_ZEROS = 6;

    /** A sum of a few thousand doubles is known to about this share of itself. */
    private static final double ROUNDING = 1e-12;

    private static final BigDecimal MILLISECOND = new BigDecimal("0.001");

    private Numbers() {}

    /** The shortest digits that give the number back: {@code 0.005}, {@code 5e-7}, {@code 12345678.9}. */
    public static String plain(double value) {
        return Double.isFinite(value) ? written(new BigDecimal(Double.toString(value))) : infinite(value);
    }

    /** A share as {@code 12.5 %}, without what binary fractions add to it. */
    public static String percent(double share) {
        BigDecimal hundredths = new BigDecimal(100 * share).round(new MathContext(12, RoundingMode.HALF_EVEN));
        return written(hundredths) + " %";
    }

    /** Three significant digits: {@code 0.00123}, {@code −0.4}. */
    public static String three(double value) {
        return Double.isFinite(value)
                ? written(new BigDecimal(value).round(new MathContext(3, RoundingMode.HALF_EVEN)))
                : infinite(value);
    }

    /**
     * As {@link #within}, for sentences: three digits where there is no such width, or where the number would need an
     * exponent.
     */
    public static String threeWithin(double width, double value) {
        if (!isWidth(width, value)) {
            return three(value);
        }
        int decimals = new BigDecimal(width)
                .round(new MathContext(2, RoundingMode.HALF_EVEN))
                .scale();
        BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
        int exponent = rounded.precision() - rounded.scale() - 1;
        return exponent < -4 || exponent > 6
                ? three(value)
                : (rounded.signum() < 0 ? "−" : "") + rounded.abs().toPlainString();
    }

    /** Whether a number is known within a width, and not only by the error of its rounding. */
    private static boolean isWidth(double width, double value) {
        return Double.isFinite(width) && Double.isFinite(value) && width > ROUNDING * Math.abs(value);
    }

    /** Four digits. */
    public static String four(double value) {
        return Double.isFinite(value) ? plain(rounded(value, 4)) : NONE;
    }

    /** Four digits without an exponent, however large; a whole number has all of its digits up to a million. */
    public static String plainly(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        boolean counted = value == Math.rint(value) && Math.abs(value) < 1e6;
        return counted ? String.valueOf(Math.round(value)) : rounded(value, 4).toPlainString();
    }

    /** So many decimals, with a minus that is as wide as a plus: {@code −0.40}. */
    public static String decimals(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
        return (rounded.signum() < 0 ? "−" : "") + rounded.abs().toPlainString();
    }

    /**
     * Down to the second digit of a width that it is known within: {@code 0.98532} within 0.0012; four digits where
     * there is no such width.
     */
    public static String within(double width, double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? NONE : value > 0 ? "∞" : "−∞";
        }
        if (!isWidth(width, value)) {
            return withMinus(value, plain(rounded(Math.abs(value), 4).stripTrailingZeros()));
        }
        int decimals = rounded(width, 2).scale();
        BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
        return withMinus(rounded.doubleValue(), plain(rounded.abs()));
    }

    /** A minus that is as wide as a plus. */
    private static String withMinus(double value, String digits) {
        return (value < 0 ? "−" : "") + digits;
    }

    /** A p-value: {@code 0.012}, {@code < 0.0001}. */
    public static String p(double p) {
        if (!Double.isFinite(p)) {
            return NONE;
        }
        return p < 1e-4 ? "< 0.0001" : plain(rounded(p, 2));
    }

    /** {@code 1.23 s}, {@code 45.6 ms}, {@code 789 µs}. */
    public static String seconds(double seconds) {
        if (!Double.isFinite(seconds)) {
            return NONE;
        }
        BigDecimal rounded = rounded(seconds, 3);
        if (rounded.compareTo(BigDecimal.ONE) >= 0) {
            return rounded.toPlainString() + " s";
        }
        return rounded.compareTo(MILLISECOND) >= 0
                ? rounded.movePointRight(3).toPlainString() + " ms"
                : rounded.movePointRight(6).toPlainString() + " µs";
    }

    /** A loss with four decimals, or two digits where these would say nothing: {@code 0.3251}, {@code 1.3e-06}. */
    public static String loss(double value) {
        double size = Math.abs(value);
        return size == 0 || (size >= 1e-3 && size < 1000)
                ? String.format(Locale.ROOT, "%.4f", value)
                : String.format(Locale.ROOT, "%.1e", value);
    }

    /** For machines: every digit, empty when there is no number. */
    public static String exact(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }

    /** With so many significant digits, zeros included. */
    public static BigDecimal rounded(double value, int digits) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        return rounded.setScale(digits - 1 - exponent(rounded), RoundingMode.HALF_EVEN);
    }

    private static int exponent(BigDecimal number) {
        return number.precision() - number.scale() - 1;
    }

    /** {@code 0.0123}, {@code 4.5e-9}: without an exponent as long as that is readable. */
    public static String plain(BigDecimal number) {
        int exponent = exponent(number);
        if (number.signum() == 0) {
            return number.scale() > MOST_ZEROS ? "0" : number.toPlainString();
        }
        String digits = exponent >= -5 && exponent <= 6
                ? number.abs().toPlainString()
                : number.abs().movePointLeft(exponent).toPlainString() + "e" + exponent;
        return withMinus(number.signum(), digits);
    }

    private static String infinite(double value) {
        if (Double.isNaN(value)) {
            return NONE;
        }
        return value > 0 ? "∞" : "−∞";
    }

    private static String written(BigDecimal value) {
        BigDecimal digits = value.stripTrailingZeros();
        int exponent = digits.precision() - digits.scale() - 1;
        String sign = digits.signum() < 0 ? "−" : "";
        if (digits.signum() == 0 || (exponent >= -4 && exponent < 7)) {
            return sign + digits.abs().toPlainString();
        }
        String scientific =
                digits.abs().movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
        boolean shorter = scientific.length() < digits.abs().toPlainString().length();
        return sign + (shorter ? scientific : digits.abs().toPlainString());
    }
}
