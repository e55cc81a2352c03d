// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.verdict;

import dev.ceteris.evidence.claim.Claim;
import dev.ceteris.evidence.claim.Direction;
import dev.ceteris.evidence.claim.Level;
import dev.ceteris.evidence.claim.Measure;
import dev.ceteris.evidence.claim.Observation;
import dev.ceteris.evidence.claim.Observations;
import dev.ceteris.evidence.claim.Series;
import dev.ceteris.evidence.claim.Varied;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/**
 * The conditions of a study that has no results yet, from which results are drawn.
 *
 * @param factors what tells them apart
 * @param levels of each condition, one of each factor
 * @param directions of metrics whose names do not say which values are better
 * @param overlapping metrics that every seed measures on samples of its own, drawn from those that it learns from: how
 *     much their values resemble each other is not known before
 */
public record Conditions(
        List<Varied> factors,
        List<SequencedMap<String, Level>> levels,
        Map<String, Direction> directions,
        Set<String> overlapping) {
    /** Far above 0 in standard deviations, since a margin in percent needs values above 0. */
    private static final double MEAN = 1000;

    /** Two are enough for an area under a curve. */
    private static final double[] EPOCHS = {1, 2};

    public Conditions {
        factors = List.copyOf(factors);
        levels = List.copyOf(levels);
        directions = Map.copyOf(directions);
        overlapping = Set.copyOf(overlapping);
    }

    /** Those that a claim is about: its verdict depends on no other. */
    Conditions of(Claim claim) {
        return new Conditions(factors, levels.stream().filter(claim::concerns).toList(), directions, overlapping);
    }

    boolean overlaps(Measure measure) {
        return overlapping.contains(measure.metric());
    }

    /** Results without any randomness: all trials have the same value. */
    Observations equal(List<Measure> measures, int seeds) {
        return results(measures, seeds, () -> MEAN);
    }

    /** Results of conditions that are equal; trials are independent and normal with standard deviation 1. */
    Observations normal(List<Measure> measures, int seeds, RandomGenerator random) {
        return results(measures, seeds, () -> MEAN + random.nextGaussian());
    }

    private Observations results(List<Measure> measures, int seeds, DoubleSupplier values) {
        List<Observation> trials = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            for (SequencedMap<String, Level> condition : levels) {
                Map<String, Series> metrics = new HashMap<>();
                for (Measure measure : measures) {
                    double value = values.getAsDouble();
                    metrics.put(measure.metric(), new Series(EPOCHS, new double[] {value, value}));
                }
                trials.add(new Observation(
                        condition, String.valueOf(seed), Observation.Ending.FINISHED, OptionalDouble.empty(), metrics));
            }
        }
        return new Observations(factors, trials, directions, Map.of(), List.of());
    }
}
