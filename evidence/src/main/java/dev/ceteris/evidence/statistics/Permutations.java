// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import java.util.stream.IntStream;

/**
 * The two-sample permutation test of a difference of means, studentized (Janssen 1997, "Studentized permutation tests
 * for non-i.i.d. hypotheses and the generalized Behrens–Fisher problem"; Chung and Romano 2013): the p-value is the
 * share of all ways of dealing the values out to the two samples whose Welch t is at least as extreme as the one
 * observed. Exact if the samples differ by a shift alone, and asymptotically right where their spreads differ, too.
 *
 * <p>All ways are taken where there are at most {@value ResamplingSeed#FLIPS}, else as many are drawn from a fixed
 * seed, the observed one among them. As few as one of {@value ResamplingSeed#FLIPS} is still too many for a level that
 * several hypotheses and analyses share; therefore p is then a bound of the share of all ways ({@link SubsetTail})
 * where that is smaller, for up to {@value #BOUND_UP_TO} values. The bound replaces the smallest share alone, so both
 * keep their level: no drawn share is below it, and no level above it is reached by the bound first. Values of t that
 * differ by rounding only are ties and count against the claim. Two samples without spread have t = ±∞, or 0 where
 * they are equal.
 */
public final class Permutations {
    /** Relative. */
    private static final double ROUNDING = 1e-10;

    /** What no share of drawn ways is below. */
    private static final double SMALLEST = 1.0 / ResamplingSeed.FLIPS;

    private static final int BOUND_UP_TO = 1000;

    private Permutations() {}

    /**
     * Whether {@code mean(a) − mean(b)} lies above a bound, and whether below it.
     *
     * @param a at least two, finite
     * @param b at least two, finite
     * @param bound finite; it is taken from the values of {@code a}
     */
    public static OneSided test(double[] a, double[] b, double bound) {
        SampleChecks.finite(a, 2);
        SampleChecks.finite(b, 2);
        SampleChecks.finite("bound", bound);
        double[] all = IntStream.range(0, a.length + b.length)
                .mapToDouble(i -> i < a.length ? a[i] - bound : b[i - a.length])
                .toArray();
        Deals deals = Deals.of(all.length, a.length);
        DealtWelch dealt = new DealtWelch(Scale.of(all).down(all), a.length, deals);
        double observed = dealt.observed();
        double tolerance = Double.isInfinite(observed) ? 0 : ROUNDING * Math.max(1, Math.abs(observed));
        OneSided shares = dealt.shares(observed - tolerance, observed + tolerance);
        if (deals.isExact() || all.length > BOUND_UP_TO) {
            return shares;
        }
        return new OneSided(
                shares.above() > SMALLEST
                        ? shares.above()
                        : Math.min(SMALLEST, dealt.chanceAtLeast(observed - tolerance)),
                shares.below() > SMALLEST
                        ? shares.below()
                        : Math.min(SMALLEST, dealt.chanceAtMost(observed + tolerance)));
    }
}
