// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.verdict;

import dev.ceteris.evidence.claim.Contrast;
import dev.ceteris.evidence.claim.FrequencyContrast;
import dev.ceteris.evidence.claim.MedianContrast;
import dev.ceteris.evidence.claim.RatioContrast;
import dev.ceteris.evidence.statistics.Interval;
import dev.ceteris.evidence.statistics.SkewRobustT;
import dev.ceteris.evidence.statistics.TTest;
import java.util.Arrays;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;

/**
 * Intervals that are made of tests: all numbers that neither of two one-sided tests rules out (Neyman 1937). So they
 * never contradict the test that decides.
 */
final class Inverted {
    /** What may lie beyond each end of a 95 % interval. */
    private static final double BEYOND = (1 - Comparison.LEVEL) / 2;

    /** Ratios that are this many times the estimate, or less than its reciprocal, are not told apart from 0 and ∞. */
    private static final double FARTHEST = 0x1p20;

    private static final int STEPS = 60;

    /** Where nothing varies, an interval is as wide as the error of rounding is: a share of the estimate. */
    private static final double ROUNDING = 1e-12;

    private Inverted() {}

    /** The medians that the sign test does not rule out: two of the values; unbounded where they are too few. */
    static Interval ofMedian(MedianContrast median) {
        double[] values = median.values().stream()
                .flatMapToDouble(value -> DoubleStream.of(value.low(), value.high()))
                .filter(Double::isFinite)
                .distinct()
                .sorted()
                .toArray();
        int low = last(values, value -> median.above(Math.nextDown(value)) <= BEYOND);
        double[] falling = Arrays.stream(values).map(value -> -value).sorted().toArray();
        int high = last(falling, value -> median.below(Math.nextUp(-value)) <= BEYOND);
        return new Interval(
                low < 0 ? Double.NEGATIVE_INFINITY : values[low], high < 0 ? Double.POSITIVE_INFINITY : -falling[high]);
    }

    /** The last of some ascending values for which something holds that holds for all smaller ones; −1 if for none. */
    private static int last(double[] values, DoublePredicate holds) {
        int last = -1;
        int beyond = values.length;
        while (beyond - last > 1) {
            int middle = (last + beyond) >>> 1;
            if (holds.test(values[middle])) {
                last = middle;
            } else {
                beyond = middle;
            }
        }
        return last;
    }

    /** The probabilities that the test of a frequency does not rule out: of pairs, Clopper and Pearson's interval. */
    static Interval ofFrequency(FrequencyContrast frequency) {
        double low = end(share -> frequency.above(share) <= BEYOND, 0, 1);
        double high = end(share -> frequency.below(share) <= BEYOND, 1, 0);
        return new Interval(low, high);
    }

    /**
     * The ratios that the test of {@code first − ratio · second} does not rule out: the t test that allows for
     * skewness, or the sign test of medians. Unbounded where the second is not clearly above 0.
     */
    static Interval ofQuotient(RatioContrast quotient) {
        return around(
                quotient.middle(),
                ratio -> above(quotient.less(ratio)) <= BEYOND,
                ratio -> below(quotient.less(ratio)) <= BEYOND);
    }

    /** The same by Student's t, or Welch's (Fieller 1954). */
    static Interval ofQuotientByStudent(RatioContrast quotient) {
        return around(
                quotient.middle(),
                ratio -> student(quotient.less(ratio)).above(0) <= BEYOND,
                ratio -> student(quotient.less(ratio)).below(0) <= BEYOND);
    }

    private static Interval around(double estimate, DoublePredicate isBelow, DoublePredicate isAbove) {
        double least = estimate / FARTHEST;
        double most = estimate * FARTHEST;
        if (!(estimate > 0) || !Double.isFinite(most) || !isAbove.test(most)) {
            return Comparison.EVERYTHING;
        }
        double low = isBelow.test(least) ? end(isBelow, least, estimate) : 0;
        double high = end(isAbove, most, estimate);
        return high - low > ROUNDING * estimate ? new Interval(low, high) : new Interval(estimate, estimate);
    }

    private static double above(Contrast difference) {
        return switch (difference) {
            case Contrast.Blocked blocked ->
                SkewRobustT.oneSample(blocked.lows(), blocked.overlap(), blocked.skewness())
                        .above(0);
            case Contrast.Independent groups ->
                SkewRobustT.welch(groups.firstLows(), groups.secondHighs(), groups.overlap())
                        .above(0);
            case FrequencyContrast _, MedianContrast _, RatioContrast _ -> difference.above(0);
        };
    }

    private static double below(Contrast difference) {
        return switch (difference) {
            case Contrast.Blocked blocked ->
                SkewRobustT.oneSample(blocked.highs(), blocked.overlap(), blocked.skewness())
                        .below(0);
            case Contrast.Independent groups ->
                SkewRobustT.welch(groups.firstHighs(), groups.secondLows(), groups.overlap())
                        .below(0);
            case FrequencyContrast _, MedianContrast _, RatioContrast _ -> difference.below(0);
        };
    }

    private static TTest student(Contrast difference) {
        return switch (difference) {
            case Contrast.Blocked blocked -> TTest.oneSample(blocked.lows(), blocked.overlap());
            case Contrast.Independent groups -> TTest.welch(groups.firstLows(), groups.secondLows(), groups.overlap());
            case FrequencyContrast _, MedianContrast _, RatioContrast _ ->
                throw new IllegalStateException("no mean in " + difference.label());
        };
    }

    /**
     * The number farthest from one at which a test rules out, towards one at which it does not; the first where it
     * rules out nothing.
     */
    private static double end(DoublePredicate rulesOut, double from, double to) {
        if (!rulesOut.test(from)) {
            return from;
        }
        double out = from;
        double in = to;
        for (int i = 0; i < STEPS; i++) {
            double middle = (out + in) / 2;
            if (rulesOut.test(middle)) {
                out = middle;
            } else {
                in = middle;
            }
        }
        return in;
    }
}
