// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import dev.ceteris.base.Numbers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The results that claims are judged by: trials of several conditions, each with several seeds. A seed with several
 * trials in a condition has replicates; their mean is the value of the seed.
 */
public final class Observations {
    private final List<Varied> factors;
    private final List<Observation> trials;
    private final Map<String, Direction> directions;
    private final Map<String, Double> overlaps;
    private final List<String> scope;
    private final Lengths lengths;
    private final Contrast.Centre centre;

    private final SequencedSet<String> seeds = new LinkedHashSet<>();
    private final List<SequencedMap<String, Level>> conditions;

    /** Of each trial, which of the conditions it is of. */
    private final int[] conditionOf;

    /** A claim compares the same conditions again and again. */
    private final Map<Wanted, SequencedMap<String, ValueRange>> known = new ConcurrentHashMap<>();

    private final Replicates replicates;

    private final ConditionSkewness skewness = new ConditionSkewness(this);

    private record Wanted(Selection selection, Measure measure) {}

    /**
     * @param factors what tells the conditions apart
     * @param trials at most one for each condition, seed and replicate; trials that have not ended are not among them
     * @param directions of metrics whose names do not say which values are better
     * @param overlaps of metrics that every seed measures on a test set of its own, drawn from the same samples as its
     *     training set: test samples for each training sample
     * @param scope what is held equal, and so not claimed, as parts of a sentence
     * @param lengths how trials of unequal length are compared
     */
    public Observations(
            List<Varied> factors,
            List<Observation> trials,
            Map<String, Direction> directions,
            Map<String, Double> overlaps,
            List<String> scope,
            Lengths lengths) {
        this(factors, trials, directions, overlaps, scope, lengths, Contrast.Centre.MEAN);
    }

    private Observations(
            List<Varied> factors,
            List<Observation> trials,
            Map<String, Direction> directions,
            Map<String, Double> overlaps,
            List<String> scope,
            Lengths lengths,
            Contrast.Centre centre) {
        this.factors = List.copyOf(factors);
        this.trials = List.copyOf(trials);
        this.directions = Map.copyOf(directions);
        this.overlaps = Map.copyOf(overlaps);
        this.scope = List.copyOf(scope);
        this.lengths = lengths;
        this.centre = centre;
        SequencedMap<SequencedMap<String, Level>, Integer> numbers = new LinkedHashMap<>();
        conditionOf = new int[trials.size()];
        for (int i = 0; i < conditionOf.length; i++) {
            Observation trial = this.trials.get(i);
            seeds.add(trial.seed());
            int next = numbers.size();
            conditionOf[i] = numbers.computeIfAbsent(trial.levels(), _ -> next);
        }
        conditions = List.copyOf(numbers.sequencedKeySet());
        replicates = new Replicates(this.trials, conditionOf);
    }

    /** Trials that are as long as they are meant to be. */
    public Observations(
            List<Varied> factors,
            List<Observation> trials,
            Map<String, Direction> directions,
            Map<String, Double> overlaps,
            List<String> scope) {
        this(factors, trials, directions, overlaps, scope, Lengths.ANY);
    }

    public List<Varied> factors() {
        return factors;
    }

    public List<Observation> trials() {
        return trials;
    }

    public Map<String, Direction> directions() {
        return directions;
    }

    public Map<String, Double> overlaps() {
        return overlaps;
    }

    public List<String> scope() {
        return scope;
    }

    /** Which values of a measure are better. */
    public Direction direction(Measure measure) {
        return measure.direction(ofMetric(measure.metric()));
    }

    private Direction ofMetric(String metric) {
        return directions.getOrDefault(metric, Direction.of(metric));
    }

    /** The same results, of some conditions only. */
    public Observations where(Selection selection) {
        return selection.levels().isEmpty() ? this : only(trial -> selection.includes(trial.levels()));
    }

    /** The same results, of some trials only. */
    Observations only(Predicate<Observation> wanted) {
        return with(trials.stream().filter(wanted).toList());
    }

    private Observations with(List<Observation> others) {
        return new Observations(factors, others, directions, overlaps, scope, lengths, centre);
    }

