// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

/**
 * How probable each whole number from 0 on is as the value of a statistic: the exact null distribution of sums of
 * ranks. All terms are positive, so small tails are as exact as large ones.
 */
final class Counts {
    private Counts() {}

    /** The sum of those weights whose coin shows heads; weights at least 0. */
    static double[] ofHeads(int[] weights) {
        int most = 0;
        for (int weight : weights) {
            most += weight;
        }
        double[] probabilities = new double[most + 1];
        probabilities[0] = 1;
        int reached = 0;
        for (int weight : weights) {
            reached += weight;
            for (int sum = reached; sum >= 0; sum--) {
                double without = probabilities[sum];
                double with = sum >= weight ? probabilities[sum - weight] : 0;
                probabilities[sum] = (without + with) / 2;
            }
        }
        return probabilities;
    }

    /** The sum of {@code chosen} of the weights, drawn without replacement; weights at least 0. */
    static double[] ofChosen(int[] weights, int chosen) {
        int most = 0;
        for (int weight : weights) {
            most += weight;
        }
        double[][] probabilities = new double[chosen + 1][most + 1];
        probabilities[0][0] = 1;
        for (int i = 0; i < weights.length; i++) {
            int left = weights.length - i;
            for (int taken = Math.min(i, chosen); taken >= Math.max(0, chosen - left); taken--) {
                double share = (double) (chosen - taken) / left;
                for (int sum = 0; sum <= most; sum++) {
                    double here = probabilities[taken][sum];
                    probabilities[taken][sum] = here * (1 - share);
                    if (here * share > 0) {
                        probabilities[taken + 1][sum + weights[i]] += here * share;
                    }
                }
            }
        }
        return probabilities[chosen];
    }

    /** Σ i·w(i), i from 1 on, over all orders of the weights. */
    static double[] ofOrders(int[] weights) {
        int count = weights.length;
        int most = 0;
        for (int weight : weights) {
            most += count * weight;
        }
        double[][] bySubset = new double[1 << count][];
        bySubset[0] = new double[most + 1];
        bySubset[0][0] = 1;
        for (int subset = 1; subset < bySubset.length; subset++) {
            int place = Integer.bitCount(subset);
            bySubset[subset] = new double[most + 1];
            for (int last = 0; last < count; last++) {
                if ((subset >> last & 1) == 1) {
                    shift(bySubset[subset ^ 1 << last], place * weights[last], 1.0 / place, bySubset[subset]);
                }
            }
        }
        return bySubset[bySubset.length - 1];
    }

    private static void shift(double[] from, int distance, double factor, double[] to) {
        for (int i = 0; i < Math.min(from.length, to.length - distance); i++) {
            to[i + distance] += factor * from[i];
        }
    }

    /** The sum of two independent numbers. */
    static double[] sum(double[] one, double[] other) {
        double[] sum = new double[one.length + other.length - 1];
        int first = 0;
        while (one[first] == 0) {
            first++;
        }
        int last = one.length - 1;
        while (one[last] == 0) {
            last--;
        }
        for (int i = 0; i < other.length; i++) {
            if (other[i] > 0) {
                for (int j = first; j <= last; j++) {
                    sum[i + j] += other[i] * one[j];
                }
            }
        }
        return sum;
    }

    /** The tails from a value on in both directions, the value itself in both. */
    static OneSided tails(double[] probabilities, int value) {
        double above = 0;
        for (int i = probabilities.length - 1; i >= value; i--) {
            above += probabilities[i];
        }
        double below = 0;
        for (int i = 0; i <= value; i++) {
            below += probabilities[i];
        }
        return new OneSided(Math.min(1, above), Math.min(1, below));
    }
}
