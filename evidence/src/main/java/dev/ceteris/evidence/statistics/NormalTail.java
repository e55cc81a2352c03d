// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

/** Tail of the standard normal distribution. Our own, because libraries leave its last bits to the platform's exp. */
final class NormalTail {
    /** Where the series loses as many digits as the continued fraction needs terms. */
    private static final double SERIES_BELOW = 3;

    private static final int TERMS = 80;
    private static final double ROOT_2_PI = Math.sqrt(2 * Math.PI);

    private NormalTail() {}

    /**
     * Probability of a value at least {@code |z|} away from 0, on either side. Below 3 by the series of Abramowitz and
     * Stegun 26.2.11, whose terms have one sign; beyond by Laplace's continued fraction, 26.2.14.
     */
    static double twoSided(double z) {
        double x = Math.abs(z);
        double density = StrictMath.exp(-0.5 * x * x) / ROOT_2_PI;
        if (x < SERIES_BELOW) {
            double term = x;
            double sum = 0;
            for (int k = 3; sum + term != sum; k += 2) {
                sum += term;
                term *= x * x / k;
            }
            return 1 - 2 * density * sum;
        }
        double fraction = x;
        for (int k = TERMS; k >= 1; k--) {
            fraction = x + k / fraction;
        }
        return 2 * density / fraction;
    }
}