    /**
     * The same results in the sense of a hypothesis.
     *
     * @throws IllegalStateException when they lack the factor of its blocks
     */
    public Observations on(Terms terms) {
        Contrast.Centre meant = terms.about() == About.MEDIANS ? Contrast.Centre.MEDIAN : Contrast.Centre.MEAN;
        if (terms.blocks().isEmpty()) {
            return meant == centre
                    ? this
                    : new Observations(factors, trials, directions, overlaps, scope, lengths, meant);
        }
        Varied blocks = factor(terms.blocks());
        return new Observations(
                factors.stream().filter(factor -> !factor.equals(blocks)).toList(),
                trials.stream().map(trial -> trial.inBlock(blocks.name())).toList(),
                directions,
                Map.of(), // samples of two data sets do not overlap
                scope,
                lengths,
                meant);
    }

    /** A contrast by the centre that is meant. */
    Contrast centred(Contrast contrast) {
        return centre == Contrast.Centre.MEDIAN ? new MedianContrast(contrast) : contrast;
    }

    /**
     * What a claim is judged by: the results of its conditions, in the settings that all of them have in common, as far
     * as its trials can be compared (see {@link Lengths}).
     */
    public Observations comparable(Claim claim) {
        return new CommonSettings(where(claim.where()), claim).kept().ofComparableLength(claim);
    }

    private Observations ofComparableLength(Claim claim) {
        DoubleSummaryStatistics ends = ends(claim);
        if (!(ends.getMin() < ends.getMax())) {
            return this;
        }
        return with(trials.stream()
                .map(trial -> isOfUncertainLength(claim, trial) ? comparable(trial, ends) : trial)
                .toList());
    }

    private Observation comparable(Observation trial, DoubleSummaryStatistics ends) {
        return switch (lengths) {
            case EQUAL -> trial.lastEpoch() < ends.getMax() ? trial.cutShort() : trial;
            case COMMON -> trial.upTo(ends.getMin());
            case ANY -> trial;
        };
    }

    static boolean isOfUncertainLength(Claim claim, Observation trial) {
        return claim.concerns(trial.levels()) && !trial.isComplete();
    }

    /** The last epochs of the trials of a claim; nothing where their lengths do not matter. */
    DoubleSummaryStatistics ends(Claim claim) {
        boolean matter = lengths != Lengths.ANY && claim.measures().stream().anyMatch(Measure::needsWholeTrial);
        return trials.stream()
                .filter(trial -> matter && isOfUncertainLength(claim, trial))
                .mapToDouble(Observation::lastEpoch)
                .filter(Double::isFinite) // a trial without any value ends nowhere
                .summaryStatistics();
    }

    /** How trials of unequal length are compared. */
    Lengths lengths() {
        return lengths;
    }

    /** Seeds in the order of the trials. */
    public SequencedSet<String> seeds() {
        return Collections.unmodifiableSequencedSet(seeds);
    }

    /**
     * How many seeds a condition has that lacks none; where no seed is common to two conditions, each has seeds of its
     * own.
     */
    public int seedsOfCondition() {
        return replicates.seedsOfCondition();
    }

    /** Whether two conditions have a seed in common, so that their trials are paired. */
    boolean sharesSeeds() {
        return replicates.areShared();
    }

