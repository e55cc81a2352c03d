// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.evidence;

import dev.ceteris.lab.statistics.Bootstrap;
import dev.ceteris.lab.statistics.Interval;
import dev.ceteris.lab.statistics.Permutations;
import dev.ceteris.lab.statistics.SignFlips;
import dev.ceteris.lab.statistics.SignTest;
import dev.ceteris.lab.statistics.SkewnessCorrectedT;
import dev.ceteris.lab.statistics.Superiority;
import dev.ceteris.lab.statistics.TTest;
import dev.ceteris.lab.statistics.Wilcoxon;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A contrast in numbers. Intervals and p-values are for this one alone: nothing in it is corrected for how many are looked at.
 *
 * @param label what is compared
 * @param pairing whether each seed has a value of its own
 * @param seeds that have it; empty where nothing is paired
 * @param values of the seeds; infinite where one was worse than any number; empty where nothing is paired
 * @param count how many seeds; of two groups, the smaller number
 * @param missing how many seeds of the results have no value
 * @param estimate of the mean; the median where some values are infinite; NaN without seeds
 * @param standardized the estimate in standard deviations of a seed's value; NaN where there is none, infinite without spread
 * @param interval 95 %: Student's t, widened to Hall's skewness-corrected one; −∞ to ∞ below 2 seeds or with infinite
 *     values
 * @param student 95 % by Student's t alone
 * @param bootstrap 95 %, bias-corrected and accelerated
 * @param pT two-sided, Student's t or Welch's, of no difference
 * @param pRanks two-sided, Wilcoxon's signed ranks or rank sums
 * @param pExact two-sided, sign flips or permutations; the sign test where some values are infinite
 * @param superiority how likely a seed's value is above 0, with its interval
 * @param low lower end of the values with which the claim is true; −∞ when there is none
 * @param high upper end; ∞ when there is none
 * @param outcome what can be said of the two
 */
public record Comparison(
        String label,
        Pairing pairing,
        List<String> seeds,
        double[] values,
        int count,
        int missing,
        double estimate,
        double standardized,
        Interval interval,
        Interval student,
        Interval bootstrap,
        double pT,
        double pRanks,
        double pExact,
        Optional<Superiority> superiority,
        double low,
        double high,
        Outcome outcome) {
    private static final double LEVEL = 0.95;

    /** Nothing is ruled out. */
    private static final Interval NONE = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** Whether seeds are matched. */
    public enum Pairing {
        PAIRED,
        INDEPENDENT
    }

    /** What a comparison comes to, at 0.05: not being told apart is not the same as being equal. */
    public enum Outcome {
        DIFFERENT("different"),
        EQUIVALENT("equivalent"),
        /** There is a difference, and it is too small to matter. */
        BOTH("different, but by less than the margin"),
        NEITHER("neither different nor equivalent");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        /** As a sentence says it. */
        public String words() {
            return words;
        }
    }

    /** @param all how many seeds the results have */
    static Comparison of(Argument.Shown shown, int all) {
        return switch (shown.contrast()) {
            case Contrast.Blocked blocked -> paired(shown, blocked, all);
            case Contrast.Independent independent -> independent(shown, independent);
        };
    }

    private static Comparison paired(Argument.Shown shown, Contrast.Blocked contrast, int all) {
        double[] values = contrast.lows();
        boolean exact = contrast.isExact();
        boolean tested = exact && values.length > 1;
        TTest t = tested ? TTest.oneSample(values, contrast.overlap()) : null;
        return new Comparison(
                contrast.label(),
                Pairing.PAIRED,
                contrast.names(),
                values,
                values.length,
                all - values.length,
                exact ? mean(values) : median(values),
                tested ? standardized(mean(values), deviation(values)) : Double.NaN,
                tested
                        ? hull(
                                t.interval(LEVEL),
                                SkewnessCorrectedT.oneSample(values, contrast.overlap())
                                        .interval(LEVEL))
                        : NONE,
                tested ? t.interval(LEVEL) : NONE,
                tested ? Bootstrap.bca(values, LEVEL) : NONE,
                tested ? t.twoSided(0) : Double.NaN,
                tested ? Wilcoxon.signedRank(values, 0).twoSided() : Double.NaN,
                values.length < 1
                        ? Double.NaN
                        : (exact ? SignFlips.test(values, 0) : SignTest.test(values, 0)).twoSided(),
                values.length < 1 ? Optional.empty() : Optional.of(Superiority.paired(values, LEVEL)),
                shown.low(),
                shown.high(),
                outcome(shown));
    }

    private static Comparison independent(Argument.Shown shown, Contrast.Independent contrast) {
        double[] a = contrast.first().stream().mapToDouble(Span::low).toArray();
        double[] b = contrast.second().stream().mapToDouble(Span::low).toArray();
        boolean tested = contrast.isExact() && contrast.seeds() > 1;
        boolean some = contrast.seeds() > 0;
        double difference = some ? (contrast.isExact() ? mean(a) - mean(b) : median(a) - median(b)) : Double.NaN;
        return new Comparison(
                contrast.label(),
                Pairing.INDEPENDENT,
                List.of(),
                new double[0],
                contrast.seeds(),
                0,
                difference,
                tested
                        ? standardized(difference, Math.sqrt((square(deviation(a)) + square(deviation(b))) / 2))
                        : Double.NaN,
                tested ? TTest.welch(a, b).interval(LEVEL) : NONE,
                tested ? TTest.welch(a, b).interval(LEVEL) : NONE,
                tested ? Bootstrap.bca(a, b, LEVEL) : NONE,
                tested ? TTest.welch(a, b).twoSided(0) : Double.NaN,
                some ? Wilcoxon.rankSum(a, b).twoSided() : Double.NaN,
                tested ? Permutations.test(a, b, 0).twoSided() : Double.NaN,
                some ? Optional.of(Superiority.unpaired(a, b, LEVEL)) : Optional.empty(),
                shown.low(),
                shown.high(),
                outcome(shown));
    }

    private static Outcome outcome(Argument.Shown shown) {
        Contrast contrast = shown.contrast();
        boolean different = 2 * Math.min(contrast.above(0), contrast.below(0)) <= Looks.ALPHA;
        boolean banded = Double.isFinite(shown.low()) && Double.isFinite(shown.high()) && shown.low() < shown.high();
        boolean equivalent =
                banded && Math.max(contrast.above(shown.low()), contrast.below(shown.high())) <= Looks.ALPHA;
        if (different) {
            return equivalent ? Outcome.BOTH : Outcome.DIFFERENT;
        }
        return equivalent ? Outcome.EQUIVALENT : Outcome.NEITHER;
    }

    private static Interval hull(Interval a, Interval b) {
        return new Interval(Math.min(a.low(), b.low()), Math.max(a.high(), b.high()));
    }

    private static double standardized(double estimate, double deviation) {
        return estimate == 0 ? 0 : estimate / deviation;
    }

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    static double deviation(double[] values) {
        double mean = mean(values);
        double squares =
                Arrays.stream(values).map(value -> square(value - mean)).sum();
        return Math.sqrt(squares / (values.length - 1));
    }

    private static double square(double value) {
        return value * value;
    }

    private static double median(double[] values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        if (sorted.length % 2 == 1) {
            return sorted[half];
        }
        double sum = sorted[half - 1] + sorted[half];
        return Double.isNaN(sum) ? Double.NaN : sum / 2;
    }
}
