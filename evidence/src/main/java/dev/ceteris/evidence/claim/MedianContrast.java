// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A contrast by its median over seeds instead of its mean: that it lies above a bound says that more than half of all
 * seeds do. The sign test decides (Arbuthnot 1710), which assumes nothing about the distribution of values: no long
 * tail, no outlier and no diverged trial can mislead it. Where nothing is paired, the median is that of the differences
 * of two seeds, one from each group (Hodges and Lehmann 1963).
 *
 * @param of the contrast
 */
public record MedianContrast(Contrast of) implements Contrast {
    static final double HALF = 0.5;

    @Override
    public Centre centre() {
        return Centre.MEDIAN;
    }

    @Override
    public String label() {
        return of.label();
    }

    @Override
    public int seeds() {
        return of.seeds();
    }

    @Override
    public double above(double bound) {
        return FrequencyContrast.moreOften(of, value -> value.low() > bound, HALF);
    }

    @Override
    public double below(double bound) {
        return FrequencyContrast.moreOften(of, value -> value.high() < bound, HALF);
    }

    @Override
    public double middle() {
        return of(FrequencyContrast.values(of));
    }

    /** The value of each seed; of two groups, the difference of each pair of seeds. */
    public List<ValueRange> values() {
        return FrequencyContrast.values(of);
    }

    /**
     * The median of some values, half way between the least and the most that it can be; NaN of none, and where
     * infinities of both signs meet in the middle.
     */
    static double of(List<ValueRange> values) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        double low = middle(values, ValueRange::low);
        double high = middle(values, ValueRange::high);
        return low == high ? low : (low + high) / 2;
    }

    private static double middle(List<ValueRange> values, ToDoubleFunction<ValueRange> end) {
        double[] sorted = values.stream().mapToDouble(end).sorted().toArray();
        double lower = sorted[(sorted.length - 1) / 2];
        double upper = sorted[sorted.length / 2];
        return lower == upper ? lower : (lower + upper) / 2;
    }

    @Override
    public boolean isExact() {
        return of.isExact();
    }

    @Override
    public double overlap() {
        return of.overlap();
    }
}
