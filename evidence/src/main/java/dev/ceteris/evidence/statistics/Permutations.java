// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The two-sample permutation test of a difference of means, studentized (Janssen 1997, "Studentized permutation tests
 * for non-i.i.d. hypotheses and the generalized Behrens–Fisher problem"; Chung and Romano 2013): the p-value is the
 * share of all ways of dealing the values out to the two samples whose Welch t is at least as extreme as the one
 * observed. Exact if the samples differ by a shift alone, and asymptotically right where their spreads differ, too.
 *
 * <p>All ways are taken where there are at most {@value Draws#FLIPS}, else as many are drawn from a fixed seed, the
 * observed one among them. Values of t that differ by rounding only are ties and count against the claim. Two samples
 * without spread have t = ±∞, or 0 where they are equal.
 */
public final class Permutations {
    /** Relative. */
    private static final double ROUNDING = 1e-10;

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
        Deal deal = new Deal(Scale.of(all).down(all), a.length);
        long ways = ways(all.length, a.length);
        boolean exact = ways <= ResamplingSeed.FLIPS;
        RandomGenerator random = ResamplingSeed.start();
        double observed = deal.t();
        double tolerance = Double.isInfinite(observed) ? 0 : ROUNDING * Math.max(1, Math.abs(observed));
        long above = 1;
        long below = 1;
        long taken = exact ? ways : ResamplingSeed.FLIPS;
        for (long way = 1; way < taken; way++) {
            if (exact) {
                deal.next();
            } else {
                deal.shuffle(random);
            }
            double t = deal.t();
            above += t >= observed - tolerance ? 1 : 0;
            below += t <= observed + tolerance ? 1 : 0;
        }
        return OneSided.shares(above, below, taken);
    }

    /** Binomial coefficient, or more than {@link ResamplingSeed#FLIPS} if it is more than that. */
    private static long ways(int count, int chosen) {
        long ways = 1;
        for (int i = 1; i <= Math.min(chosen, count - chosen); i++) {
            ways = ways * (count - i + 1) / i;
            if (ways > ResamplingSeed.FLIPS) {
                return ways;
            }
        }
        return ways;
    }

    /**
     * One way of dealing values out: the first sample's are those at the first {@code size} places of {@code order}.
     */
    private static final class Deal {
        private final double[] values;
        private final int size;
        private final int[] order;
        private final double smallest;

        Deal(double[] values, int size) {
            this.values = values;
            this.size = size;
            order = IntStream.range(0, values.length).toArray();
            double largest = 0;
            for (double value : values) {
                largest = Math.max(largest, Math.abs(value));
            }
            smallest = 1e-12 * largest;
        }

        /** The next combination in lexicographic order, the rest behind it. */
        void next() {
            int count = values.length;
            int turn = size - 1;
            while (order[turn] == count - size + turn) {
                turn--;
            }
            order[turn]++;
            for (int i = turn + 1; i < size; i++) {
                order[i] = order[i - 1] + 1;
            }
            int rest = size;
            int chosen = 0;
            for (int i = 0; i < count; i++) {
                if (chosen < size && order[chosen] == i) {
                    chosen++;
                } else {
                    order[rest++] = i;
                }
            }
        }

        void shuffle(RandomGenerator random) {
            for (int i = 0; i < size; i++) {
                int other = i + random.nextInt(order.length - i);
                int kept = order[i];
                order[i] = order[other];
                order[other] = kept;
            }
        }

        /** Welch's; what is below 1e-12 of the largest value is rounding and counts as 0. */
        double t() {
            double difference = mean(0, size) - mean(size, order.length);
            double variance = varianceOfMean(0, size) + varianceOfMean(size, order.length);
            if (Math.abs(difference) <= smallest) {
                return 0;
            }
            return Math.sqrt(variance) <= smallest
                    ? Math.copySign(Double.POSITIVE_INFINITY, difference)
                    : difference / Math.sqrt(variance);
        }

        private double mean(int from, int to) {
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += values[order[i]];
            }
            return sum / (to - from);
        }

        private double varianceOfMean(int from, int to) {
            double mean = mean(from, to);
            double squares = 0;
            for (int i = from; i < to; i++) {
                double deviation = values[order[i]] - mean;
                squares += deviation * deviation;
            }
            double count = to - from;
            return squares / (count - 1) / count;
        }
    }
}
