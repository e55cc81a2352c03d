// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import java.util.Arrays;

/**
 * What the chance that a random subset of values has a large sum does not exceed: Chernoff's bound (1952),
 * {@code P(S ≥ s) ≤ E exp(θ(S − s))} for every θ of at least 0, with the smallest of the right-hand sides. The moment
 * generating function of a sum without replacement is exact: it is the elementary symmetric polynomial of
 * {@code exp(θv)} of that degree, by the number of subsets; the generating function from which Robinson (1982,
 * "Saddlepoint approximations for permutation tests", Journal of the Royal Statistical Society B 44) has his
 * approximation. In the middle of the distribution the bound is ten times the chance or so; of the one largest sum it
 * is the chance itself.
 */
final class SubsetTail {
    /** Golden section. */
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private static final int STEPS = 30;

    private final double[] descending;
    private final int size;

    /**
     * @param values finite
     * @param size of the subsets, from 1 to the number of values less 1
     */
    SubsetTail(double[] values, int size) {
        descending = values.clone();
        Arrays.sort(descending);
        for (int i = 0; i < descending.length / 2; i++) {
            double kept = descending[i];
            descending[i] = descending[descending.length - 1 - i];
            descending[descending.length - 1 - i] = kept;
        }
        this.size = size;
    }

    /**
     * No smaller than the chance that a subset's sum is at least {@code sum}, in [0, 1]. The sum of exponentials is
     * convex in θ; golden sections find its smallest value.
     */
    double atLeast(double sum) {
        double mean = Arrays.stream(descending).average().orElse(0);
        double squares = 0;
        for (double value : descending) {
            squares += (value - mean) * (value - mean);
        }
        int count = descending.length;
        double deviation = Math.sqrt(squares * size / count * (count - size) / (count - 1.0));
        if (deviation == 0 || sum <= size * mean) {
            return 1;
        }
        // The best θ of a normal sum is its distance by its variance. Near the largest sums of all the bound decreases
        // for ever, to their own chance; with eight times that θ hardly anything is left to gain.
        double low = 0;
        double high = 8 * (sum - size * mean) / (deviation * deviation);
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = expected(left, sum);
        double atRight = expected(right, sum);
        for (int step = 0; step < STEPS; step++) {
            if (atLeft <= atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = expected(left, sum);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = expected(right, sum);
            }
        }
        return Math.min(1, Math.min(atLeft, atRight));
    }

    /**
     * {@code E exp(θ(S − s))}, by drawing one value after the other, the largest first: with k chosen among the first
     * i, the next is chosen with probability (size − k)/(count − i). The products of a subset whose sum is at least s
     * are at least 1 all the way, so none of them is lost by underflow; an overflow makes the bound useless and not
     * wrong.
     */
    private double expected(double theta, double sum) {
        int count = descending.length;
        double[] chosen = new double[size + 1];
        chosen[0] = 1;
        for (int i = 0; i < count; i++) {
            double weight = Math.exp(theta * (descending[i] - sum / size));
            int least = Math.max(0, size - (count - i));
            for (int k = Math.min(size - 1, i); k >= least; k--) {
                double share = (double) (size - k) / (count - i);
                chosen[k + 1] += chosen[k] * share * weight;
                chosen[k] *= 1 - share;
            }
        }
        return Double.isNaN(chosen[size]) ? Double.POSITIVE_INFINITY : chosen[size];
    }
}
