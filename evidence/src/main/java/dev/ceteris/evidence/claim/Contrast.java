// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import dev.ceteris.evidence.statistics.Permutations;
import dev.ceteris.evidence.statistics.SignFlips;
import dev.ceteris.evidence.statistics.SignTest;
import dev.ceteris.evidence.statistics.SkewRobustT;
import dev.ceteris.evidence.statistics.SkewnessEstimate;
import dev.ceteris.evidence.statistics.Wilcoxon;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;

/**
 * A combination of conditions whose mean over seeds a claim is about, most often a difference of two.
 *
 * <p>The p-value of the claim that it lies beyond a bound is the larger one of two tests, because each errs in a place
 * where the other does not: a t test that allows for skewness ({@link SkewRobustT}) assumes that means are otherwise
 * nearly normal; sign flips assume no distribution but symmetry, and cannot be convinced by fewer than five seeds. For
 * two groups that are not paired, permutations take the place of the sign flips; they are never worth more than as
 * many pairs. Where a value is not a number but "worse than any" or "not reached", only its order is used (worst
 * ranks, Lachin 1999): sign test or rank sums.
 */
public sealed interface Contrast
        permits Contrast.Blocked, Contrast.Independent, FrequencyContrast, MedianContrast, RatioContrast {
    /** A p-value at which no level is reached whatever another test says, so that the costly ones need not be asked. */
    double HOPELESS = 0.2;

    /**
     * The p-value where training sets overlap and only the order of values is known: the variance of a mean can be
     * corrected for the overlap, the distribution of signs and ranks cannot, so nothing can be said.
     */
    double UNCORRECTED = 1;

    /** What a contrast is between. */
    enum Kind {
        /** Conditions with one another: 0 is no difference. */
        DIFFERENCE(0),
        /** One condition as a share of another: 1 is no difference. */
        RATIO(1),
        /** How often one condition is above another: half of the time is no difference. */
        PROBABILITY(0.5),
        /** A condition with a bound: no value says "no difference". */
        LEVEL(Double.NaN);

        private final double equal;

        Kind(double equal) {
            this.equal = equal;
        }

        /** The value that says "no difference"; NaN where none does. */
        public double equal() {
            return equal;
        }

        /** Whether conditions are compared with one another. */
        public boolean compares() {
            return !Double.isNaN(equal);
        }
    }

    /** What of its values over seeds a claim is about. */
    enum Centre {
        MEAN,
        MEDIAN,
        /** How often they lie beyond a number. */
        SHARE;

        /** As a sentence says it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Groups that are not paired and smaller than this pay twice: a long tail of one of them is too often not seen. */
    int SMALL_GROUP = 8;

    /** What is compared, in words: {@code batchSize 128 − batchSize 1024}. */
    String label();

    /** The number of seeds; of two independent groups, of the smaller one. */
    int seeds();

    /** What of its values is meant. */
    default Centre centre() {
        return Centre.MEAN;
    }

    /** The p-value of the claim that it is above a bound. */
    double above(double bound);

    /** The p-value of the claim that it is below a bound. */
    double below(double bound);

    /** What no p-value of it is below, however many contrasts are tested together. */
    default double floor() {
        return 0;
    }

    /** {@link #above} before the {@link #floor}, for the correction of several contrasts. */
    default double unflooredAbove(double bound) {
        return above(bound);
    }

    /** {@link #below} before the {@link #floor}. */
    default double unflooredBelow(double bound) {
        return below(bound);
    }

    /** The mean of what is known of its values, from the middle of each; may be infinite, NaN when nothing is known. */
    double middle();

    /** Whether all of its values are finite numbers. */
    boolean isExact();

    /**
     * Test samples for each training sample where every seed draws its own test set from the same samples, so that
     * training sets of two seeds overlap (Nadeau and Bengio 2003); 0 where the seeds share one test set.
     */
    double overlap();

    /**
     * Paired: one value for each seed.
     *
     * @param names of the seeds
     * @param values as many
     * @param overlap see {@link Contrast#overlap}
     * @param skewness of a value, by the conditions that it is made of
     */
    record Blocked(String label, List<String> names, List<ValueRange> values, double overlap, SkewnessEstimate skewness)
            implements Contrast {
        public Blocked {
            names = List.copyOf(names);
            values = List.copyOf(values);
        }

        /** Of values that are made of no conditions. */
        public Blocked(String label, List<String> names, List<ValueRange> values, double overlap, double skewness) {
            this(label, names, values, overlap, SkewnessEstimate.alone(skewness));
        }

        @Override
        public int seeds() {
            return values.size();
        }

        @Override
        public boolean isExact() {
            return values.stream().allMatch(ValueRange::isExact);
        }

        @Override
        public double middle() {
            return Contrast.middle(values);
        }

        /** Its values from below: what each is at least. */
        public double[] lows() {
            return values.stream().mapToDouble(ValueRange::low).toArray();
        }

        /** What each is at most. */
        public double[] highs() {
            return values.stream().mapToDouble(ValueRange::high).toArray();
        }

        @Override
        public double above(double bound) {
            return p(above(lows(), bound), skewness);
        }

        @Override
        public double below(double bound) {
            return p(below(highs(), bound), skewness.negated());
        }

        private static double[] above(double[] values, double bound) {
            return Arrays.stream(values).map(value -> value - bound).toArray();
        }

        private static double[] below(double[] values, double bound) {
            return Arrays.stream(values).map(value -> bound - value).toArray();
        }

        /** The p-value of the claim that the mean of these is above 0. */
        private double p(double[] depths, SkewnessEstimate skewness) {
            if (depths.length < 2) {
                return 1;
            }
            if (!isFinite(depths)) {
                return overlap > 0 ? UNCORRECTED : SignTest.test(depths, 0).above();
            }
            double parametric = parametric(depths, overlap, skewness);
            return parametric > HOPELESS
                    ? parametric
                    : Math.max(parametric, SignFlips.test(depths, 0).above());
        }
    }

    /**
     * Not paired: the mean of one group less a multiple of the mean of another.
     *
     * @param factor that the second group is multiplied with
     * @param overlap see {@link Contrast#overlap}
     */
    record Independent(String label, List<ValueRange> first, List<ValueRange> second, double factor, double overlap)
            implements Contrast {
        public Independent {
            first = List.copyOf(first);
            second = second.stream().map(value -> value.times(factor)).toList();
        }

        @Override
        public int seeds() {
            return Math.min(first.size(), second.size());
        }

        @Override
        public boolean isExact() {
            return first.stream().allMatch(ValueRange::isExact)
                    && second.stream().allMatch(ValueRange::isExact);
        }

        @Override
        public double middle() {
            return Contrast.middle(first) - Contrast.middle(second);
        }

        @Override
        public double above(double bound) {
            return Math.max(floor(), unflooredAbove(bound));
        }

        @Override
        public double below(double bound) {
            return Math.max(floor(), unflooredBelow(bound));
        }

        /** Groups are never worth more than as many pairs. */
        @Override
        public double floor() {
            return Math.scalb(1.0, -seeds());
        }

        @Override
        public double unflooredAbove(double bound) {
            double[] a = firstLows();
            double[] b = secondHighs();
            return p(
                    a,
                    b,
                    () -> SkewRobustT.welch(a, b, overlap).above(bound),
                    () -> Permutations.test(a, b, bound).above(),
                    () -> Wilcoxon.rankSum(less(a, bound), b).above());
        }

        @Override
        public double unflooredBelow(double bound) {
            double[] a = firstHighs();
            double[] b = secondLows();
            return p(
                    a,
                    b,
                    () -> SkewRobustT.welch(a, b, overlap).below(bound),
                    () -> Permutations.test(a, b, bound).below(),
                    () -> Wilcoxon.rankSum(less(a, bound), b).below());
        }

        private double p(
                double[] a, double[] b, DoubleSupplier parametric, DoubleSupplier exact, DoubleSupplier ofRanks) {
            if (seeds() < 2) {
                return 1;
            }
            boolean finite = isFinite(a) && isFinite(b);
            if (!finite && overlap > 0) {
                return UNCORRECTED;
            }
            double p = finite ? larger(parametric.getAsDouble(), exact) : ofRanks.getAsDouble();
            return Math.min(1, p * (seeds() < SMALL_GROUP ? 2 : 1));
        }

        private static double larger(double parametric, DoubleSupplier exact) {
            return parametric > HOPELESS ? parametric : Math.max(parametric, exact.getAsDouble());
        }

        /** Whether every value is a point, if only at infinity. */
        public boolean isKnown() {
            return Arrays.equals(firstLows(), firstHighs()) && Arrays.equals(secondLows(), secondHighs());
        }

        public double[] firstLows() {
            return values(first, ValueRange::low);
        }

        public double[] firstHighs() {
            return values(first, ValueRange::high);
        }

        public double[] secondLows() {
            return values(second, ValueRange::low);
        }

        public double[] secondHighs() {
            return values(second, ValueRange::high);
        }

        private static double[] values(List<ValueRange> spans, ToDoubleFunction<ValueRange> end) {
            return spans.stream().mapToDouble(end).toArray();
        }

        private static double[] less(double[] values, double bound) {
            return Arrays.stream(values).map(value -> value - bound).toArray();
        }
    }

    /**
     * The p-value of the t test of the claim that the mean is above 0, with the caution that few seeds ask for.
     *
     * @param values at least 2, finite
     * @param overlap see {@link #overlap}
     * @param skewness of a value
     */
    static double parametric(double[] values, double overlap, SkewnessEstimate skewness) {
        double p = SkewRobustT.oneSample(values, overlap, skewness).above(0);
        return Math.min(1, skewness.caution(values.length) * p);
    }

    private static double middle(List<ValueRange> spans) {
        return spans.stream()
                .mapToDouble(span -> (span.low() + span.high()) / 2)
                .average()
                .orElse(Double.NaN);
    }

    private static boolean isFinite(double[] values) {
        return Arrays.stream(values).allMatch(Double::isFinite);
    }
}
