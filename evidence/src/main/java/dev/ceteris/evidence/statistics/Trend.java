// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Tests against an order that was named beforehand: whether values grow, or fall, from condition to condition. Equal
 * values share the mean of their ranks and count half; infinite values are ranked like others.
 */
public final class Trend {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** 2⁸ subsets of a block to go through, {@value #EXACT_BLOCKS} times: 20 ms, 130 in a JVM just started. */
    private static final int EXACT_CONDITIONS = 8;

    private static final int EXACT_BLOCKS = 30;

    private Trend() {}

    /**
     * What a test says.
     *
     * @param statistic Page's L or Jonckheere's J; large when values grow
     * @param z the statistic less its expectation by its standard deviation, given the ties; 0 where all values are
     *     equal
     * @param increasing p-value of "they do not grow"
     * @param decreasing p-value of "they do not fall"
     */
    public record Result(double statistic, double z, double increasing, double decreasing) {}

    /**
     * Page's test (1963, "Ordered hypotheses for multiple treatments") for paired values: {@code L = Σⱼ j·Rⱼ} of the
     * sums R of the ranks within blocks. Exact for up to {@value #EXACT_CONDITIONS} conditions and {@value
     * #EXACT_BLOCKS} blocks, over all orders of every block with the ties it has; else from the normal distribution.
     *
     * @param blocks one row for each seed, at least 1, of one value for each condition, at least 2, in the order named;
     *     not NaN
     */
    public static Result page(double[][] blocks) {
        int k = SampleChecks.columns(blocks, 2);
        int doubled = 0;
        double deviation = 0;
        double variance = 0;
        List<Ranks> ranked = Arrays.stream(blocks).map(Ranks::of).toList();
        for (Ranks ranks : ranked) {
            doubled += weighted(ranks.doubled());
            double squares = 0;
            for (int condition = 0; condition < k; condition++) {
                double rank = ranks.doubled()[condition] / 2.0 - (k + 1) / 2.0;
                squares += rank * rank;
                deviation += (condition + 1) * rank;
            }
            variance += k * (k + 1.0) / 12 * squares;
        }
        double z = variance == 0 ? 0 : deviation / Math.sqrt(variance);
        OneSided p = k <= EXACT_CONDITIONS && blocks.length <= EXACT_BLOCKS
                ? Counts.tails(sums(ranked), doubled)
                : normal(z, variance);
        return new Result(doubled / 2.0, z, p.above(), p.below());
    }

    private static int weighted(int[] ranks) {
        return IntStream.range(0, ranks.length).map(i -> (i + 1) * ranks[i]).sum();
    }

    /** Distribution of 2L. */
    private static double[] sums(List<Ranks> ranked) {
        Map<List<Integer>, double[]> blocks = new HashMap<>();
        double[] all = {1};
        for (Ranks ranks : ranked) {
            int[] ascending = ranks.doubled().clone();
            Arrays.sort(ascending);
            double[] block =
                    blocks.computeIfAbsent(Arrays.stream(ascending).boxed().toList(), _ -> Counts.ofOrders(ascending));
            all = Counts.sum(all, block);
        }
        return all;
    }

    /**
     * The test of Jonckheere (1954) and Terpstra (1952) for independent groups: J counts the pairs of values from two
     * groups that stand in the order named. Expectation {@code (N² − Σn²)/4}; variance with ties from Hollander, Wolfe
     * and Chicken (2014, "Nonparametric Statistical Methods", equation 6.19); p-values from the normal distribution,
     * without continuity correction.
     *
     * @param groups at least two, in the order named, each of at least one value; not NaN
     */
    public static Result jonckheere(List<double[]> groups) {
        if (groups.size() < 2) {
            throw new IllegalArgumentException("there are " + groups.size() + " groups, expected at least 2");
        }
        groups.forEach(group -> SampleChecks.ordered(group, 1));
        double statistic = 0;
        double expectation = 0;
        for (int later = 1; later < groups.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                statistic += inOrder(groups.get(earlier), groups.get(later));
                expectation += groups.get(earlier).length * (double) groups.get(later).length / 2;
            }
        }
        double variance = variance(groups);
        double z = variance == 0 ? 0 : (statistic - expectation) / Math.sqrt(variance);
        OneSided p = normal(z, variance);
        return new Result(statistic, z, p.above(), p.below());
    }

    private static double inOrder(double[] earlier, double[] later) {
        double pairs = 0;
        for (double first : earlier) {
            for (double second : later) {
                pairs += Superiority.won(second, first);
            }
        }
        return pairs;
    }

    private static double variance(List<double[]> groups) {
        double[] all = groups.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
        double n = all.length;
        Sizes groupSizes = new Sizes();
        groups.forEach(group -> groupSizes.add(group.length));
        Sizes ties = new Sizes();
        int start = 0;
        for (int i = 1; i <= all.length; i++) {
            if (i == all.length || all[i] != all[start]) {
                ties.add(i - start);
                start = i;
            }
        }
        if (ties.pairs == n * (n - 1)) {
            return 0;
        }
        double variance = (n * (n - 1) * (2 * n + 5) - groupSizes.fives - ties.fives) / 72
                + groupSizes.pairs * ties.pairs / (8 * n * (n - 1));
        return n < 3 ? variance : variance + groupSizes.triples * ties.triples / (36 * n * (n - 1) * (n - 2));
    }

    /** Sums over groups of s things: s(s − 1), s(s − 1)(s − 2), s(s − 1)(2s + 5). */
    private static final class Sizes {
        private double pairs;
        private double triples;
        private double fives;

        void add(double size) {
            pairs += size * (size - 1);
            triples += size * (size - 1) * (size - 2);
            fives += size * (size - 1) * (2 * size + 5);
        }
    }

    private static OneSided normal(double z, double variance) {
        return variance == 0
                ? new OneSided(1, 1)
                : new OneSided(NORMAL.survivalProbability(z), NORMAL.cumulativeProbability(z));
    }
}
