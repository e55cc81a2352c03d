// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import dev.ceteris.evidence.verdict.Hypothesis;
import dev.ceteris.evidence.verdict.InterimAnalyses;
import dev.ceteris.evidence.verdict.Verdict;
import dev.ceteris.evidence.verdict.Verdicts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;

/** Results that tests make up: trials of one factor or two, with a metric that was measured once. */
public final class Trials {
    static final String METRIC = "test.accuracy";
    public static final Measure MEASURE = Measure.of(METRIC);

    private final List<Observation> trials = new ArrayList<>();
    private final SequencedMap<String, List<Level>> factors = new LinkedHashMap<>();

    /** A condition {@code factor level} with a value for each seed, counted from 1; NaN for one that diverged. */
    public Trials with(String factor, Object level, double... values) {
        return with(Map.of(factor, level), values);
    }

    public Trials with(Map<String, Object> condition, double... values) {
        for (int seed = 1; seed <= values.length; seed++) {
            add(condition, String.valueOf(seed), values[seed - 1]);
        }
        return this;
    }

    public Trials add(Map<String, Object> condition, String seed, double value) {
        return add(
                condition,
                seed,
                Double.isNaN(value) ? Observation.Ending.DIVERGED : Observation.Ending.FINISHED,
                Series.once(value));
    }

    public Trials add(Map<String, Object> condition, String seed, Observation.Ending ending, Series series) {
        return add(condition, seed, "", ending, series);
    }

    /** One of several trials of a condition and seed; NaN for one that diverged. */
    public Trials replicate(Map<String, Object> condition, String seed, String replicate, double value) {
        return add(
                condition,
                seed,
                replicate,
                Double.isNaN(value) ? Observation.Ending.DIVERGED : Observation.Ending.FINISHED,
                Series.once(value));
    }

    private Trials add(
            Map<String, Object> condition, String seed, String replicate, Observation.Ending ending, Series series) {
        SequencedMap<String, Level> levels = new LinkedHashMap<>();
        condition.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(level -> {
            Level made = level.getValue() instanceof Number number
                    ? Level.of(String.valueOf(number), number.doubleValue())
                    : Level.of(String.valueOf(level.getValue()));
            levels.put(level.getKey(), made);
            List<Level> known = factors.computeIfAbsent(level.getKey(), _ -> new ArrayList<>());
            if (!known.contains(made)) {
                known.add(made);
            }
        });
        trials.add(new Observation(levels, seed, replicate, ending, OptionalDouble.empty(), Map.of(METRIC, series)));
        return this;
    }

    public Observations results() {
        return new Observations(
                factors.entrySet().stream()
                        .map(factor -> new Varied(factor.getKey(), factor.getValue()))
                        .toList(),
                trials,
                Map.of(),
                Map.of(),
                List.of());
    }

    public Verdict verdict(Claim claim) {
        return Verdicts.of(results(), List.of(hypothesis(claim)), InterimAnalyses.once(trials.size()))
                .verdicts()
                .getFirst();
    }

    public static Hypothesis hypothesis(Claim claim) {
        return new Hypothesis(
                claim, "", Optional.empty(), Hypothesis.Standing.REGISTERED, String.valueOf(claim.hashCode()));
    }

    public static Selection level(String factor, Object level) {
        return new Selection(new LinkedHashMap<>(Map.of(factor, String.valueOf(level))));
    }

    /** So many values around a mean, normal with a deviation. */
    public static double[] around(double mean, double deviation, int count, RandomGenerator random) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = mean + deviation * random.nextGaussian();
        }
        return values;
    }
}
