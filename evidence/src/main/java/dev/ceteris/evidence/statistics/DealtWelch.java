// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import java.util.Arrays;

/**
 * Welch's t of many ways of dealing values out to two samples. It needs the sum of the first sample and of its squares
 * alone, since both samples together stay the same; where that loses too many digits, t is taken from the values. All
 * values are taken from their common mean, so that an offset costs no digits. What is below 1e-12 of the largest value
 * is rounding and counts as 0.
 */
final class DealtWelch {
    /** Of the largest value. */
    private static final double ROUNDING = 1e-12;

    /** With less of the spread left within the samples, a difference of sums of squares has too few digits. */
    private static final double FEW_DIGITS = 1e-4;

    /** Of a sum: more than the rounding of a sum of a thousand values near 1, and less than any difference. */
    private static final double SUM_ROUNDING = 1e-13;

    /** As many ways as leave their sums in the nearest cache. */
    private static final int BLOCK = 512;

    private final int size;
    private final Deals deals;
    private final double smallest;
    private final double[] centred;
    private final EightSums sums;
    private final EightSums squares;

    /** @param size of the first sample, whose values come first */
    DealtWelch(double[] values, int size, Deals deals) {
        this.size = size;
        this.deals = deals;
        smallest = ROUNDING * Arrays.stream(values).map(Math::abs).max().orElse(0);
        centred = centred(centred(values)); // the first mean has digits of the offset alone
        sums = new EightSums(centred);
        squares =
                new EightSums(Arrays.stream(centred).map(value -> value * value).toArray());
    }

    private static double[] centred(double[] values) {
        double mean = Moments.of(values, 2).mean();
        return Arrays.stream(values).map(value -> value - mean).toArray();
    }

    double observed() {
        return t(0);
    }

    /** The share of ways with a t of at least {@code least}, and with one of at most {@code most}. */
    OneSided shares(double least, double most) {
        return 2 * size == centred.length ? bySums(least, most) : bySquares(least, most);
    }

    /** Of samples of the same size, whose t grows with the sum of the first. */
    private OneSided bySums(double least, double most) {
        double from = from(least);
        double to = -from(-most);
        long above = 0;
        long below = 0;
        double[] firsts = new double[BLOCK];
        for (int start = 0; start < deals.ways(); start += BLOCK) {
            int count = Math.min(BLOCK, deals.ways() - start);
            sums.sum(deals, start, count, firsts);
            for (int i = 0; i < count; i++) {
                above += firsts[i] >= from ? 1 : 0;
                below += firsts[i] <= to ? 1 : 0;
            }
        }
        return OneSided.shares(above, below, deals.ways());
    }

    /** The smallest sum of the first of two samples of the same size that counts as a t of at least that. */
    private double from(double t) {
        double zero = smallest * size / 2;
        double sum = sumAt(Math.abs(t));
        return t > 0
                ? Math.max(sum * (1 - SUM_ROUNDING), Math.nextUp(zero))
                : -Math.max(sum * (1 + SUM_ROUNDING), zero);
    }

    /** By the squares of t, with their signs. */
    private OneSided bySquares(double least, double most) {
        double n = size;
        double m = centred.length - size;
        double ofFirst = 1 / (n * (n - 1));
        double ofSecond = 1 / (m * (m - 1));
        double total = Arrays.stream(centred).sum();
        double spread = spread();
        double few = FEW_DIGITS * spread * Math.max(ofFirst, ofSecond);
        double leastSquare = least * Math.abs(least);
        double mostSquare = most * Math.abs(most);
        long above = 0;
        long below = 0;
        double[] firsts = new double[BLOCK];
        double[] ofSquares = new double[BLOCK];
        for (int start = 0; start < deals.ways(); start += BLOCK) {
            int count = Math.min(BLOCK, deals.ways() - start);
            sums.sum(deals, start, count, firsts);
            squares.sum(deals, start, count, ofSquares);
            for (int i = 0; i < count; i++) {
                double first = firsts[i];
                double second = total - first;
                double difference = first / n - second / m;
                double variance = ofFirst * (ofSquares[i] - first * first / n)
                        + ofSecond * (spread - ofSquares[i] - second * second / m);
                if (variance > few && Math.abs(difference) > 2 * smallest) {
                    double square = difference * Math.abs(difference);
                    above += square >= leastSquare * variance ? 1 : 0;
                    below += square <= mostSquare * variance ? 1 : 0;
                } else {
                    double t = Math.abs(difference) < smallest / 2 ? 0 : t(start + i);
                    above += t >= least ? 1 : 0;
                    below += t <= most ? 1 : 0;
                }
            }
        }
        return OneSided.shares(above, below, deals.ways());
    }

    private double spread() {
        double spread = 0;
        for (double value : centred) {
            spread += value * value;
        }
        return spread;
    }

    /** No smaller than the share of all ways, drawn or not, with a t of at least that. */
    double chanceAtLeast(double least) {
        return least > 0 ? new SubsetTail(centred, size).atLeast(sumAt(least) * (1 - ROUNDING)) : 1;
    }

    /** No smaller than the share of all ways with a t of at most that. */
    double chanceAtMost(double most) {
        double[] turned = Arrays.stream(centred).map(value -> -value).toArray();
        return most < 0 ? new SubsetTail(turned, size).atLeast(sumAt(-most) * (1 - ROUNDING)) : 1;
    }

    /**
     * The smallest sum of the first sample with which t can be as large. Of what is left of the spread, SST less
     * {@code d²·nm/(n + m)}, as much as can be belongs to the larger sample, where it counts least: at best
     * {@code γ = 1/(k(k − 1))} for the larger size k. So {@code d² ≥ SST/(1/(t²γ) + nm/(n + m))}; with samples of the
     * same size, t grows with d and nothing is lost.
     */
    private double sumAt(double t) {
        double n = size;
        double m = centred.length - size;
        double larger = Math.max(n, m);
        double harmonic = n * m / (n + m);
        double difference = Math.sqrt(spread() / (larger * (larger - 1) / (t * t) + harmonic));
        return harmonic * difference;
    }

    /** From the values themselves. */
    private double t(int way) {
        double[] first = new double[size];
        double[] second = new double[centred.length - size];
        int taken = 0;
        for (int i = 0; i < centred.length; i++) {
            if (deals.isFirst(way, i)) {
                first[taken++] = centred[i];
            } else {
                second[i - taken] = centred[i];
            }
        }
        double difference = mean(first) - mean(second);
        double deviation = Math.sqrt(varianceOfMean(first) + varianceOfMean(second));
        if (Math.abs(difference) <= smallest) {
            return 0;
        }
        return deviation <= smallest ? Math.copySign(Double.POSITIVE_INFINITY, difference) : difference / deviation;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double varianceOfMean(double[] values) {
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double count = values.length;
        return squares / (count - 1) / count;
    }
}
