// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.summary;

import dev.ceteris.lab.trial.Metric;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as readers see them: as many digits as their uncertainty allows. */
public final class Digits {
    /** What stands where there is no number. */
    public static final String NONE = "–";

    /** More decimals of a 0 say nothing that a reader could use. */
    private static final int MOST_ZEROS = 6;

    private static final BigDecimal MILLISECOND = new BigDecimal("0.001");

    private Digits() {}

    /**
     * {@code 0.9785 ± 0.0011}: the deviation with two digits, the mean down to the same place. A single value, or equal ones,
     * have no deviation to go by: four and six digits.
     */
    public static String of(Spread spread) {
        if (spread.n() == 0) {
            return NONE;
        }
        if (Double.isNaN(spread.deviation())) {
            return of(spread.mean());
        }
        if (spread.deviation() == 0) {
            return plain(rounded(spread.mean(), 6)) + " ± 0";
        }
        BigDecimal deviation = rounded(spread.deviation(), 2);
        BigDecimal mean = new BigDecimal(spread.mean()).setScale(deviation.scale(), RoundingMode.HALF_EVEN);
        return plain(mean) + " ± " + plain(deviation);
    }

    /** The same of a metric; what is counted in a network is the same for every seed, and is told in full. */
    public static String of(Metric metric, Spread spread) {
        boolean counted = metric.format() == Metric.Format.COUNT;
        return counted && spread.n() > 0 && !(spread.deviation() > 0)
                ? String.valueOf((long) spread.mean())
                : of(spread);
    }

    /** Four digits. */
    public static String of(double value) {
        return Double.isFinite(value) ? plain(rounded(value, 4)) : NONE;
    }

    /** What one trial measured: shares with four decimals, so that a column of them can be compared. */
    public static String of(Metric metric, double value) {
        return metric.format() == Metric.Format.SHARE && Double.isFinite(value)
                ? new BigDecimal(value).setScale(4, RoundingMode.HALF_EVEN).toPlainString()
                : of(value);
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
     * Down to the second digit of a width that it is known within: {@code 0.98532} within 0.0012; four digits where there is no such
     * width.
     */
    public static String within(double width, double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? NONE : value > 0 ? "∞" : "−∞";
        }
        if (!(width > 0) || !Double.isFinite(width)) {
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

    /** For machines: every digit, empty when there is no number. */
    public static String exact(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }

    /** With so many significant digits, zeros included. */
    private static BigDecimal rounded(double value, int digits) {
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
}
