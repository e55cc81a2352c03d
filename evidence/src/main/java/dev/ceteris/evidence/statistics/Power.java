// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** How probably a test finds an effect that is there, and how many seeds that takes. */
public final class Power {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Standard deviations of the chi distribution that are integrated over; what lies beyond is below 1e-18. */
    private static final double REACH = 12;

    private Power() {}

    /**
     * Power of the one-sided one-sample t test of "the mean is at most {@code bound}", {@link TTest#above}, for normal
     * values: the probability that a noncentral t of n − 1 degrees of freedom and noncentrality
     * {@code √n(effect − bound)/sd} is above Student's quantile 1 − alpha (Johnson, Kotz and Balakrishnan 1995,
     * "Continuous Univariate Distributions", volume 2, chapter 31).
     *
     * @param effect the true mean, finite
     * @param sd the true standard deviation of a value, at least 0; without one the power is 1 for an effect above the
     *     bound, else 0
     * @param n number of values, at least 2
     * @param bound finite
     * @param alpha level of the test, above 0 and below 1
     */
    public static double ofT(double effect, double sd, int n, double bound, double alpha) {
        SampleChecks.finite("effect", effect);
        SampleChecks.notNegative("sd", sd);
        SampleChecks.finite("bound", bound);
        SampleChecks.inside("alpha", alpha);
        if (n < 2) {
            throw new IllegalArgumentException("n is " + n + ", expected at least 2");
        }
        if (sd == 0) {
            return effect > bound ? 1 : 0;
        }
        double quantile = TDistribution.of(n - 1).inverseSurvivalProbability(alpha);
        return noncentral(n - 1, Math.sqrt(n) * ((effect - bound) / sd), quantile);
    }

    /**
     * The smallest mean, in standard deviations of a value, that the one-sided test of {@link #ofT} finds with a power.
     *
     * @param n number of values, at least 2
     * @param alpha level of the test, above 0 and below 1
     * @param power above alpha and below 1
     */
    public static double smallestEffect(int n, double alpha, double power) {
        SampleChecks.inside("power", power);
        double high = 1;
        while (ofT(high, 1, n, 0, alpha) < power) {
            high *= 2;
        }
        double low = 0;
        while (high - low > 1e-9 * high) {
            double middle = (low + high) / 2;
            if (ofT(middle, 1, n, 0, alpha) < power) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /**
     * P(T &gt; t) of {@code T = (Z + δ)/S}: the mean of {@code Φ(δ − t·s)} over S, a chi variable of ν degrees of
     * freedom by √ν. Its density is proportional to {@code s^(ν − 1)·exp(−νs²/2)}; divided by its own integral it needs
     * no factor, and written in {@code x = s − 1} it stays exact for large ν.
     */
    private static double noncentral(int freedom, double noncentrality, double t) {
        double spread = 1 / Math.sqrt(2.0 * freedom);
        double from = Math.max(-1, -REACH * spread);
        double to = REACH * spread;
        DoubleUnaryOperator density = x -> StrictMath.exp(freedom * (StrictMath.log1p(x) - x * (1 + x / 2))) / (1 + x);
        DoubleUnaryOperator found =
                x -> density.applyAsDouble(x) * NORMAL.cumulativeProbability(noncentrality - t * (1 + x));
        return Math.clamp(Integral.of(found, from, to) / Integral.of(density, from, to), 0, 1);
    }

    /**
     * The smallest number of seeds, at least 2, with which the t test has the power asked for and an exact sign-flip
     * test can reach alpha at all: {@code 2⁻ⁿ ≤ alpha}.
     *
     * @param power above 0 and below 1
     * @param most the largest number to consider; other arguments as in {@link #ofT}
     * @return empty when more would be needed, or no number is enough
     */
    public static OptionalInt sampleSize(double effect, double sd, double bound, double alpha, double power, int most) {
        SampleChecks.inside("alpha", alpha);
        SampleChecks.inside("power", power);
        int least = 2;
        while (Math.scalb(1.0, -least) > alpha) {
            least++;
        }
        if (least > most) {
            return OptionalInt.empty();
        }
        int enough = least;
        int tooFew = least - 1;
        while (ofT(effect, sd, enough, bound, alpha) < power) {
            if (enough == most || effect <= bound) {
                return OptionalInt.empty();
            }
            tooFew = enough;
            enough = (int) Math.min(most, 2L * enough);
        }
        while (enough - tooFew > 1) {
            int middle = tooFew + (enough - tooFew) / 2;
            if (ofT(effect, sd, middle, bound, alpha) < power) {
                tooFew = middle;
            } else {
                enough = middle;
            }
        }
        return OptionalInt.of(enough);
    }
}
