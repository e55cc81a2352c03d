// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How skewed a weighted sum of independent values may be, by what its parts show: {@code γ·Σ(ws)³/(Σ(ws)²)^1.5}, with γ
 * the mean of what each part shows and s their spreads. A sum of few values hardly shows its skewness; its parts, taken
 * together, have several times as many. A difference of two parts with equal spreads is symmetric, whatever their
 * skewness. But few skewed values do not show their spread either: the part whose long tail was not seen looks narrow,
 * the other one wide. Where the parts are visibly skewed, the spreads are therefore taken as uncertain, by a factor of
 * {@code exp(±δ), δ = 0.15 + 20/n²}, and the sum may be skewed to both sides. All numbers are chosen by simulation
 * (docs/evidence.md): so that metrics that are not skewed lose nothing.
 *
 * @param common γ
 * @param visible how clearly γ is not 0, from 0 (not at all) to 1; a γ of 1.5 standard errors begins to count, one of 2
 *     counts in full
 * @param spreads of the parts, with the signs of their weights
 */
public record SkewnessEstimate(double common, double visible, List<Double> spreads) {
    /** Values at which the bound of a single part is twice what is seen, and that of a sum of several. */
    private static final double AS_MANY_OF_ONE = 20;

    private static final double AS_MANY = 10;

    private static final int FEWEST_FOR_A_VERDICT = 5;
    private static final double CAUTION_FADES = 1.5;

    private static final double BEGINS = 1.5;
    private static final double IN_FULL = 2;
    private static final double LEAST_SHIFT = 0.15;
    private static final double SHIFT = 20;

    public SkewnessEstimate {
        spreads = List.copyOf(spreads);
    }

    /** Of values with this skewness. */
    public static SkewnessEstimate alone(double skewness) {
        return new SkewnessEstimate(skewness, 0, List.of(1.0));
    }

    /**
     * Of a sum.
     *
     * @param parts as many values each; finite
     * @param weights one for each part
     */
    public static SkewnessEstimate ofSum(List<double[]> parts, double[] weights) {
        // Plain additions: those of a stream's average depend, for two values, on which comes first.
        double common = parts.stream().mapToDouble(Skewness::of).reduce(0, Double::sum) / parts.size();
        int fewest = parts.stream().mapToInt(part -> part.length).min().orElse(0);
        List<Double> spreads = IntStream.range(0, weights.length)
                .mapToObj(i -> weights[i] * spread(parts.get(i)))
                .toList();
        return new SkewnessEstimate(common, visible(common, fewest, weights.length), spreads);
    }

    private static double visible(double common, int values, int parts) {
        double errors = Math.abs(common) / (Skewness.standardError(values) / Math.sqrt(parts));
        return Math.clamp((errors - BEGINS) / (IN_FULL - BEGINS), 0, 1);
    }

    private static double spread(double[] values) {
        return values.length < 2 ? 0 : TTest.oneSample(values).standardError() * Math.sqrt(values.length);
    }

    /** The same of parts with another skewness, if that is more. */
    public SkewnessEstimate orMore(double other) {
        return Math.abs(other) > Math.abs(common) ? new SkewnessEstimate(other, visible, spreads) : this;
    }

    /** That of the sum with the other sign. */
    public SkewnessEstimate negated() {
        return new SkewnessEstimate(
                common, visible, spreads.stream().map(spread -> -spread).toList());
    }

    /** The smallest skewness of a value that so many seeds leave open. */
    double low(int seeds) {
        return factor(seeds) * Math.min(shifted(-1, seeds), shifted(1, seeds));
    }

    /** The largest. */
    double high(int seeds) {
        return factor(seeds) * Math.max(shifted(-1, seeds), shifted(1, seeds));
    }

    /** How many times the skewness that is seen is its bound. */
    double factor(int seeds) {
        return 1 + (spreads.size() == 1 ? AS_MANY_OF_ONE : AS_MANY) / seeds;
    }

    /**
     * How many times its own p-value a t test of so few seeds takes: {@code 1 + |L|·1.5^(5−n)}, with L how lopsided the
     * spreads are. A long tail that five or six seeds have not seen leaves no sign in them, so that no bound on the
     * skewness can hold it; but a sum whose parts have equal spreads is symmetric whatever their tails.
     */
    public double caution(int seeds) {
        double lopsided = Skewness.lopsided(
                spreads.stream().mapToDouble(Double::doubleValue).toArray());
        return 1 + Math.abs(lopsided) * Math.pow(CAUTION_FADES, FEWEST_FOR_A_VERDICT - seeds);
    }

    /** δ, as far as the parts are visibly skewed. */
    double shift(int seeds) {
        return visible * (LEAST_SHIFT + SHIFT / ((double) seeds * seeds));
    }

    /** With what counts in favour of one side taken as wider, and the other as narrower. */
    private double shifted(int side, int seeds) {
        double shift = side * shift(seeds);
        return common
                * Skewness.lopsided(spreads.stream()
                        .mapToDouble(spread -> spread * Math.exp(Math.signum(spread) * shift))
                        .toArray());
    }
}
