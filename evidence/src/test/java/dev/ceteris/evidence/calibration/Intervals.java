// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.calibration;

import dev.ceteris.evidence.statistics.Bootstrap;
import dev.ceteris.evidence.statistics.Interval;
import dev.ceteris.evidence.statistics.SkewRobustT;
import dev.ceteris.evidence.statistics.SkewnessEstimate;
import dev.ceteris.evidence.statistics.TTest;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A 95 % interval of a mean: of a difference of two conditions, or of one alone.
 *
 * @param name as the table has it
 * @param parts how many conditions
 * @param interval of their values, seed by seed
 */
record Intervals(String name, int parts, Function<List<double[]>, Interval> interval) {
    private static final double LEVEL = 0.95;

    static List<Intervals> all() {
        Function<List<double[]>, Interval> reported =
                parts -> SkewRobustT.oneSample(sum(parts), 0, SkewnessEstimate.ofSum(parts, weights(parts)))
                        .interval(LEVEL);
        Function<List<double[]>, Interval> student =
                parts -> TTest.oneSample(sum(parts)).interval(LEVEL);
        Function<List<double[]>, Interval> bootstrap = parts -> Bootstrap.bca(sum(parts), LEVEL);
        return List.of(
                new Intervals("reported, differences", 2, reported),
                new Intervals("reported, levels", 1, reported),
                new Intervals("Student's t, differences", 2, student),
                new Intervals("Student's t, levels", 1, student),
                new Intervals("BCa bootstrap, differences", 2, bootstrap),
                new Intervals("BCa bootstrap, levels", 1, bootstrap));
    }

    /** Whether that of a study has the true mean in it. */
    boolean covers(Noise noise, int seeds, RandomGenerator random) {
        List<double[]> values = IntStream.range(0, parts)
                .mapToObj(_ -> IntStream.range(0, seeds)
                        .mapToDouble(_ -> noise.draw(random))
                        .toArray())
                .toList();
        return interval.apply(values).contains(0);
    }

    /** The first less the second, or the first alone. */
    private static double[] weights(List<double[]> parts) {
        return parts.size() == 1 ? new double[] {1} : new double[] {1, -1};
    }

    private static double[] sum(List<double[]> parts) {
        double[] first = parts.getFirst();
        return parts.size() == 1
                ? first
                : IntStream.range(0, first.length)
                        .mapToDouble(seed -> first[seed] - parts.getLast()[seed])
                        .toArray();
    }
}
