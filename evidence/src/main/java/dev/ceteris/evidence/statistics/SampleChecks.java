// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import java.util.Arrays;

/** What every function here asks of its arguments. */
final class SampleChecks {
    private SampleChecks() {}

    /** At least {@code least} finite values. */
    static void finite(double[] values, int least) {
        atLeast(values, least);
        if (!Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("values are " + Arrays.toString(values) + ", expected finite ones");
        }
    }

    /** At least {@code least} values that can be put in order: infinite ones, but not NaN. */
    static void ordered(double[] values, int least) {
        atLeast(values, least);
        if (Arrays.stream(values).anyMatch(Double::isNaN)) {
            throw new IllegalArgumentException("values are " + Arrays.toString(values) + ", expected no NaN");
        }
    }

    private static void atLeast(double[] values, int least) {
        if (values.length < least) {
            throw new IllegalArgumentException(
                    "values are " + Arrays.toString(values) + ", expected at least " + least);
        }
    }

    /** At least one row, all rows of one length; returns that length, at least {@code least}. */
    static int columns(double[][] rows, int least) {
        if (rows.length == 0) {
            throw new IllegalArgumentException("no rows, expected at least 1");
        }
        int columns = rows[0].length;
        for (double[] row : rows) {
            ordered(row, least);
            if (row.length != columns) {
                throw new IllegalArgumentException("a row has " + row.length + " values, the first has " + columns);
            }
        }
        return columns;
    }

    static void finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " is " + value + ", expected a finite number");
        }
    }

    static void notNegative(String name, double value) {
        if (!(value >= 0) || !Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " is " + value + ", expected a finite number of at least 0");
        }
    }

    /** A probability that is neither 0 nor 1. */
    static void inside(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(name + " is " + value + ", expected a number above 0 and below 1");
        }
    }
}
