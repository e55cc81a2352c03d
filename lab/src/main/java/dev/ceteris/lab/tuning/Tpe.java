// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.tuning;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The tree-structured Parzen estimator (Bergstra et al. 2011, "Algorithms for hyper-parameter optimization", section
 * 4): the points measured so far are split into the best share and the rest; l is the density of the best ones, g that
 * of the others. Of some points drawn from l, the one with the largest l / g has the largest expected improvement
 * (equation 3). Both densities are products over the axes that exist at a point; those of an axis that exists only with
 * a certain value of another one are estimated from the points that have it.
 *
 * <p>A proposal depends on the ranked points and on the generator alone.
 *
 * @param bestShare γ, the share of points that counts as best, rounded up; above 0 and below 1
 * @param draws points that are drawn from l for a proposal, at least 1
 */
public record Tpe(double bestShare, int draws) {
    /** Changes when equal measurements give other proposals: it is part of the digest of a study. */
    public static final int VERSION = 1;

    /**
     * The settings of studies: of those that were compared by {@code SamplerComparisonTest}, the ones that did well on
     * every function; the figures are in docs/architecture.md.
     */
    public static final Tpe STANDARD = new Tpe(0.15, 24);

    /**
     * A point to try.
     *
     * @param axes of the space
     * @param ranked points measured so far, the best first
     * @param pending points that are tried at the same time and not measured yet; they count as others than the best,
     *     so that proposals of one batch keep apart
     */
    public List<Object> propose(
            List<SearchDimension> axes, List<List<Object>> ranked, List<List<Object>> pending, RandomGenerator random) {
        int best = Math.min(ranked.size(), (int) Math.ceil(bestShare * ranked.size()));
        List<List<Object>> good = ranked.subList(0, best);
        List<List<Object>> others = Stream.concat(ranked.subList(best, ranked.size()).stream(), pending.stream())
                .toList();
        List<AxisDensity> l = densities(axes, good);
        List<AxisDensity> g = densities(axes, others);
        List<Object> chosen = draw(axes, l, random);
        double largest = ratio(l, g, chosen);
        for (int draw = 1; draw < draws; draw++) {
            List<Object> point = draw(axes, l, random);
            double ratio = ratio(l, g, point);
            if (ratio > largest) {
                chosen = point;
                largest = ratio;
            }
        }
        return chosen;
    }

    private static List<AxisDensity> densities(List<SearchDimension> axes, List<List<Object>> points) {
        return IntStream.range(0, axes.size())
                .mapToObj(i -> AxisDensity.of(
                        axes.get(i),
                        points.stream()
                                .map(point -> point.get(i))
                                .filter(value -> value != SearchDimension.Absence.ABSENT)
                                .toList()))
                .toList();
    }

    private static List<Object> draw(List<SearchDimension> axes, List<AxisDensity> densities, RandomGenerator random) {
        List<Object> point = new ArrayList<>();
        for (int i = 0; i < axes.size(); i++) {
            boolean exists = axes.get(i).exists(axes.subList(0, i), point);
            point.add(exists ? densities.get(i).draw(random) : SearchDimension.Absence.ABSENT);
        }
        return List.copyOf(point);
    }

    private static double ratio(List<AxisDensity> l, List<AxisDensity> g, List<Object> point) {
        double ratio = 1;
        for (int i = 0; i < point.size(); i++) {
            Object value = point.get(i);
            ratio *= value == SearchDimension.Absence.ABSENT
                    ? 1
                    : l.get(i).at(value) / g.get(i).at(value);
        }
        return ratio;
    }
}
