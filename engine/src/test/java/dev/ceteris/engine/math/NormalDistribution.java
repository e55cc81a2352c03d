// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.math;

/** Φ in double precision, by textbook series, to check {@link Gaussian} against; StrictMath has no erf. */
final class NormalDistribution {
    private static final double DENSITY = 1 / Math.sqrt(2 * Math.PI);

    private NormalDistribution() {}

    static double density(double x) {
        return DENSITY * StrictMath.exp(-0.5 * x * x);
    }

    static double cumulative(double x) {
        return x < 0 ? tail(-x) : 1 - tail(x);
    }

    /** Φ(−t) for t ≥ 0; Abramowitz and Stegun 26.2.11 (all terms positive) and 26.2.14 (a continued fraction). */
    private static double tail(double t) {
        if (t > 40) {
            return 0;
        }
        if (t < 3) {
            double term = t;
            double sum = t;
            for (int k = 3; term > sum * 1e-17; k += 2) {
                term *= t * t / k;
                sum += term;
            }
            return 0.5 - density(t) * sum;
        }
        double fraction = t;
        for (int k = 50; k > 0; k--) {
            fraction = t + k / fraction;
        }
        return density(t) / fraction;
    }
}
