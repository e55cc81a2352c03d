// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The studentized range of k normal means at infinite degrees of freedom, that is the range of k independent standard
 * normal numbers: {@code P(Q ≤ q) = k∫φ(z)·(Φ(z) − Φ(z − q))^(k − 1) dz} (Tukey 1953; Lund and Lund 1983, algorithm AS
 * 190).
 *
 * @param k number of means, at least 2
 */
record StudentizedRange(int k) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Standard deviations that are integrated over; the density beyond is below 1e-22. */
    private static final double REACH = 10;

    StudentizedRange {
        if (k < 2) {
            throw new IllegalArgumentException("k is " + k + ", expected at least 2");
        }
    }

    /** P(Q &gt; q), to about 1e-13. */
    double survival(double q) {
        if (q <= 0) {
            return 1;
        }
        double inside = Integral.of(
                z -> k * NORMAL.density(z) * StrictMath.pow(NORMAL.probability(z - q, z), k - 1), -REACH, REACH);
        return Math.clamp(1 - inside, 0, 1);
    }

    /** The q with {@code P(Q > q) = alpha}. */
    double quantile(double alpha) {
        SampleChecks.inside("alpha", alpha);
        double low = 0;
        double high = 1;
        while (survival(high) > alpha) {
            low = high;
            high *= 2;
        }
        while (high - low > 1e-13 * high) {
            double middle = (low + high) / 2;
            if (survival(middle) > alpha) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
