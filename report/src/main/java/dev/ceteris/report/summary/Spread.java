// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.summary;

import java.util.Arrays;

/**
 * Mean and spread of one number over seeds. Values that are not finite do not count; without any that do, all but
 * {@code n} are NaN.
 *
 * @param n how many values count
 * @param mean arithmetic mean
 * @param deviation standard deviation of the sample, with n − 1 in the denominator; NaN when n is below 2
 * @param least the smallest value
 * @param greatest the largest value
 */
public record Spread(int n, double mean, double deviation, double least, double greatest) {
    public static Spread of(double... values) {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        int n = finite.length;
        if (n == 0) {
            return new Spread(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double least = Arrays.stream(finite).min().getAsDouble();
        double greatest = Arrays.stream(finite).max().getAsDouble();
        // Halving before adding keeps two huge losses from overflowing; the clamp keeps a mean of equal values equal to
        // them.
        double mean = Math.clamp(Arrays.stream(finite).map(value -> value / n).sum(), least, greatest);
        double squares = Arrays.stream(finite)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double deviation = n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1));
        return new Spread(n, mean, deviation, least, greatest);
    }
}
