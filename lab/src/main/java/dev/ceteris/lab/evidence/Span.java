// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.evidence;

/**
 * What is known of a value: that it lies between two numbers, which are equal when it was measured. A run that never reached its
 * goal needs at least one epoch more than it had; a diverged one is worse than any number.
 */
record Span(double low, double high) {
    Span {
        if (Double.isNaN(low) || Double.isNaN(high) || low > high) {
            throw new IllegalArgumentException("between " + low + " and " + high + " lies nothing");
        }
    }

    static Span exactly(double value) {
        return new Span(value, value);
    }

    Span plus(Span other) {
        return new Span(sum(low, other.low, Double.NEGATIVE_INFINITY), sum(high, other.high, Double.POSITIVE_INFINITY));
    }

    /** The sum; where infinities of both signs meet nothing is known. */
    private static double sum(double a, double b, double unknown) {
        double sum = a + b;
        return Double.isNaN(sum) ? unknown : sum;
    }

    Span times(double factor) {
        if (factor == 0) {
            return exactly(0);
        }
        return factor > 0 ? new Span(low * factor, high * factor) : new Span(high * factor, low * factor);
    }

    boolean isExact() {
        return low == high && Double.isFinite(low);
    }
}
