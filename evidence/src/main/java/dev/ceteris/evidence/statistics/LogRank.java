// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Times to a goal that some have not reached: the log-rank test (Mantel 1966; Peto and Peto 1972) and the median of
 * Kaplan and Meier (1958). At every time at which a goal was reached, the events of a group are compared with its share
 * of those that were still on the way; a time that is censored then counts as still on the way at it.
 */
public final class LogRank {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Of a variance: what elimination leaves of one that is 0. */
    private static final double ROUNDING = 1e-10;

    private LogRank() {}

    /**
     * What the test of two groups says.
     *
     * @param z events of the first group less those expected of it, by the standard deviation; above 0 when the first
     *     is earlier, 0 where nothing can be compared
     * @param earlier p-value of "the first is not earlier"
     * @param later p-value of "the first is not later"
     */
    public record Result(double z, double earlier, double later) {}

    /**
     * What the test of several groups says.
     *
     * @param chiSquare at least 0
     * @param degreesOfFreedom number of groups less one, fewer where a group was never at risk; 0 where nothing can be
     *     compared
     * @param p p-value of "all groups are equally fast"
     */
    public record ChiSquare(double chiSquare, int degreesOfFreedom, double p) {}

    /**
     * Whether the first group reaches its goal earlier than the second, and whether later.
     *
     * @param first at least one time
     * @param second at least one time
     */
    public static Result twoGroups(List<Survival> first, List<Survival> second) {
        Table table = new Table(List.of(first, second));
        double variance = table.variances[0][0];
        if (variance == 0) {
            return new Result(0, 1, 1);
        }
        double z = table.surplus[0] / Math.sqrt(variance);
        return new Result(z, NORMAL.survivalProbability(z), NORMAL.cumulativeProbability(z));
    }

    /**
     * Whether all groups reach their goal equally fast: {@code χ² = uᵀV⁻¹u} of surplus events u and their covariance V,
     * without the last group, whose surplus follows from the others.
     *
     * @param groups at least two, each of at least one time
     */
    public static ChiSquare kGroups(List<List<Survival>> groups) {
        if (groups.size() < 2) {
            throw new IllegalArgumentException("there are " + groups.size() + " groups, expected at least 2");
        }
        Table table = new Table(groups);
        double chiSquare = 0;
        int freedom = 0;
        double[] rest = table.surplus;
        double[][] variances = table.variances;
        for (int pivot = 0; pivot < groups.size() - 1; pivot++) {
            double variance = variances[pivot][pivot];
            if (variance <= ROUNDING) {
                continue;
            }
            chiSquare += rest[pivot] * rest[pivot] / variance;
            freedom++;
            for (int row = pivot + 1; row < rest.length; row++) {
                double factor = variances[row][pivot] / variance;
                rest[row] -= factor * rest[pivot];
                for (int column = pivot; column < rest.length; column++) {
                    variances[row][column] -= factor * variances[pivot][column];
                }
            }
        }
        return freedom == 0
                ? new ChiSquare(0, 0, 1)
                : new ChiSquare(
                        chiSquare, freedom, ChiSquaredDistribution.of(freedom).survivalProbability(chiSquare));
    }

    /** Observed less expected events of each group, and their hypergeometric covariances. */
    private static final class Table {
        final double[] surplus;
        final double[][] variances;

        Table(List<List<Survival>> groups) {
            surplus = new double[groups.size()];
            variances = new double[groups.size()][groups.size()];
            for (List<Survival> group : groups) {
                if (group.isEmpty()) {
                    throw new IllegalArgumentException("a group has no times, expected at least 1");
                }
            }
            for (double time : events(groups.stream().flatMap(List::stream).toList())) {
                add(groups, time);
            }
        }

        private void add(List<List<Survival>> groups, double time) {
            double[] atRisk =
                    groups.stream().mapToDouble(group -> atRisk(group, time)).toArray();
            double[] reached =
                    groups.stream().mapToDouble(group -> reached(group, time)).toArray();
            double all = Arrays.stream(atRisk).sum();
            double events = Arrays.stream(reached).sum();
            double spread = all > 1 ? events * (all - events) / (all - 1) : 0;
            for (int i = 0; i < surplus.length; i++) {
                surplus[i] += reached[i] - events * atRisk[i] / all;
                for (int j = 0; j < surplus.length; j++) {
                    double own = i == j ? atRisk[i] / all : 0;
                    variances[i][j] += spread * (own - atRisk[i] / all * (atRisk[j] / all));
                }
            }
        }
    }

    /**
     * The time by which half of a group has reached its goal: the first at which Kaplan and Meier's estimate
     * {@code Π(1 − d/r)} of the share still on the way is ½ or less, with d events among r at risk.
     *
     * @param times at least one
     * @return empty where the share stays above ½
     */
    public static OptionalDouble median(List<Survival> times) {
        if (times.isEmpty()) {
            throw new IllegalArgumentException("there are no times, expected at least 1");
        }
        double share = 1;
        for (double time : events(times)) {
            share *= 1 - reached(times, time) / atRisk(times, time);
            if (share <= 0.5 + 1e-12) {
                return OptionalDouble.of(time);
            }
        }
        return OptionalDouble.empty();
    }

    private static double[] events(List<Survival> times) {
        return times.stream()
                .filter(time -> time.reached() == Reached.YES)
                .mapToDouble(Survival::time)
                .distinct()
                .sorted()
                .toArray();
    }

    private static double atRisk(List<Survival> times, double time) {
        return times.stream().filter(other -> other.time() >= time).count();
    }

    private static double reached(List<Survival> times, double time) {
        return times.stream()
                .filter(other -> other.reached() == Reached.YES && other.time() == time)
                .count();
    }
}
