// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

/**
 * What is known of a value: that it lies between two numbers, which are equal when it was measured. A run that never
 * reached its goal needs at least one epoch more than it had; a diverged one is worse than any number.
 */
public record ValueRange(double low, double high) {
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

    ValueRange times(double factor) {
        if (factor == 0) {
            return exactly(0);
        }
        return factor > 0 ? new ValueRange(low * factor, high * factor) : new ValueRange(high * factor, low * factor);
    }

    boolean isExact() {
        return low == high && Double.isFinite(low);
    }
}
