// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.calibration;

import dev.ceteris.evidence.claim.Level;
import dev.ceteris.evidence.claim.Observation;
import dev.ceteris.evidence.claim.Observations;
import dev.ceteris.evidence.claim.Series;
import dev.ceteris.evidence.claim.Varied;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Conditions with known means, from which studies are drawn.
 *
 * @param factors what tells the conditions apart
 * @param conditions a level of each factor
 * @param means of the conditions, in standard deviations of the noise
 * @param spreads how many of these the noise of each condition has
 * @param paired whether the conditions share their seeds
 */
record Design(
        List<Varied> factors,
        List<SequencedMap<String, Level>> conditions,
        double[] means,
        double[] spreads,
        boolean paired) {
    static final String METRIC = "test.accuracy";

    /** One factor {@code a} with levels 0, 1, 2 … */
    static Design of(double[] means, double[] spreads) {
        List<Level> levels = new ArrayList<>();
        List<SequencedMap<String, Level>> conditions = new ArrayList<>();
        for (int i = 0; i < means.length; i++) {
            Level level = Level.of(String.valueOf(i), i);
            levels.add(level);
            conditions.add(new LinkedHashMap<>(Map.of("a", level)));
        }
        return new Design(List.of(new Varied("a", levels)), conditions, means, spreads, true);
    }

    /** The same conditions, each with seeds of its own. */
    Design unpaired() {
        return new Design(factors, conditions, means, spreads, false);
    }

    static Design of(double... means) {
        double[] spreads = new double[means.length];
        Arrays.fill(spreads, 1);
        return of(means, spreads);
    }

    /** Two factors of two levels: {@code a} 0, {@code b} 0 and 1, then {@code a} 1. */
    static Design crossed(double... means) {
        List<Level> levels = List.of(Level.of("0", 0), Level.of("1", 1));
        List<SequencedMap<String, Level>> conditions = new ArrayList<>();
        for (Level a : levels) {
            for (Level b : levels) {
                SequencedMap<String, Level> condition = new LinkedHashMap<>();
                condition.put("a", a);
                condition.put("b", b);
                conditions.add(condition);
            }
        }
        return new Design(
                List.of(new Varied("a", levels), new Varied("b", levels)),
                conditions,
                means,
                new double[] {1, 1, 1, 1},
                true);
    }

    /** Two factors: a row for each level of {@code b}, with a mean for each level of {@code a}. */
    static Design grid(double[]... rows) {
        List<Level> columns = levels(rows[0].length);
        List<Level> ofRows = levels(rows.length);
        List<SequencedMap<String, Level>> conditions = new ArrayList<>();
        for (Level b : ofRows) {
            for (Level a : columns) {
                SequencedMap<String, Level> condition = new LinkedHashMap<>();
                condition.put("a", a);
                condition.put("b", b);
                conditions.add(condition);
            }
        }
        double[] means = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        double[] spreads = new double[means.length];
        Arrays.fill(spreads, 1);
        return new Design(List.of(new Varied("a", columns), new Varied("b", ofRows)), conditions, means, spreads, true);
    }

    private static List<Level> levels(int count) {
        return IntStream.range(0, count)
                .mapToObj(level -> Level.of(String.valueOf(level), level))
                .toList();
    }

    /**
     * A study with seeds from 1. They have no effect that all of their trials share: pairing would take it out of every
     * difference, to the bit.
     */
    Observations draw(Noise noise, int seeds, RandomGenerator random) {
        List<Observation> trials = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            for (int i = 0; i < means.length; i++) {
                double value = means[i] + spreads[i] * noise.draw(random);
                trials.add(new Observation(
                        conditions.get(i),
                        paired ? String.valueOf(seed) : i + "." + seed,
                        Observation.Ending.FINISHED,
                        OptionalDouble.empty(),
                        Map.of(METRIC, Series.once(value))));
            }
        }
        return new Observations(factors, trials, Map.of(), Map.of(), List.of());
    }
}
