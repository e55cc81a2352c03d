// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import dev.ceteris.evidence.statistics.SkewnessEstimate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A one-sided hypothesis: a contrast lies above a bound, or below it.
 *
 * @param side of the bound
 * @param bound in the contrast's unit
 */
public record Inequality(Contrast contrast, Side side, double bound) {
    public enum Side {
        ABOVE,
        BELOW
    }

    static Inequality above(Contrast contrast, double bound) {
        return new Inequality(contrast, Side.ABOVE, bound);
    }

    static Inequality below(Contrast contrast, double bound) {
        return new Inequality(contrast, Side.BELOW, bound);
    }

    /** The p-value of the claim that it holds, before the {@link Contrast#floor} of its contrast. */
    double p() {
        return side == Side.ABOVE ? contrast.unflooredAbove(bound) : contrast.unflooredBelow(bound);
    }

    /** The mean distance of its contrast from the bound; negative on the wrong side. */
    double reach() {
        double middle = contrast.middle();
        return side == Side.ABOVE ? middle - bound : bound - middle;
    }

    /** The inequality that holds where this one does not. */
    Inequality negated() {
        return new Inequality(contrast, side == Side.ABOVE ? Side.BELOW : Side.ABOVE, bound);
    }

    /** The same as a statement about a weighted sum of conditions, where it is one. */
    public Inequality linear() {
        return contrast instanceof RatioContrast quotient ? new Inequality(quotient.less(bound), side, 0) : this;
    }

    /**
     * How often it holds of a seed's value.
     *
     * @param times share of the values that it holds of, in [0, 1]
     * @param share that {@code times} has to exceed, in [0, 1]
     */
    public record Often(double times, double share) {}

    /** How often it holds, where nothing else counts; empty where it is about means. */
    public Optional<Often> often() {
        return switch (linear().contrast) {
            case Contrast.Blocked _, Contrast.Independent _, RatioContrast _ -> Optional.empty();
            case MedianContrast median -> Optional.of(new Often(times(median, this::isInside), MedianContrast.HALF));
            case FrequencyContrast frequency ->
                Optional.of(
                        side == Side.ABOVE
                                ? new Often(times(frequency, value -> value.low() > frequency.beyond()), bound)
                                : new Often(times(frequency, value -> value.high() <= frequency.beyond()), 1 - bound));
        };
    }

    private boolean isInside(ValueRange value) {
        double linear = linear().bound;
        return side == Side.ABOVE ? value.low() > linear : value.high() < linear;
    }

    private static double times(Contrast contrast, Predicate<ValueRange> holds) {
        List<ValueRange> values = FrequencyContrast.values(contrast);
        return (double) values.stream().filter(holds).count() / values.size();
    }

    /** The skewness of a seed's distance from the bound. */
    public SkewnessEstimate skewness() {
        SkewnessEstimate skewness = ((Contrast.Blocked) contrast).skewness();
        return side == Side.ABOVE ? skewness : skewness.negated();
    }

    /**
     * Each seed's distance from the bound, negative on the wrong side; the smallest possible where a value is a range.
     */
    public double[] depths() {
        Contrast.Blocked blocked = (Contrast.Blocked) contrast;
        double[] ends = side == Side.ABOVE ? blocked.lows() : blocked.highs();
        double[] depths = new double[ends.length];
        for (int i = 0; i < depths.length; i++) {
            depths[i] = side == Side.ABOVE ? ends[i] - bound : bound - ends[i];
        }
        return depths;
    }
}
