// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The sign-flip test (Fisher 1935, "The Design of Experiments", section 21; Lehmann and Romano 2005, section 15.2): if
 * values lie symmetrically about the bound, each deviation could as well have had the other sign. The p-value is the
 * share of all 2ⁿ ways of flipping signs whose sum is at least as extreme as the one observed. It is exact for any
 * spread and any tails; with n values it is never below 2⁻ⁿ.
 *
 * <p>All flips are taken for up to {@value Flips#EXACT_UP_TO} values, else {@value ResamplingSeed#FLIPS} from a fixed
 * seed, the observed one among them (so that p is never 0). As few as one of {@value ResamplingSeed#FLIPS} is still
 * too many for a level that several hypotheses and analyses share; therefore p is no larger than what no distribution
 * of signs exceeds: of any weighted sum of signs with variance 1, {@code P(S ≥ x) ≤ 2e³/9 · (1 − Φ(x))} (Pinelis
 * 1994, "Extremal probabilistic problems and Hotelling's T² test under a symmetry condition", Annals of Statistics
 * 22). Sums that differ by rounding only are ties and count against the claim.
 */
public final class SignFlips {
    /**
     * Of the sum of sizes: far above the rounding of a sum of a hundred numbers, far below any difference that means
     * something.
     */
    private static final double ROUNDING = 1e-12;

    /** Pinelis's constant. */
    private static final double MOST_OF_NORMAL = 2 * Math.E * Math.E * Math.E / 9;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Ways of flipping eight signs. */
    private static final int PATTERNS = 1 << Byte.SIZE;

    /** As many ways as leave their sums in the nearest cache. */
    private static final int BLOCK = 512;

    private SignFlips() {}

    /**
     * Whether the values lie above a bound, and whether below it.
     *
     * @param values at least one, finite
     * @param bound finite; deviations from it of 0 stay 0 whatever their sign
     */
    public static OneSided test(double[] values, double bound) {
        SampleChecks.finite(values, 1);
        SampleChecks.finite("bound", bound);
        double[] unscaled = Arrays.stream(values).map(value -> value - bound).toArray();
        double[] deviations = Scale.of(unscaled).down(unscaled);
        double observed = 0;
        double sizes = 0;
        for (double deviation : deviations) {
            observed += deviation;
            sizes += Math.abs(deviation);
        }
        Flips flips = Flips.of(values.length);
        double[][] sums = sums(new double[][] {deviations});
        double least = observed - ROUNDING * sizes;
        double most = observed + ROUNDING * sizes;
        if (flips.isExact()) {
            return counted(sums, least, most);
        }
        OneSided shares = drawn(sums, flips, least, most);
        double length = 0;
        for (double deviation : deviations) {
            length = Math.hypot(length, deviation);
        }
        double x = length == 0 ? 0 : observed / length;
        return new OneSided(Math.min(shares.above(), most(x)), Math.min(shares.below(), most(-x)));
    }

    /**
     * All flips: each sum of the first eight with each of the others. In order of their size, so that those that reach
     * a number are counted without adding all of them up.
     */
    private static OneSided counted(double[][] sums, double least, double most) {
        double[] first = sums[0].clone();
        double[] second = sums.length == 1 ? new double[1] : sums[1].clone();
        Arrays.sort(first);
        Arrays.sort(second);
        long above = 0;
        long below = 0;
        int atLeast = second.length;
        int beyond = second.length;
        for (double sum : first) {
            while (atLeast > 0 && sum + second[atLeast - 1] >= least) {
                atLeast--;
            }
            while (beyond > 0 && sum + second[beyond - 1] > most) {
                beyond--;
            }
            above += second.length - atLeast;
            below += beyond;
        }
        // Patterns of places without values repeat the same ways.
        return OneSided.shares(above, below, (long) first.length * second.length);
    }

    private static OneSided drawn(double[][] sums, Flips flips, double least, double most) {
        double[] some = new double[BLOCK];
        long above = 0;
        long below = 0;
        for (int start = 0; start < flips.ways(); start += BLOCK) {
            int count = Math.min(BLOCK, flips.ways() - start);
            Arrays.fill(some, 0);
            for (int eight = 0; eight < sums.length; eight++) {
                for (int i = 0; i < count; i++) {
                    some[i] += sums[eight][flips.pattern(start + i, eight)];
                }
            }
            for (int i = 0; i < count; i++) {
                above += some[i] >= least ? 1 : 0;
                below += some[i] <= most ? 1 : 0;
            }
        }
        return OneSided.shares(above, below, flips.ways());
    }

    /** No weighted sum of random signs with variance 1 is at least {@code x} with a higher probability. */
    static double most(double x) {
        return Math.min(1, MOST_OF_NORMAL * NORMAL.survivalProbability(x));
    }

    /**
     * Whether some of several contrasts is above its bound, with the error held for all of them together: the one-sided
     * p-value of "no contrast has a mean above 0" (Westfall and Young 1993, "Resampling-Based Multiple Testing",
     * section 2.6; Romano and Wolf 2005). The statistic is the largest of the contrasts' t; a seed's sign is flipped in
     * all contrasts together, so that what they have in common stays.
     *
     * <p>Flips leave the sum of squares Q of a contrast as it is, and {@code t = √(n − 1)·r/√(1 − r²)} with
     * {@code r = Σ/√(nQ)} grows with r. The largest r is therefore compared, from −1 (t = −∞: no spread about a
     * negative mean) to 1; a contrast of zeros has r = 0.
     *
     * @param contrasts one row for each contrast, one value less its bound for each seed; finite, at least 1 row of at
     *     least 1 value
     */
    public static double maximum(double[][] contrasts) {
        int seeds = SampleChecks.columns(contrasts, 1);
        int count = contrasts.length;
        double[][] shares = new double[count][];
        for (int contrast = 0; contrast < count; contrast++) {
            SampleChecks.finite(contrasts[contrast], 1);
            shares[contrast] = shares(contrasts[contrast]);
        }
        double[][] sums = sums(shares);
        Flips flips = Flips.of(seeds);
        double observed = 0;
        long reached = 0;
        for (int flip = 0; flip < flips.ways(); flip++) {
            double largest = largest(sums, flips, flip, count);
            if (flip == 0) {
                observed = largest;
            }
            reached += largest >= observed - ROUNDING ? 1 : 0;
        }
        double share = (double) reached / flips.ways();
        return flips.isExact() ? share : Math.min(share, count * most(Math.sqrt(seeds) * observed));
    }

    /** Each value by √(nQ), so that their sum is r; zeros where all are 0. */
    private static double[] shares(double[] contrast) {
        double largest = 0;
        for (double value : contrast) {
            largest = Math.max(largest, Math.abs(value));
        }
        double[] shares = new double[contrast.length];
        if (largest == 0) {
            return shares;
        }
        double squares = 0;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = contrast[i] / largest;
            squares += shares[i] * shares[i];
        }
        double length = Math.sqrt(shares.length * squares);
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= length;
        }
        return shares;
    }

    /**
     * For every eight seeds and every way of flipping them, the sums of all rows, one row after the other: an eighth of
     * the additions of each flip.
     */
    private static double[][] sums(double[][] rows) {
        int seeds = rows[0].length;
        double[][] sums = new double[(seeds + Byte.SIZE - 1) / Byte.SIZE][PATTERNS * rows.length];
        for (int eight = 0; eight < sums.length; eight++) {
            int first = eight * Byte.SIZE;
            for (int row = 0; row < rows.length; row++) {
                double[] some =
                        Arrays.copyOfRange(rows[row], first, first + Byte.SIZE); // with zeros where there are no seeds
                sums[eight][row] = Arrays.stream(some).sum();
                for (int pattern = 1; pattern < PATTERNS; pattern++) {
                    double before = sums[eight][(pattern & (pattern - 1)) * rows.length + row];
                    sums[eight][pattern * rows.length + row] =
                            before - 2 * some[Integer.numberOfTrailingZeros(pattern)];
                }
            }
        }
        return sums;
    }

    private static double largest(double[][] sums, Flips flips, int flip, int count) {
        double[] all = new double[count];
        for (int eight = 0; eight < sums.length; eight++) {
            int from = flips.pattern(flip, eight) * count;
            for (int contrast = 0; contrast < count; contrast++) {
                all[contrast] += sums[eight][from + contrast];
            }
        }
        double largest = all[0];
        for (double sum : all) {
            largest = Math.max(largest, sum);
        }
        return largest;
    }
}
