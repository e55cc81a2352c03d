// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import java.util.Arrays;

/**
 * A power of two near the largest of some values. Divided by it, values are near 1, so that their squares and cubes
 * neither overflow nor vanish; and because it is a power of two, no digit of them changes.
 *
 * @param exponent of the power
 */
record Scale(int exponent) {
    /** Of the largest size in all samples; 1 where all values are 0, or one is not finite. */
    static Scale of(double[]... samples) {
        double largest = 0;
        for (double[] sample : samples) {
            for (double value : sample) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        return new Scale(largest > 0 && largest < Double.POSITIVE_INFINITY ? Math.getExponent(largest) : 0);
    }

    double down(double value) {
        return Math.scalb(value, -exponent);
    }

    double up(double value) {
        return Math.scalb(value, exponent);
    }

    double[] down(double[] values) {
        return Arrays.stream(values).map(this::down).toArray();
    }

    Interval up(Interval interval) {
        return new Interval(up(interval.low()), up(interval.high()));
    }
}
