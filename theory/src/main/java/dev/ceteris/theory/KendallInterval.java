// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.theory;

import static dev.ceteris.base.Require.require;

import dev.ceteris.engine.random.Draws;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.evidence.statistics.Kendall;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How far a {@link Kendall} τ-b may be trusted: the percentile interval of the bootstrap (Efron and Tibshirani 1993,
 * "An Introduction to the Bootstrap", chapter 13). Things are drawn with replacement, group by group: networks of one
 * shape that differ in their seeds only come together or not at all, because five of them do not say five times as much
 * as one.
 *
 * <p>A sample in which all values of one number are equal has no τ and does not count. With few groups, less than ten
 * or so, the interval is too narrow rather than too wide.
 *
 * @param low lower end; NaN when no sample had a τ
 * @param high upper end; NaN likewise
 */
public record KendallInterval(double low, double high) {
    /**
     * How to draw.
     *
     * @param share of the samples whose τ lies inside, above 0 and below 1
     * @param resamples how many are drawn, at least 1
     * @param seed of the draws
     */
    public record Plan(double share, int resamples, long seed) {
        public Plan {
            require(share > 0 && share < 1, "share", share, "a number above 0 and below 1");
            require(resamples >= 1, "resamples", resamples, "at least 1");
        }
    }

    /**
     * The interval of τ-b of two numbers of the same things.
     *
     * @param x one for each thing, not NaN; at least two
     * @param y one for each thing, not NaN
     * @param groups one for each thing: equal for those that are drawn together
     */
    public static KendallInterval of(double[] x, double[] y, int[] groups, Plan plan) {
        require(y.length == x.length, "y", y.length, "one for each of the " + x.length + " values of x");
        require(groups.length == x.length, "groups", groups.length, "one for each of the " + x.length + " values of x");
        List<int[]> members = members(groups);
        Draws draws = new Draws(new RandomStreams(plan.seed()).stream("bootstrap"));
        double[] taus = IntStream.range(0, plan.resamples())
                .mapToDouble(_ -> tau(x, y, sample(members, draws)))
                .filter(tau -> !Double.isNaN(tau))
                .sorted()
                .toArray();
        double outside = (1 - plan.share()) / 2;
        return new KendallInterval(quantile(taus, outside), quantile(taus, 1 - outside));
    }

    private static List<int[]> members(int[] groups) {
        Map<Integer, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < groups.length; i++) {
            members.computeIfAbsent(groups[i], _ -> new ArrayList<>()).add(i);
        }
        return members.values().stream()
                .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    /** As many groups as there are, each drawn from all of them. */
    private static int[] sample(List<int[]> members, Draws draws) {
        return IntStream.range(0, members.size())
                .flatMap(_ -> Arrays.stream(members.get(draws.below(members.size()))))
                .toArray();
    }

    private static double tau(double[] x, double[] y, int[] sample) {
        return sample.length < 2
                ? Double.NaN
                : Kendall.of(picked(x, sample), picked(y, sample)).tau();
    }

    private static double[] picked(double[] values, int[] sample) {
        return Arrays.stream(sample).mapToDouble(i -> values[i]).toArray();
    }

    /** Interpolated between neighbours, as by NumPy's {@code quantile}. */
    private static double quantile(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
