// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much of what varies over a complete grid is due to which factor: functional analysis of variance (Hoeffding 1948;
 * Hooker 2007; Hutter, Hoos and Leyton-Brown 2014, "An efficient approach for assessing hyperparameter importance").
 * Every cell is the sum of the grand mean, of what each factor does by itself, of what each two do beyond that, and so
 * on; these parts are uncorrelated over the grid, so their variances sum to that of the cells. All levels weigh the
 * same.
 *
 * @param shares of every set of factors but the empty one: smaller sets first, then in order; they sum to 1, or are all
 *     0 where no cell differs from another
 * @param mainEffects for each factor and each of its levels the mean over all other factors less the grand mean
 */
public record VarianceShares(List<Share> shares, List<double[]> mainEffects) {
    /** 2ᵏ sets of k factors are gone through. */
    private static final int MOST_FACTORS = 12;

    /**
     * What a set of factors does together, beyond what its parts do.
     *
     * @param factors places of the factors, ascending
     * @param share of the variance of the cells, in [0, 1]
     */
    public record Share(List<Integer> factors, double share) {
        public Share {
            factors = List.copyOf(factors);
        }
    }

    /**
     * Of a grid.
     *
     * @param levels number of levels of each factor, each at least 1; at most {@value #MOST_FACTORS} factors
     * @param cells one finite value for each combination, the last factor's level changing fastest
     */
    public static VarianceShares of(int[] levels, double[] cells) {
        if (levels.length == 0
                || levels.length > MOST_FACTORS
                || Arrays.stream(levels).anyMatch(count -> count < 1)) {
            throw new IllegalArgumentException("levels are " + Arrays.toString(levels) + ", expected 1 to "
                    + MOST_FACTORS + " numbers of at least 1");
        }
        long combinations = Arrays.stream(levels).asLongStream().reduce(1, Math::multiplyExact);
        if (cells.length != combinations) {
            throw new IllegalArgumentException("there are " + cells.length + " cells, expected " + combinations
                    + " for " + Arrays.toString(levels));
        }
        double[] centred = centred(cells);
        Scale scale = Scale.of(centred);
        double whole = squares(scale.down(centred));
        List<Share> shares = new ArrayList<>();
        List<double[]> mainEffects = new ArrayList<>();
        for (int set : sets(levels.length)) {
            double[] part = part(levels, centred, set);
            List<Integer> factors = factors(set);
            shares.add(new Share(factors, whole == 0 ? 0 : Math.min(1, squares(scale.down(part)) / whole)));
            if (factors.size() == 1) {
                mainEffects.add(along(levels, part, factors.getFirst()));
            }
        }
        return new VarianceShares(List.copyOf(shares), List.copyOf(mainEffects));
    }

    private static double[] centred(double[] cells) {
        double mean = Moments.of(cells, 1).mean();
        return Arrays.stream(cells).map(cell -> cell - mean).toArray();
    }

    private static double squares(double[] values) {
        return Arrays.stream(values).map(value -> value * value).sum();
    }

    /** Bit by bit, smaller ones first, then the first factor's first. */
    private static int[] sets(int factors) {
        return IntStream.range(1, 1 << factors)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(Integer::bitCount)
                        .thenComparing(Comparator.<Integer>comparingInt(set -> -(Integer.reverse(set) >>> 1))))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static List<Integer> factors(int set) {
        return IntStream.range(0, Integer.SIZE)
                .filter(factor -> (set >> factor & 1) == 1)
                .boxed()
                .toList();
    }

    /** Along the factors of a set less the mean, along the others the mean. */
    private static double[] part(int[] levels, double[] cells, int set) {
        double[] part = cells.clone();
        for (int factor = 0; factor < levels.length; factor++) {
            int stride = stride(levels, factor);
            boolean inSet = (set >> factor & 1) == 1;
            for (int cell = 0; cell < part.length; cell++) {
                if (cell / stride % levels[factor] == 0) {
                    double sum = 0;
                    for (int level = 0; level < levels[factor]; level++) {
                        sum += part[cell + level * stride];
                    }
                    double mean = sum / levels[factor];
                    for (int level = 0; level < levels[factor]; level++) {
                        int place = cell + level * stride;
                        part[place] = inSet ? part[place] - mean : mean;
                    }
                }
            }
        }
        return part;
    }

    private static int stride(int[] levels, int factor) {
        return Arrays.stream(levels, factor + 1, levels.length).reduce(1, (one, other) -> one * other);
    }

    private static double[] along(int[] levels, double[] part, int factor) {
        int stride = stride(levels, factor);
        return IntStream.range(0, levels[factor])
                .mapToDouble(level -> part[level * stride])
                .toArray();
    }
}
