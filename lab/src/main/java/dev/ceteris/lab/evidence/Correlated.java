// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.evidence;

import static dev.ceteris.engine.Require.require;

import dev.ceteris.lab.theory.Kendall;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/**
 * Across conditions a metric goes up with another number, or down with it: the mean over seeds of Kendall's τ between the two.
 *
 * @param metric of which form
 * @param with the other number
 * @param sign which way
 * @param beyond how strong it has to be, from 0 to below 1
 * @param where which conditions, at least three
 */
public record Correlated(
        Measure metric,
        Partner with,
        @MayBeLeftOut Sign sign,
        @MayBeLeftOut double beyond,
        @MayBeLeftOut Selection where)
        implements Claim {
    private static final int FEWEST_CONDITIONS = 3;

    /** What a metric is correlated with. */
    public sealed interface Partner {
        /** The number that conditions are levels of. */
        record Place(Along along) implements Partner {}

        /** Another metric. */
        record Other(Measure measure) implements Partner {}

        /** As a claim states it. */
        default String text() {
            return switch (this) {
                case Place(Along along) -> along.text();
                case Other(Measure measure) -> measure.text();
            };
        }
    }

    /** Which way. */
    public enum Sign {
        POSITIVE,
        NEGATIVE
    }

    public Correlated {
        require(beyond >= 0 && beyond < 1, "beyond", Numbers.plain(beyond), "at least 0 and below 1");
    }

    @Override
    public Argument argue(Observations results) {
        List<Selection> conditions = results.combinationsWithout(List.of());
        List<String> seeds = new ArrayList<>();
        List<Span> taus = new ArrayList<>();
        for (String seed : results.seeds()) {
            List<double[]> points = points(results, conditions, seed);
            if (points.size() == conditions.size() && points.size() >= FEWEST_CONDITIONS) {
                seeds.add(seed);
                taus.add(Span.exactly(tau(points)));
            }
        }
        Contrast contrast = new Contrast.Blocked("Kendall's τ of each seed", seeds, taus, 0);
        Beyond part = sign == Sign.POSITIVE ? Beyond.above(contrast, beyond) : Beyond.below(contrast, -beyond);
        Argument.Shown shown = sign == Sign.POSITIVE
                ? new Argument.Shown(contrast, beyond, Double.POSITIVE_INFINITY)
                : new Argument.Shown(contrast, Double.NEGATIVE_INFINITY, -beyond);
        return new Argument(Statement.of(part), List.of(shown), List.of(), List.of());
    }

    /** Where everything is tied there is no order, and so no correlation. */
    private static double tau(List<double[]> points) {
        double tau = Kendall.of(
                        points.stream().mapToDouble(point -> point[0]).toArray(),
                        points.stream().mapToDouble(point -> point[1]).toArray())
                .tau();
        return Double.isNaN(tau) ? 0 : tau;
    }

    private List<double[]> points(Observations results, List<Selection> conditions, String seed) {
        List<double[]> points = new ArrayList<>();
        for (Selection condition : conditions) {
            OptionalDouble x = x(results, condition, seed);
            OptionalDouble y = value(results, condition, metric, seed);
            if (x.isPresent() && y.isPresent()) {
                points.add(new double[] {x.getAsDouble(), y.getAsDouble()});
            }
        }
        return points;
    }

    private OptionalDouble x(Observations results, Selection condition, String seed) {
        return switch (with) {
            case Partner.Place(Along along) ->
                results.factor(along.factor())
                        .level(condition.levels().get(along.factor()))
                        .map(along::place)
                        .orElse(OptionalDouble.empty());
            case Partner.Other(Measure measure) -> value(results, condition, measure, seed);
        };
    }

    /** Only its order counts, so the end of a span stands for it. */
    private static OptionalDouble value(Observations results, Selection condition, Measure measure, String seed) {
        SequencedMap<String, Span> values = results.values(condition, measure);
        return values.containsKey(seed) ? OptionalDouble.of(values.get(seed).low()) : OptionalDouble.empty();
    }

    @Override
    public String sentence() {
        String which = sign == Sign.POSITIVE ? "rises" : "falls";
        return metric.text() + " " + which + " with " + with.text()
                + (beyond > 0 ? " (Kendall's τ beyond " + Numbers.plain(beyond) + ")" : "");
    }
}