    /** The factor of that name. */
    Varied factor(String name) {
        return factors.stream()
                .filter(factor -> factor.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no factor " + name));
    }

    /** The conditions that are selected, in the order of the trials. */
    List<SequencedMap<String, Level>> conditions(Selection selection) {
        return conditions.stream().filter(selection::includes).toList();
    }

    /** Every combination of levels of all factors but some, as selections. */
    List<Selection> combinationsWithout(List<String> names) {
        List<String> others = factors.stream()
                .map(Varied::name)
                .filter(name -> !names.contains(name))
                .toList();
        return conditions.stream()
                .map(condition -> Selection.of(others, condition))
                .distinct()
                .toList();
    }

    /**
     * What each seed measured in the selected conditions: the mean over conditions and replicates. Seeds that lack a
     * condition, or a replicate that they have in another one, are left out.
     */
    SequencedMap<String, ValueRange> values(Selection selection, Measure measure) {
        return known.computeIfAbsent(
                new Wanted(selection, measure), wanted -> measured(wanted.selection(), wanted.measure()));
    }

    private SequencedMap<String, ValueRange> measured(Selection selection, Measure measure) {
        boolean[] selected = new boolean[conditions.size()];
        int count = 0;
        for (int i = 0; i < selected.length; i++) {
            selected[i] = selection.includes(conditions.get(i));
            count += selected[i] ? 1 : 0;
        }
        Map<String, List<ValueRange>> bySeed = new HashMap<>();
        for (int i = 0; i < conditionOf.length; i++) {
            if (selected[conditionOf[i]]) {
                Observation trial = trials.get(i);
                measure.of(trial, ofMetric(measure.metric()))
                        .ifPresent(value -> bySeed.computeIfAbsent(trial.seed(), _ -> new ArrayList<>())
                                .add(value));
            }
        }
        SequencedMap<String, ValueRange> values = new LinkedHashMap<>();
        for (String seed : seeds) {
            List<ValueRange> all = bySeed.getOrDefault(seed, List.of());
            if (!all.isEmpty() && all.size() == count * replicates.complete(seed)) {
                values.put(seed, ValueRange.mean(all));
            }
        }
        return Collections.unmodifiableSequencedMap(values);
    }

    /**
     * One part of a contrast.
     *
     * @param weight that the mean of the selected conditions is multiplied with
     */
    record Weighted(double weight, Selection selection) {}

    /**
     * A weighted sum of conditions, paired by seed; of two groups without a common seed the difference of means.
     *
     * @param label what it is, in words
     */
    Contrast contrast(String label, Measure measure, List<Weighted> parts) {
        List<SequencedMap<String, ValueRange>> values =
                parts.stream().map(part -> values(part.selection(), measure)).toList();
        SequencedSet<String> common = new LinkedHashSet<>(values.getFirst().keySet());
        values.forEach(part -> common.retainAll(part.keySet()));
        if (common.isEmpty() && parts.size() == 2) {
            return centred(new Contrast.Independent(
                    label,
                    scaled(values.getFirst(), parts.getFirst().weight()),
                    scaled(values.getLast(), -parts.getLast().weight()),
                    1,
                    overlap(measure)));
        }
        List<ValueRange> sums = new ArrayList<>();
        for (String seed : common) {
            ValueRange sum = ValueRange.exactly(0);
            double largest = 0;
            for (int i = 0; i < parts.size(); i++) {
                ValueRange part = values.get(i).get(seed).times(parts.get(i).weight());
                largest = Math.max(largest, part.magnitude());
                sum = sum.plus(part);
            }
            sums.add(parts.size() == 1 ? sum : sum.withoutRounding(largest));
        }
        return centred(new Contrast.Blocked(
                label, List.copyOf(common), sums, overlap(measure), skewness.of(measure, parts, values, common)));
    }

    private static List<ValueRange> scaled(SequencedMap<String, ValueRange> values, double weight) {
        return values.values().stream().map(value -> value.times(weight)).toList();
    }

    double overlap(Measure measure) {
        return overlaps.getOrDefault(measure.metric(), 0.0);
    }

    /** The difference of two selections: the first less a multiple of the second. */
    public Contrast difference(Measure measure, Selection first, double factor, Selection second) {
        String times = factor == 1 ? "" : Numbers.percent(factor) + " of ";
        return contrast(
                first.text() + " − " + times + second.text(),
                measure,
                List.of(new Weighted(1, first), new Weighted(-factor, second)));
    }

    /** The same of conditions as they are. */
    public Contrast difference(Measure measure, Selection first, Selection second) {
        return difference(measure, first, 1, second);
    }

    /** What a condition itself measured, seed by seed. */
    Contrast level(Measure measure, Selection selection) {
        return contrast(selection.text(), measure, List.of(new Weighted(1, selection)));
    }

    /** How many trials diverged. */
    public long diverged() {
        return diverged(_ -> true);
    }

    long diverged(Predicate<SequencedMap<String, Level>> condition) {
        return trials.stream()
                .filter(trial -> trial.ending() == Observation.Ending.DIVERGED && condition.test(trial.levels()))
                .count();
    }
}
