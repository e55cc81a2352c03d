// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

/**
 * Sums of powers of deviations from the mean. Taken from the first value on, so that equal values have exactly their
 * own mean and no spread.
 *
 * @param count of the values
 * @param mean of the values
 * @param squares sum of squared deviations
 * @param cubes sum of cubed deviations
 */
record Moments(int count, double mean, double squares, double cubes) {
    /** Of at least {@code least} finite values. */
    static Moments of(double[] values, int least) {
        SampleChecks.finite(values, least);
        double first = values[0];
        double sum = 0;
        for (double value : values) {
            sum += value - first;
        }
        double mean = first + sum / values.length;
        double squares = 0;
        double cubes = 0;
        for (double value : values) {
            double deviation = value - mean;
            squares += deviation * deviation;
            cubes += deviation * deviation * deviation;
        }
        return new Moments(values.length, mean, squares, cubes);
    }

    /** s² with n − 1. */
    double variance() {
        return squares / (count - 1);
    }

    /** Of the mean, for independent values: s²/n. */
    double varianceOfMean() {
        return variance() / count;
    }

    /** m₃/m₂^1.5 with n as both denominators; 0 where nothing varies. */
    double skewness() {
        double second = squares / count;
        return second == 0 ? 0 : cubes / count / (second * Math.sqrt(second));
    }
}
