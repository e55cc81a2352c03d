// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * How much of the variance of trials is due to each of several nested sources: the components of variance of a balanced
 * nested design with random effects, by analysis of variance (Searle, Casella and McCulloch 1992, "Variance
 * components", 3.6). The value of a trial is the mean of its condition, plus a random effect of its number of the
 * outermost source, plus one of its number of the next source within that, and so on.
 *
 * <p>Conditions have means of their own, and their mean squares are averaged. They share their numbers of the sources,
 * so together they may show no more than one of them: intervals have the degrees of freedom of one condition.
 *
 * @param components from the outermost source to the innermost
 */
public record NestedVariance(List<Component> components) {
    private static final double LEVEL = 0.95;
    private static final double TAIL = (1 - LEVEL) / 2;

    /**
     * What one source adds.
     *
     * @param variance estimate, at least 0: a negative one means that its source shows no effect, and is 0
     * @param share of the sum of all variances, in [0, 1]; 0 where nothing varies
     * @param deviation square root of the variance, in the unit of the values
     * @param interval of the deviation, 95 %: exact for the innermost source, for the others of the modified
     *     large-sample method (Ting, Burdick, Graybill, Jeyaratnam and Lu 1990, "Confidence intervals on linear
     *     combinations of variance components that are unrestricted in sign"); for normal effects
     */
    public record Component(double variance, double share, double deviation, Interval interval) {
        /**
         * Whether the interval says anything: where the sources within vary more than this one could, its upper end
         * comes out as 0, which is no certainty that there is nothing.
         */
        public boolean hasInterval() {
            return interval.high() > 0;
        }
    }

    /** A mean square: the variance of the means at one level around the mean of their parent. */
    private record MeanSquare(double value, int freedom) {}

    public NestedVariance {
        components = List.copyOf(components);
    }

    /**
     * Of the trials of some conditions.
     *
     * @param counts how many numbers each source has within one of the source around it, at least 2 each
     * @param conditions at least one; the values of each, finite, as many as the product of the counts, those of the
     *     innermost source next to each other
     */
    public static NestedVariance of(int[] counts, List<double[]> conditions) {
        check(counts, conditions);
        double[][] centred = conditions.stream().map(NestedVariance::centred).toArray(double[][]::new);
        Scale scale = Scale.of(centred);
        List<double[]> scaled = Arrays.stream(centred).map(scale::down).toList();
        List<MeanSquare> squares = meanSquares(counts, scaled);
        double[] variances = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            variances[i] = Math.max(0, squares.get(i).value() - below(squares, counts, i));
        }
        double sum = Arrays.stream(variances).sum();
        List<Component> components = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            Interval variance = interval(squares, counts, i);
            double deviation = scale.up(Math.sqrt(variances[i]));
            components.add(new Component(
                    deviation * deviation,
                    sum == 0 ? 0 : variances[i] / sum,
                    deviation,
                    scale.up(new Interval(Math.sqrt(variance.low()), Math.sqrt(variance.high())))));
        }
        return new NestedVariance(components);
    }

    private static void check(int[] counts, List<double[]> conditions) {
        if (counts.length == 0 || Arrays.stream(counts).anyMatch(count -> count < 2)) {
            throw new IllegalArgumentException("counts are " + Arrays.toString(counts) + ", expected at least 2 each");
        }
        int trials = Arrays.stream(counts).reduce(1, Math::multiplyExact);
        if (conditions.isEmpty() || conditions.stream().anyMatch(values -> values.length != trials)) {
            throw new IllegalArgumentException("conditions have "
                    + conditions.stream().map(values -> values.length).toList() + " values, expected at least one"
                    + " condition, and " + trials + " values each for " + Arrays.toString(counts));
        }
        conditions.forEach(values -> SampleChecks.finite(values, trials));
    }

    private static double[] centred(double[] values) {
        double mean = Moments.of(values, 1).mean();
        return Arrays.stream(values).map(value -> value - mean).toArray();
    }

    /** From the outermost source to the innermost, averaged over conditions. */
    private static List<MeanSquare> meanSquares(int[] counts, List<double[]> conditions) {
        double[] sums = new double[counts.length];
        for (double[] values : conditions) {
            double[] means = values;
            for (int level = counts.length - 1; level >= 0; level--) {
                double[] parents = new double[means.length / counts[level]];
                double variances = 0;
                for (int parent = 0; parent < parents.length; parent++) {
                    Moments family = Moments.of(
                            Arrays.copyOfRange(means, parent * counts[level], (parent + 1) * counts[level]), 2);
                    parents[parent] = family.mean();
                    variances += family.variance();
                }
                sums[level] += variances / parents.length;
                means = parents;
            }
        }
        List<MeanSquare> squares = new ArrayList<>();
        int parents = 1;
        for (int level = 0; level < counts.length; level++) {
            squares.add(new MeanSquare(sums[level] / conditions.size(), parents * (counts[level] - 1)));
            parents *= counts[level];
        }
        return squares;
    }

    /** What the sources within add to the variance of the means at a level. */
    private static double below(List<MeanSquare> squares, int[] counts, int level) {
        return level + 1 < counts.length ? squares.get(level + 1).value() / counts[level + 1] : 0;
    }

    private static Interval interval(List<MeanSquare> squares, int[] counts, int level) {
        MeanSquare own = squares.get(level);
        if (level + 1 == counts.length) {
            double sum = own.freedom() * own.value();
            return new Interval(
                    sum / ChiSquaredDistribution.of(own.freedom()).inverseSurvivalProbability(TAIL),
                    sum / ChiSquaredDistribution.of(own.freedom()).inverseCumulativeProbability(TAIL));
        }
        return modifiedLargeSample(
                own.value(),
                own.freedom(),
                below(squares, counts, level),
                squares.get(level + 1).freedom());
    }

    /** Of the expectation of a − b, of two independent mean squares; ends below 0 are 0. */
    private static Interval modifiedLargeSample(double a, int freedomOfA, double b, int freedomOfB) {
        FDistribution f = FDistribution.of(freedomOfA, freedomOfB);
        double upper = f.inverseSurvivalProbability(TAIL);
        double lower = f.inverseCumulativeProbability(TAIL);
        double g1 = lowering(freedomOfA);
        double g2 = lowering(freedomOfB);
        double h1 = raising(freedomOfA);
        double h2 = raising(freedomOfB);
        double g12 = (square(upper - 1) - square(g1 * upper) - square(h2)) / upper;
        double h12 = (square(1 - lower) - square(h1 * lower) - square(g2)) / lower;
        double down = Math.max(0, square(g1 * a) + square(h2 * b) + g12 * a * b);
        double up = Math.max(0, square(h1 * a) + square(g2 * b) + h12 * a * b);
        double high = Math.max(0, a - b + Math.sqrt(up));
        return new Interval(Math.min(high, Math.max(0, a - b - Math.sqrt(down))), high);
    }

    /** By which share of itself a mean square comes down to the lower end of its own interval. */
    private static double lowering(int freedom) {
        return 1 - freedom / ChiSquaredDistribution.of(freedom).inverseSurvivalProbability(TAIL);
    }

    /** By which multiple of itself it comes up to the upper end. */
    private static double raising(int freedom) {
        return freedom / ChiSquaredDistribution.of(freedom).inverseCumulativeProbability(TAIL) - 1;
    }

    private static double square(double value) {
        return value * value;
    }

    /** Standard deviation of a trial in which every source is drawn anew. */
    public double deviation() {
        return Math.sqrt(components.stream().mapToDouble(Component::variance).sum());
    }
}
