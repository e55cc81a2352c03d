// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.base;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as sentences of evidence say them. */
public final class Numbers {
    private Numbers() {}

    /** The shortest digits that give the number back: {@code 0.005}, {@code 5e-7}. */
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
     * Down to the second digit of a width that it is known within: {@code 0.98532} within 0.0012; three digits where there is no
     * such width.
     */
    public static String within(double width, double value) {
        if (!(width > 0) || !Double.isFinite(width) || !Double.isFinite(value)) {
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

    /** A p-value: {@code 0.012}, {@code < 0.0001}. */
    static String p(double p) {
        if (Double.isNaN(p)) {
            return "–";
        }
        return p < 1e-4 ? "< 0.0001" : written(new BigDecimal(p).round(new MathContext(2, RoundingMode.HALF_EVEN)));
    }

    private static String infinite(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        return value > 0 ? "∞" : "−∞";
    }

    private static String written(BigDecimal value) {
        BigDecimal digits = value.stripTrailingZeros();
        int exponent = digits.precision() - digits.scale() - 1;
        String text = digits.signum() == 0 || (exponent >= -4 && exponent < 7)
                ? digits.abs().toPlainString()
                : digits.abs().movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
        return (digits.signum() < 0 ? "−" : "") + text;
    }
}
