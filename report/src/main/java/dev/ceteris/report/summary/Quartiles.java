// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.summary;

import java.util.Arrays;

/**
 * The middle of many measurements of time, which a few slow ones (a first epoch, a busy machine) do not move. Quantiles
 * are interpolated linearly between order statistics (type 7 of Hyndman and Fan 1996). Values that are not finite do
 * not count; without any that do, all but {@code n} are NaN.
 *
 * @param n how many values count
 * @param first a quarter of the values is at most this
 * @param median half of the values are at most this
 * @param third three quarters of the values are at most this
 */
public record Quartiles(int n, double first, double median, double third) {
    static Quartiles of(double... values) {
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        return new Quartiles(sorted.length, quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75));
    }

    private static double quantile(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
