// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.verdict;

import dev.ceteris.evidence.claim.Contrast;
import dev.ceteris.evidence.claim.Inequality;
import dev.ceteris.evidence.claim.ValueRange;
import dev.ceteris.evidence.statistics.Dominance;
import dev.ceteris.evidence.statistics.Power;
import dev.ceteris.evidence.statistics.SkewRobustT;
import dev.ceteris.evidence.statistics.SkewnessEstimate;
import java.util.List;

/**
 * How clearly an inequality holds in some results, as if it were so in all: what a number of seeds would make of it.
 */
sealed interface Effect {
    /** How probably so many seeds show it at a level. */
    double power(int seeds, double alpha);

    /** Its distance from the boundary in standard deviations of a seed's value; negative on the wrong side. */
    double clearness();

    /** The effect that results show. */
    static Effect of(Inequality part) {
        return part.often()
                .<Effect>map(often ->
                        new OfOrder(smoothed(often.times(), part.contrast().seeds()), often.share()))
                .orElseGet(() -> ofMean(part.linear()));
    }

    /** That so far all seeds agree does not mean that every seed will. */
    private static double smoothed(double times, int seeds) {
        return (times * seeds + 0.5) / (seeds + 1);
    }

    private static Effect ofMean(Inequality part) {
        return switch (part.contrast()) {
            case Contrast.Independent independent -> {
                double[] a = lows(independent.first());
                double[] b = lows(independent.second());
                double difference = Comparison.mean(a) - Comparison.mean(b) - part.bound();
                int side = part.side() == Inequality.Side.ABOVE ? 1 : -1;
                yield new OfMean(
                        side * difference,
                        Math.hypot(Comparison.deviation(a), Comparison.deviation(b)),
                        SkewnessEstimate.ofSum(List.of(a, b), new double[] {side, -side}),
                        part.contrast().overlap(),
                        true);
            }
            case Contrast _ -> {
                double[] depths = part.depths();
                yield new OfMean(
                        Comparison.mean(depths),
                        Comparison.deviation(depths),
                        part.skewness(),
                        part.contrast().overlap(),
                        false);
            }
        };
    }

    private static double[] lows(List<ValueRange> values) {
        return values.stream().mapToDouble(ValueRange::low).toArray();
    }

    /**
     * How far a mean lies beyond its bound, and how much seeds differ.
     *
     * @param size mean distance to the bound, negative on the wrong side
     * @param skewness of a seed's value, towards the side of the claim
     * @param overlap that keeps the variance of a mean above its product with the variance of a seed, however many
     *     seeds there are
     * @param unpaired whether it is a difference of two groups
     */
    record OfMean(double size, double deviation, SkewnessEstimate skewness, double overlap, boolean unpaired)
            implements Effect {
        @Override
        public double power(int seeds, double alpha) {
            double paid = unpaired && seeds < Contrast.SMALL_GROUP ? alpha / 2 : alpha;
            return Power.ofT(correctedSize(seeds), deviation * Math.sqrt(1 + seeds * overlap), seeds, 0, paid);
        }

        /** The size that counts for the t test, which allows for skewness. */
        private double correctedSize(int seeds) {
            double standardError = deviation * Math.sqrt(1.0 / seeds + overlap);
            if (!(size > 0) || standardError == 0) {
                return size;
            }
            return standardError
                    * SkewRobustT.of(size, standardError, skewness, seeds).smallest(0);
        }

        /** Where nothing varies there is certainty, of one or the other. */
        @Override
        public double clearness() {
            return size == 0 ? 0 : size / deviation;
        }
    }

    /**
     * How often a seed's value lies beyond a bound.
     *
     * @param times how often, above 0 and below 1
     * @param share that has to be exceeded
     */
    record OfOrder(double times, double share) implements Effect {
        @Override
        public double power(int seeds, double alpha) {
            if (share <= 0 || share >= 1) {
                return share <= 0 ? 1 : 0;
            }
            return Dominance.power(times, seeds, share, alpha);
        }

        @Override
        public double clearness() {
            return (times - share) / Math.sqrt(times * (1 - times));
        }
    }
}
