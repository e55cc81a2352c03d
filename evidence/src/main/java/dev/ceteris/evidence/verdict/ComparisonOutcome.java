// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.verdict;

import dev.ceteris.evidence.claim.Analysis;
import dev.ceteris.evidence.claim.Contrast;
import dev.ceteris.evidence.statistics.Interval;

/** The result of a comparison, as its 95 % interval shows it: the absence of a difference is not equivalence. */
public enum ComparisonOutcome {
    DIFFERENT("different"),
    EQUIVALENT("equivalent"),
    /** There is a difference, and it is too small to matter. */
    BOTH("different, but by less than the margin"),
    NEITHER("neither different nor equivalent"),
    /** Of a difference without a margin. */
    NOT_DIFFERENT("not different"),
    /** Of a level or a probability: on the right side of every bound. */
    INSIDE("within its bounds"),
    /** In the same way: on the wrong side of a bound. */
    OUTSIDE("beyond its bounds"),
    /** It could be either. */
    UNSETTLED("neither within its bounds for sure nor beyond them");

    private final String words;

    ComparisonOutcome(String words) {
        this.words = words;
    }

    /** As a sentence says it. */
    public String words() {
        return words;
    }

    /** @param interval 95 % of what is shown; unbounded where there is none */
    static ComparisonOutcome of(Analysis.Shown shown, Interval interval) {
        return switch (shown.kind()) {
            case DIFFERENCE, RATIO -> ofDifference(shown, interval);
            case PROBABILITY, LEVEL -> ofBounded(shown, interval);
        };
    }

    private static ComparisonOutcome ofBounded(Analysis.Shown shown, Interval interval) {
        boolean low = shown.low() != Double.NEGATIVE_INFINITY;
        boolean high = shown.high() != Double.POSITIVE_INFINITY;
        if ((low || high) && isInside(shown, interval)) {
            return INSIDE;
        }
        boolean outside = isBounded(interval)
                ? interval.high() < shown.low() || interval.low() > shown.high()
                : 2
                                * Math.min(
                                        low ? shown.contrast().below(shown.low()) : 1,
                                        high ? shown.contrast().above(shown.high()) : 1)
                        <= InterimAnalyses.ALPHA;
        return outside ? OUTSIDE : UNSETTLED;
    }

    private static ComparisonOutcome ofDifference(Analysis.Shown shown, Interval interval) {
        Contrast contrast = shown.contrast();
        double equal = shown.kind().equal();
        boolean different = isBounded(interval)
                ? !interval.contains(equal)
                : 2 * Math.min(contrast.above(equal), contrast.below(equal)) <= InterimAnalyses.ALPHA;
        boolean banded = Double.isFinite(shown.low()) && Double.isFinite(shown.high()) && shown.low() < shown.high();
        if (banded && isInside(shown, interval)) {
            return different ? BOTH : EQUIVALENT;
        }
        if (different) {
            return DIFFERENT;
        }
        return banded ? NEITHER : NOT_DIFFERENT;
    }

    /** What the interval shows, where there is one; else what two-sided tests say. */
    private static boolean isInside(Analysis.Shown shown, Interval interval) {
        return isBounded(interval)
                ? interval.low() > shown.low() && interval.high() < shown.high()
                : 2 * inside(shown) <= InterimAnalyses.ALPHA;
    }

    private static boolean isBounded(Interval interval) {
        return Double.isFinite(interval.low()) && Double.isFinite(interval.high());
    }

    /** The p-value of the claim that a mean lies between its bounds; 0 without bounds. */
    static double inside(Analysis.Shown shown) {
        return Math.max(
                shown.low() == Double.NEGATIVE_INFINITY ? 0 : shown.contrast().above(shown.low()),
                shown.high() == Double.POSITIVE_INFINITY ? 0 : shown.contrast().below(shown.high()));
    }
}
