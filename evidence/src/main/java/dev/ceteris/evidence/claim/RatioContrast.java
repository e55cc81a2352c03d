// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * One condition as a share of another, for claims whose margin is a share: the ratio of two means, which lies below a
 * bound where the first mean is less than so many times the second. What is tested is that difference, so nothing is
 * assumed about the distribution of ratios (Fieller 1954). Both have to be above 0.
 *
 * @param results that have both
 * @param measure of both
 */
public record RatioContrast(Observations results, Measure measure, Selection first, Selection second)
        implements Contrast {
    /** The difference of the first and so many times the second. */
    public Contrast less(double times) {
        return results.difference(measure, first, times, second);
    }

    @Override
    public String label() {
        return first.text() + " / " + second.text();
    }

    @Override
    public Centre centre() {
        return less(1).centre();
    }

    @Override
    public int seeds() {
        return less(1).seeds();
    }

    @Override
    public double above(double bound) {
        return less(bound).above(0);
    }

    @Override
    public double below(double bound) {
        return less(bound).below(0);
    }

    @Override
    public double floor() {
        return less(1).floor();
    }

    @Override
    public double unflooredAbove(double bound) {
        return less(bound).unflooredAbove(0);
    }

    @Override
    public double unflooredBelow(double bound) {
        return less(bound).unflooredBelow(0);
    }

    /**
     * The ratio of the two means; the median of the ratios where the claim is about medians, and where not all values
     * are numbers.
     */
    @Override
    public double middle() {
        return centre() == Centre.MEDIAN || !isExact()
                ? MedianContrast.of(ratios())
                : mean(pairs().map(Two::first)) / mean(pairs().map(Two::second));
    }

    private static double mean(Stream<ValueRange> values) {
        return values.mapToDouble(ValueRange::middle).average().orElse(Double.NaN);
    }

    @Override
    public boolean isExact() {
        return less(1).isExact();
    }

    @Override
    public double overlap() {
        return less(1).overlap();
    }

    /** The ratio of each seed; of two groups, that of each pair of seeds. */
    public List<ValueRange> ratios() {
        return pairs().map(pair -> pair.first().by(pair.second())).toList();
    }

    private record Two(ValueRange first, ValueRange second) {}

    /** What each seed has of both; of two groups, each pair of seeds. */
    private Stream<Two> pairs() {
        SequencedMap<String, ValueRange> numerators = results.values(first, measure);
        SequencedMap<String, ValueRange> denominators = results.values(second, measure);
        boolean paired = numerators.keySet().stream().anyMatch(denominators::containsKey);
        return numerators.entrySet().stream()
                .flatMap(one -> denominators.entrySet().stream()
                        .filter(other -> !paired || one.getKey().equals(other.getKey()))
                        .map(other -> new Two(one.getValue(), other.getValue())));
    }
}
