// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * Friedman's test (1937) of k conditions in n blocks, data sets say: whether all conditions are ranked alike. Equal
 * values of a block share the mean of their ranks; infinite values are ranked like others.
 *
 * <p>{@code χ² = 12n/(k(k + 1))·(ΣR² − k(k + 1)²/4)} of the mean ranks R; corrected for ties it is divided by
 * {@code 1 − Σ(t³ − t)/(nk(k² − 1))}. χ² is too careful for few blocks; Iman and Davenport (1980) therefore take
 * {@code F = (n − 1)χ²/(n(k − 1) − χ²)}, here as in Demšar (2006, section 3.2.2) from the χ² without correction.
 *
 * <p>Where every block is tied throughout, χ² is 0 and its p-value 1; where all blocks agree, F is ∞ and its p-value 0.
 *
 * @param meanRanks of each condition, from 1 to k, in the order given
 * @param chiSquare without correction for ties
 * @param chiSquareTieCorrected as R's {@code friedman.test} and SciPy have it; equal to {@code chiSquare} without ties
 * @param chiSquareP p-value of {@code chiSquareTieCorrected}, k − 1 degrees of freedom
 * @param imanDavenport F; at least 0, may be ∞
 * @param imanDavenportP its p-value, k − 1 and (k − 1)(n − 1) degrees of freedom
 */
public record Friedman(
        double[] meanRanks,
        double chiSquare,
        double chiSquareTieCorrected,
        double chiSquareP,
        double imanDavenport,
        double imanDavenportP) {
    /**
     * Of one value for each condition in each block.
     *
     * @param blocks one row for each block, at least 2, of one value for each condition, at least 2; not NaN
     * @param rank which value of a row has rank 1
     */
    public static Friedman of(double[][] blocks, Rank rank) {
        int k = SampleChecks.columns(blocks, 2);
        int n = blocks.length;
        if (n < 2) {
            throw new IllegalArgumentException("there is 1 block, expected at least 2");
        }
        double[] meanRanks = new double[k];
        double cubes = 0;
        for (double[] block : blocks) {
            Ranks ranks = Ranks.of(rank == Rank.LOWEST_FIRST ? block : negated(block));
            cubes += ranks.cubes();
            for (int condition = 0; condition < k; condition++) {
                meanRanks[condition] += ranks.doubled()[condition];
            }
        }
        double squares = 0;
        for (int condition = 0; condition < k; condition++) {
            meanRanks[condition] /= 2.0 * n;
            double deviation = meanRanks[condition] - (k + 1) / 2.0;
            squares += deviation * deviation;
        }
        double chiSquare = 12.0 * n / (k * (k + 1.0)) * squares;
        double untied = 1 - cubes / (n * (double) k * ((double) k * k - 1));
        double corrected = untied == 0 ? 0 : chiSquare / untied;
        double most = n * (k - 1.0);
        double f =
                most - chiSquare <= 1e-12 * most ? Double.POSITIVE_INFINITY : (n - 1) * chiSquare / (most - chiSquare);
        return new Friedman(
                meanRanks,
                chiSquare,
                corrected,
                ChiSquaredDistribution.of(k - 1).survivalProbability(corrected),
                f,
                f == Double.POSITIVE_INFINITY
                        ? 0
                        : FDistribution.of(k - 1, (k - 1.0) * (n - 1)).survivalProbability(f));
    }

    private static double[] negated(double[] values) {
        return Arrays.stream(values).map(value -> -value).toArray();
    }
}
