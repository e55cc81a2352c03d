// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.verdict;

import dev.ceteris.evidence.claim.Analysis;
import dev.ceteris.evidence.claim.Contrast;
import dev.ceteris.evidence.claim.FrequencyContrast;
import dev.ceteris.evidence.claim.Measure;
import dev.ceteris.evidence.claim.MedianContrast;
import dev.ceteris.evidence.claim.Observations;
import dev.ceteris.evidence.claim.RatioContrast;
import dev.ceteris.evidence.claim.Selection;
import dev.ceteris.evidence.claim.ValueRange;
import dev.ceteris.evidence.statistics.Bootstrap;
import dev.ceteris.evidence.statistics.Interval;
import dev.ceteris.evidence.statistics.Permutations;
import dev.ceteris.evidence.statistics.SignFlips;
import dev.ceteris.evidence.statistics.SignTest;
import dev.ceteris.evidence.statistics.SkewRobustT;
import dev.ceteris.evidence.statistics.Superiority;
import dev.ceteris.evidence.statistics.TTest;
import dev.ceteris.evidence.statistics.Wilcoxon;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A contrast in numbers. Intervals and p-values are for this one alone: nothing in it is corrected for the number of
 * comparisons.
 *
 * @param label what is compared
 * @param kind which value means "no difference"
 * @param centre what of the values the estimate is; of means, the median where some values are infinite
 * @param pairing whether each seed has a value of its own
 * @param seeds that have it; empty where nothing is paired
 * @param values of the seeds; infinite where one was worse than any number or its goal was not reached, NaN where that
 *     leaves even the sign open; empty where nothing is paired
 * @param count how many seeds; of two groups, the smaller number
 * @param missing how many seeds of the results have no value
 * @param estimate of the mean, or of the other centre; of a ratio, that of two means; the median where some values are
 *     infinite; NaN without seeds, or where it is not known
 * @param standardized the estimate in standard deviations of a seed's value; NaN where there is none, infinite without
 *     spread
 * @param interval 95 %, of the t test that is part of the decision; from −∞ to ∞ below 2 seeds or with infinite values
 * @param student 95 % by Student's t, or Welch's
 * @param bootstrap 95 %, bias-corrected and accelerated
 * @param pT two-sided, Student's t or Welch's, of no difference; NaN for a level, as are the next two
 * @param pRanks two-sided, Wilcoxon's signed ranks or rank sums
 * @param pExact two-sided, sign flips or permutations; the sign test where some values are infinite
 * @param inside the evidence that the mean lies between {@code low} and {@code high}
 * @param superiority how likely a seed's value is above 0, with its interval
 * @param low lower end of the values with which the claim is true, of an interaction: with which there is none that
 *     counts; −∞ when there is no such end
 * @param high upper end, in the same way; ∞ when there is none
 * @param outcome what can be said of the two
 */
