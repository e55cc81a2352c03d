// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Meaning;
import dev.ceteris.base.Numbers;
import dev.ceteris.evidence.statistics.Kendall;
import dev.ceteris.evidence.statistics.Skewness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * Across conditions a metric goes up with another number, or down with it: the mean over seeds of Kendall's τ between
 * the two.
 *
 * @param metric of which form
 * @param with the other number
 * @param sign which way
 * @param beyond how strong it has to be, from 0 to below 1
 * @param where which conditions, at least three
 */
@Meaning("Across conditions a metric goes up or down with another number.")
public record Correlated(
        @Meaning("what goes up or down") Measure metric,

        @Meaning("a number that conditions are levels of, or another metric")
        Partner with,

        @Meaning("which way") @MayBeLeftOut Sign sign,

        @Meaning("how strong it has to be, as Kendall's τ from 0 to below 1") @MayBeLeftOut
        double beyond,

        @Meaning("which conditions, at least three") @MayBeLeftOut
        Selection where)
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
    public Optional<Along> number() {
        return with instanceof Partner.Place(Along along) ? Optional.of(along) : Optional.empty();
    }

    @Override
    public Analysis analyze(Observations results) {
        List<Selection> conditions = results.combinationsWithout(List.of()).stream()
                .filter(condition -> hasPlace(results, condition))
                .toList();
        List<SequencedMap<String, ValueRange>> values = conditions.stream()
                .map(condition -> results.values(condition, metric))
                .toList();
        List<SequencedMap<String, ValueRange>> partners = conditions.stream()
                .map(condition -> partner(results, condition))
                .toList();
        List<String> seeds = new ArrayList<>();
        List<ValueRange> taus = new ArrayList<>();
        for (String seed : results.seeds()) {
            boolean whole = Stream.concat(values.stream(), partners.stream()).allMatch(all -> all.containsKey(seed));
            if (whole && conditions.size() >= FEWEST_CONDITIONS) {
                seeds.add(seed);
                taus.add(ValueRange.exactly(tau(lows(partners, seed), lows(values, seed))));
            }
        }
        double skewness = Skewness.of(taus.stream().mapToDouble(ValueRange::low).toArray());
        Contrast contrast = results.centred(
                new Contrast.Blocked("Kendall's τ of each seed", seeds, taus, overlap(results), skewness));
        Inequality part =
                sign == Sign.POSITIVE ? Inequality.above(contrast, beyond) : Inequality.below(contrast, -beyond);
        Analysis.Shown shown = sign == Sign.POSITIVE
                ? new Analysis.Shown(contrast, beyond, Double.POSITIVE_INFINITY)
                : new Analysis.Shown(contrast, Double.NEGATIVE_INFINITY, -beyond);
        Analysis analysis = new Analysis(CompoundHypothesis.of(part), List.of(shown), List.of(), List.of());
        if (conditions.size() < FEWEST_CONDITIONS) {
            return analysis.undecided("Fewer than three conditions with " + partner() + " show no correlation.");
        }
        return results.sharesSeeds()
                ? analysis
                : analysis.undecided("A correlation is that of trials of the same seed in all conditions, and here each"
                        + " condition has seeds of its own.");
    }

    /** A level that is not a number has no place; the verdict names it. */
    private boolean hasPlace(Observations results, Selection condition) {
        return switch (with) {
            case Partner.Place(Along along) ->
                results.conditions(condition).stream()
                        .allMatch(levels ->
                                along.place(levels.get(along.factor())).isPresent());
            case Partner.Other _ -> true;
        };
    }

    /** A seed's τ is a statistic of its split like any other: it overlaps as the metrics do that it is computed of. */
    private double overlap(Observations results) {
        double ofMetric = results.overlap(metric);
        return switch (with) {
            case Partner.Place _ -> ofMetric;
            case Partner.Other(Measure measure) -> Math.max(ofMetric, results.overlap(measure));
        };
    }

    /** Where everything is tied there is no order, and so no correlation. */
    private static double tau(double[] x, double[] y) {
        double tau = Kendall.of(x, y).tau();
        return Double.isNaN(tau) ? 0 : tau;
    }

    /** Only their order counts, so the lower end represents a range. */
    private static double[] lows(List<SequencedMap<String, ValueRange>> conditions, String seed) {
        return conditions.stream().mapToDouble(values -> values.get(seed).low()).toArray();
    }

    /** What each seed has of the other number in a condition; of a factor they all have the same. */
    private SequencedMap<String, ValueRange> partner(Observations results, Selection condition) {
        return switch (with) {
            case Partner.Other(Measure measure) -> results.values(condition, measure);
            case Partner.Place(Along along) -> {
                SequencedMap<String, ValueRange> places = new LinkedHashMap<>();
                results.factor(along.factor())
                        .level(condition.levels().get(along.factor()))
                        .map(along::place)
                        .filter(OptionalDouble::isPresent)
                        .ifPresent(place -> results.seeds()
                                .forEach(seed -> places.put(seed, ValueRange.exactly(place.getAsDouble()))));
                yield places;
            }
        };
    }

    /**
     * What it is correlated with, as a sentence says it: the value of a metric that is a trial's result needs no word
     * for it.
     */
    private String partner() {
        return with.text().replaceFirst("^final ", "");
    }

    @Override
    public List<Measure> measures() {
        return switch (with) {
            case Partner.Place _ -> List.of(metric);
            case Partner.Other(Measure measure) -> List.of(metric, measure);
        };
    }

    @Override
    public String compared(String measured) {
        return "Kendall's τ of " + measured + " and " + partner();
    }

    @Override
    public String sentence() {
        String which = sign == Sign.POSITIVE ? "rises" : "falls";
        return metric.text() + " " + which + " with " + partner()
                + (beyond > 0 ? " (Kendall's τ beyond " + Numbers.plain(beyond) + ")" : "");
    }
}
