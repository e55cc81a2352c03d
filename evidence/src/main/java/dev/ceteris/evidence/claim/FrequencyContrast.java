// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import dev.ceteris.evidence.statistics.Dominance;
import java.util.List;
import java.util.function.Predicate;

/**
 * How often a contrast lies above a number: the probability that a seed's value does. Nothing but the order of values
 * and that number counts, so a diverged trial counts like any other. Equal to the number is not above it.
 *
 * @param of the contrast
 * @param beyond the number
 */
public record FrequencyContrast(String label, Contrast of, double beyond) implements Contrast {
    @Override
    public Centre centre() {
        return Centre.SHARE;
    }

    @Override
    public int seeds() {
        return of.seeds();
    }

    @Override
    public double above(double bound) {
        return moreOften(of, value -> value.low() > beyond, bound);
    }

    @Override
    public double below(double bound) {
        return moreOften(of, value -> value.high() <= beyond, 1 - bound);
    }

    /** The share that is tested; a value that may lie above or below counts half. */
    @Override
    public double middle() {
        List<ValueRange> values = values(of);
        return values.stream()
                .mapToDouble(value -> value.low() > beyond ? 1 : value.high() <= beyond ? 0 : 0.5)
                .average()
                .orElse(Double.NaN);
    }

    @Override
    public boolean isExact() {
        return of.isExact();
    }

    @Override
    public double overlap() {
        return of.overlap();
    }

    /**
     * The p-value of the claim that something holds of a contrast with more than some probability: of a seed's value,
     * or where nothing is paired of the difference of two seeds, one from each group.
     *
     * @param share the probability, from 0 to 1
     */
    static double moreOften(Contrast of, Predicate<ValueRange> holds, double share) {
        if (of.seeds() == 0 || share == 1) {
            return 1;
        }
        if (of.overlap() > 0) {
            return Contrast.UNCORRECTED;
        }
        List<ValueRange> values = values(of);
        int times = (int) values.stream().filter(holds).count();
        if (share == 0) {
            return times > 0 ? 0 : 1;
        }
        return isPaired(of)
                ? Dominance.paired(times, values.size(), share)
                : Dominance.unpaired((double) times / values.size(), of.seeds(), share);
    }

    private static boolean isPaired(Contrast of) {
        return switch (of) {
            case Contrast.Blocked _ -> true;
            case Contrast.Independent _ -> false;
            case FrequencyContrast frequency -> isPaired(frequency.of);
            case MedianContrast median -> isPaired(median.of());
            case RatioContrast quotient -> isPaired(quotient.less(1));
        };
    }

    /** The value of each seed; of two groups, the difference of each pair of seeds. */
    static List<ValueRange> values(Contrast of) {
        return switch (of) {
            case Contrast.Blocked blocked -> blocked.values();
            case Contrast.Independent groups ->
                groups.first().stream()
                        .flatMap(first -> groups.second().stream().map(first::minus))
                        .toList();
            case FrequencyContrast frequency -> values(frequency.of);
            case MedianContrast median -> values(median.of());
            case RatioContrast quotient -> quotient.ratios();
        };
    }
}