public record Comparison(
        String label,
        Contrast.Kind kind,
        Contrast.Centre centre,
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
        Inside inside,
        Optional<Superiority> superiority,
        double low,
        double high,
        ComparisonOutcome outcome) {
    static final double LEVEL = 0.95;
    static final Interval EVERYTHING = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** Whether seeds are matched. */
    public enum Pairing {
        PAIRED,
        INDEPENDENT
    }

    /**
     * One-sided p-values of the statement that a mean lies between two bounds.
     *
     * @param p of the tests that decide; NaN without bounds
     * @param tost of two one-sided t tests alone (Lakens 2017, "Equivalence tests"); NaN where a bound is infinite or a
     *     value is not known
     */
    public record Inside(double p, double tost) {
        private static Inside of(Analysis.Shown shown, Optional<TTest> t) {
            boolean low = shown.low() != Double.NEGATIVE_INFINITY;
            boolean high = shown.high() != Double.POSITIVE_INFINITY;
            if (!low && !high) {
                return new Inside(Double.NaN, Double.NaN);
            }
            return new Inside(
                    ComparisonOutcome.inside(shown),
                    low && high && t.isPresent()
                            ? Math.max(t.get().above(shown.low()), t.get().below(shown.high()))
                            : Double.NaN);
        }
    }

    /** Two selections of conditions, the first less the second. */
    public static Comparison between(Observations results, Measure measure, Selection first, Selection second) {
        return of(
                new Analysis.Shown(
                        results.difference(measure, first, second), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
                results.seedsOfCondition());
    }

    /** @param all how many seeds the results have */
    static Comparison of(Analysis.Shown shown, int all) {
        return switch (shown.contrast()) {
            case Contrast.Blocked blocked -> paired(shown, blocked, all);
            case Contrast.Independent independent -> independent(shown, independent);
            case MedianContrast median ->
                of(shown.of(median.of()), all).asTested(shown, median.middle(), Inverted.ofMedian(median), EVERYTHING);
            case RatioContrast quotient -> ofRatio(shown, quotient, all);
            case FrequencyContrast frequency ->
                of(shown.of(frequency.of()), all)
                        .withValues(new double[0])
                        .asTested(shown, frequency.middle(), Inverted.ofFrequency(frequency), EVERYTHING);
        };
    }

    private static Comparison ofRatio(Analysis.Shown shown, RatioContrast quotient, int all) {
        Comparison difference = of(shown.of(quotient.less(1)), all);
        boolean tested = difference.count > 1 && quotient.isExact();
        Comparison ratio = difference.asTested(
                shown,
                quotient.isExact() ? quotient.middle() : middle(quotient),
                tested ? Inverted.ofQuotient(quotient) : EVERYTHING,
                tested && quotient.centre() == Contrast.Centre.MEAN
                        ? Inverted.ofQuotientByStudent(quotient)
                        : EVERYTHING);
        return difference.pairing == Pairing.PAIRED
                ? ratio.withValues(quotient.ratios().stream()
                        .mapToDouble(Comparison::exactly)
                        .toArray())
                : ratio;
    }

    private static double middle(RatioContrast quotient) {
        double low =
                median(quotient.ratios().stream().mapToDouble(ValueRange::low).toArray());
        double high =
                median(quotient.ratios().stream().mapToDouble(ValueRange::high).toArray());
        return low == high ? low : Double.NaN;
    }

    private static double exactly(ValueRange value) {
        return value.low() == value.high() ? value.low() : Double.NaN;
    }

    /** The same as another contrast sees it, whose intervals are made of its own tests. */
    private Comparison asTested(Analysis.Shown by, double newEstimate, Interval newInterval, Interval newStudent) {
        boolean ofDifference = by.kind() == Contrast.Kind.RATIO && by.contrast().centre() == Contrast.Centre.MEAN;
        boolean isShare = by.contrast().centre() == Contrast.Centre.SHARE;
        return new Comparison(
                by.contrast().label(),
                by.kind(),
                estimated(by.contrast()),
                pairing,
                seeds,
                values,
                count,
                missing,
                newEstimate,
                ofDifference ? standardized : Double.NaN,
                newInterval,
                newStudent,
                EVERYTHING,
                ofDifference ? pT : Double.NaN,
                isShare ? Double.NaN : pRanks,
                isShare ? Double.NaN : pExact,
                Inside.of(by, Optional.empty()),
                isShare ? Optional.empty() : superiority,
                by.low(),
                by.high(),
                ComparisonOutcome.of(by, newInterval));
    }

    /** Infinite values have no mean. */
    private static Contrast.Centre estimated(Contrast contrast) {
        return contrast.centre() == Contrast.Centre.MEAN && !contrast.isExact()
                ? Contrast.Centre.MEDIAN
                : contrast.centre();
    }

    private Comparison withValues(double[] others) {
        return new Comparison(
                label,
                kind,
                centre,
                pairing,
                seeds,
                others,
                count,
                missing,
                estimate,
                standardized,
                interval,
                student,
                bootstrap,
                pT,
                pRanks,
                pExact,
                inside,
                superiority,
                low,
                high,
                outcome);
    }

    private static Comparison paired(Analysis.Shown shown, Contrast.Blocked contrast, int all) {
        double[] values =
                contrast.values().stream().mapToDouble(Comparison::known).toArray();
        boolean exact = contrast.isExact();
        boolean tested = exact && values.length > 1;
        boolean difference = shown.kind() == Contrast.Kind.DIFFERENCE;
        TTest t = tested ? TTest.oneSample(values, contrast.overlap()) : null;
        Interval interval = tested
                ? SkewRobustT.oneSample(values, contrast.overlap(), contrast.skewness())
                        .interval(LEVEL)
                : EVERYTHING;
        return new Comparison(
                contrast.label(),
                shown.kind(),
                estimated(contrast),
                Pairing.PAIRED,
                contrast.names(),
                values,
                values.length,
                all - values.length,
                exact ? mean(values) : middle(contrast),
                tested ? standardized(mean(values), deviation(values)) : Double.NaN,
                interval,
                tested ? t.interval(LEVEL) : EVERYTHING,
                tested ? Bootstrap.bca(values, LEVEL) : EVERYTHING,
                tested && difference ? t.twoSided(0) : Double.NaN,
                tested && difference ? Wilcoxon.signedRank(values, 0).twoSided() : Double.NaN,
                values.length < 1 || !difference
                        ? Double.NaN
                        : exact ? SignFlips.test(values, 0).twoSided() : bySigns(contrast),
                Inside.of(shown, Optional.ofNullable(t)),
                values.length < 1 || !difference
                        ? Optional.empty()
                        : Optional.of(Superiority.paired(signs(contrast), LEVEL)),
                shown.low(),
                shown.high(),
                ComparisonOutcome.of(shown, interval));
    }

    /** A value that is known; infinite where it is at least, or at most, something on that side of 0; else NaN. */
    private static double known(ValueRange value) {
        if (value.low() == value.high()) {
            return value.low();
        }
        if (value.low() > 0 && value.high() == Double.POSITIVE_INFINITY) {
            return Double.POSITIVE_INFINITY;
        }
        return value.high() < 0 && value.low() == Double.NEGATIVE_INFINITY ? Double.NEGATIVE_INFINITY : Double.NaN;
    }

    private static double middle(Contrast.Blocked contrast) {
        double low = median(contrast.lows());
        double high = median(contrast.highs());
        return low <= high ? known(new ValueRange(low, high)) : Double.NaN;
    }

    /** Seed by seed what is known of the sign; of what may be either, nothing. */
    private static double[] signs(Contrast.Blocked contrast) {
        return contrast.values().stream()
                .mapToDouble(value -> value.low() > 0 ? value.low() : Math.min(value.high(), 0))
                .toArray();
    }

    /** The sign test where values are known by their bounds only: each side at worst. */
    private static double bySigns(Contrast.Blocked contrast) {
        double above = SignTest.test(contrast.lows(), 0).above();
        double below = SignTest.test(contrast.highs(), 0).below();
        return Math.min(1, 2 * Math.min(above, below));
    }

    private static Comparison independent(Analysis.Shown shown, Contrast.Independent contrast) {
        double[] a = contrast.firstLows();
        double[] b = contrast.secondLows();
        boolean tested = contrast.isExact() && contrast.seeds() > 1;
        boolean some = contrast.seeds() > 0;
        double difference = contrast.isExact() && some ? mean(a) - mean(b) : middle(contrast);
        Interval interval = tested ? SkewRobustT.welch(a, b, contrast.overlap()).interval(LEVEL) : EVERYTHING;
        return new Comparison(
                contrast.label(),
                shown.kind(),
                estimated(contrast),
                Pairing.INDEPENDENT,
                List.of(),
                new double[0],
                contrast.seeds(),
                0,
                difference,
                tested ? standardized(difference, Math.hypot(deviation(a), deviation(b)) / Math.sqrt(2)) : Double.NaN,
                interval,
                tested ? TTest.welch(a, b, contrast.overlap()).interval(LEVEL) : EVERYTHING,
                tested ? Bootstrap.bca(a, b, LEVEL) : EVERYTHING,
                tested ? TTest.welch(a, b, contrast.overlap()).twoSided(0) : Double.NaN,
                some ? byRanks(contrast) : Double.NaN,
                tested ? Permutations.test(a, b, 0).twoSided() : Double.NaN,
                Inside.of(shown, tested ? Optional.of(TTest.welch(a, b, contrast.overlap())) : Optional.empty()),
                some && contrast.isKnown() ? Optional.of(Superiority.unpaired(a, b, LEVEL)) : Optional.empty(),
                shown.low(),
                shown.high(),
                ComparisonOutcome.of(shown, interval));
    }

    /** The difference of medians as far as it is known, each group between its bounds. */
    private static double middle(Contrast.Independent contrast) {
        double low = median(contrast.firstLows()) - median(contrast.secondHighs());
        double high = median(contrast.firstHighs()) - median(contrast.secondLows());
        return low <= high ? known(new ValueRange(low, high)) : Double.NaN;
    }

    /** Rank sums; where values are known by their bounds only, each side at worst. */
    private static double byRanks(Contrast.Independent contrast) {
        if (contrast.isKnown()) {
            return Wilcoxon.rankSum(contrast.firstLows(), contrast.secondLows()).twoSided();
        }
        double above =
                Wilcoxon.rankSum(contrast.firstLows(), contrast.secondHighs()).above();
        double below =
                Wilcoxon.rankSum(contrast.firstHighs(), contrast.secondLows()).below();
        return Math.min(1, 2 * Math.min(above, below));
    }

    private static double standardized(double estimate, double deviation) {
        return estimate == 0 ? 0 : estimate / deviation;
    }

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    static double deviation(double[] values) {
        return TTest.oneSample(values).standardError() * Math.sqrt(values.length);
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
