// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What is known of a value: that it lies between two numbers, which are equal when it was measured. A run that never
 * reached its goal needs at least one epoch more than it had; a diverged one is worse than any number.
 */
public record ValueRange(double low, double high) {
    private static final int DIGITS = 15;

    private static final double INFINITY = Double.POSITIVE_INFINITY;

    public ValueRange {
        if (Double.isNaN(low) || Double.isNaN(high) || low > high) {
            throw new IllegalArgumentException("between " + low + " and " + high + " lies nothing");
        }
    }

    static ValueRange exactly(double value) {
        return new ValueRange(value, value);
    }

    ValueRange plus(ValueRange other) {
        return new ValueRange(
                sum(low, other.low, Double.NEGATIVE_INFINITY), sum(high, other.high, Double.POSITIVE_INFINITY));
    }

    /** The sum; where infinities of both signs meet nothing is known. */
    private static double sum(double a, double b, double unknown) {
        double sum = a + b;
        return Double.isNaN(sum) ? unknown : sum;
    }

    /** The difference, without the error of its rounding. */
    ValueRange minus(ValueRange other) {
        return plus(other.times(-1)).withoutRounding(Math.max(magnitude(), other.magnitude()));
    }

    /**
     * The ratio to a value that is above 0, or that is worse than any number. To the latter there is no ratio but an
     * order: whatever number it is multiplied with, this is above it, or below it, as an infinite ratio is.
     */
    ValueRange by(ValueRange other) {
        if (isExact() && other.isExact()) {
            return exactly(low / other.low);
        }
        if (other.low == other.high && Double.isInfinite(other.low)) {
            double ratio = -other.low;
            return low == other.low || high == other.high ? new ValueRange(-INFINITY, INFINITY) : exactly(ratio);
        }
        double least = low / (low > 0 ? other.high : other.low);
        double most = high / (high > 0 ? other.low : other.high);
        return new ValueRange(
                Double.isNaN(least) ? Double.NEGATIVE_INFINITY : least,
                Double.isNaN(most) ? Double.POSITIVE_INFINITY : most);
    }

    ValueRange times(double factor) {
        if (factor == 0) {
            return exactly(0);
        }
        return factor > 0 ? new ValueRange(low * factor, high * factor) : new ValueRange(high * factor, low * factor);
    }

    /** The mean of at least one value; of several, without the error of its rounding. */
    static ValueRange mean(List<ValueRange> values) {
        if (values.size() == 1) {
            return values.getFirst();
        }
        double largest =
                values.stream().mapToDouble(ValueRange::magnitude).max().orElse(0);
        return values.stream()
                .reduce(exactly(0), ValueRange::plus)
                .times(1.0 / values.size())
                .withoutRounding(largest);
    }

    /** The larger absolute value of its finite ends; 0 where there is none. */
    double magnitude() {
        double below = Double.isFinite(low) ? Math.abs(low) : 0;
        return Double.isFinite(high) ? Math.max(below, Math.abs(high)) : below;
    }

    /**
     * A sum without the error of its rounding: with as many decimal places as the largest of its parts has within 15
     * significant digits, which every double holds. So 0.3 − 0.2 − 0.1 is 0, and equal differences of decimal numbers
     * are equal.
     *
     * @param largest part, by its absolute value
     */
    ValueRange withoutRounding(double largest) {
        if (largest == 0) {
            return this;
        }
        int places = DIGITS - 1 - (int) Math.floor(Math.log10(largest));
        return new ValueRange(rounded(low, places), rounded(high, places));
    }

    private static double rounded(double value, int places) {
        return Double.isFinite(value)
                ? new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN).doubleValue()
                : value;
    }

    /** Half way between its ends; may be infinite, NaN where nothing is known. */
    double middle() {
        return low == high ? low : (low + high) / 2;
    }

    boolean isExact() {
        return low == high && Double.isFinite(low);
    }
}
