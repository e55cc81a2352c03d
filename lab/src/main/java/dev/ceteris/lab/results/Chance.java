// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.results;

import dev.ceteris.base.Numbers;
import dev.ceteris.data.source.Task;
import dev.ceteris.engine.network.UsualLoss;
import dev.ceteris.evidence.claim.Claim;
import dev.ceteris.evidence.claim.Direction;
import dev.ceteris.evidence.claim.Level;
import dev.ceteris.evidence.statistics.TTest;
import dev.ceteris.evidence.text.Levels;
import dev.ceteris.evidence.verdict.Verdict;
import dev.ceteris.evidence.verdict.Verdicts;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.trial.Condition;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.SeedDesign;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** Which conditions of a run do better than a guess that ignores the inputs. */
public final class Chance {
    /** What marks a condition that does not. */
    public static final String MARK = "at chance";

    private static final double LEVEL = 0.95;

    /**
     * A guess on one data set.
     *
     * @param source of the data, as the study states it
     * @param words {@code guessing the commonest class}, or {@code predicting the mean}
     * @param values metric to value
     */
    public record Guessing(String source, String words, Map<String, Double> values) {
        /** Its value of a metric; empty where the metric has none. */
        public OptionalDouble of(Metric metric) {
            Double value = values.get(metric.key());
            return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
        }
    }

    private final RunRecord run;
    private final SeedDesign seeds;
    private final Map<Condition, Guessing> byCondition = new LinkedHashMap<>();

    private Chance(RunRecord run) {
        this.run = run;
        seeds = run.study().design();
        for (TrialSpec trial : run.study().trials()) {
            String source = trial.data().statedSource();
            Map<String, Double> values = run.provenance().guessing().get(source);
            if (values != null) {
                String words = trial.data().source().task() == Task.REGRESSION
                        ? "predicting the mean"
                        : "guessing the commonest class";
                byCondition.putIfAbsent(trial.condition(), new Guessing(source, words, comparable(values)));
            }
        }
    }

    /** A guess has the usual loss, with which another one cannot be compared. */
    private Map<String, Double> comparable(Map<String, Double> values) {
        boolean usual = run.study().trials().stream()
                .map(TrialSpec::loss)
                .allMatch(loss -> loss.equals(UsualLoss.of(loss.classifies())));
        Map<String, Double> comparable = new LinkedHashMap<>(values);
        comparable.keySet().removeIf(key -> key.equals(Metric.TEST_LOSS.key()) && !usual);
        return comparable;
    }

    /** Of a run; without guesses where it was begun before they were kept. */
    public static Chance of(RunRecord run) {
        return new Chance(run);
    }

    /** The guesses, one for each data set. */
    public List<Guessing> guesses() {
        return byCondition.values().stream().distinct().toList();
    }

    /** The guess on the data of a condition. */
    public Optional<Guessing> of(Condition condition) {
        return Optional.ofNullable(byCondition.get(condition));
    }

    /**
     * Whether a condition does not beat the guess: the 95 % interval of its mean over the seeds of finished trials is
     * not on the better side of the guess, nor is every single seed. The second part is for few seeds: the interval of
     * two seeds with accuracies of 0.88 and 1 contains 0.5, and yet both have learned. False where that is not known.
     */
    public boolean isAtChance(Condition condition, Metric metric) {
        OptionalDouble guess =
                of(condition).map(guessing -> guessing.of(metric)).orElse(OptionalDouble.empty());
        double[] values = values(condition, metric);
        if (guess.isEmpty() || values.length == 0) {
            return false;
        }
        double sign = metric.direction() == Direction.HIGHER ? 1 : -1;
        double[] gains = Arrays.stream(values)
                .map(value -> sign * (value - guess.getAsDouble()))
                .toArray();
        return Arrays.stream(gains).anyMatch(gain -> gain <= 0)
                && (gains.length == 1 || TTest.oneSample(gains).interval(LEVEL).low() <= 0);
    }

    /** Of each seed that has finished trials with a finite value, their mean. */
    private double[] values(Condition condition, Metric metric) {
        SequencedMap<Long, List<Double>> bySeed = new LinkedHashMap<>();
        for (TrialRecord trial : run.trials()) {
            if (trial.condition().equals(condition) && trial.state() instanceof TrialState.Done) {
                trial.result()
                        .map(epoch -> epoch.metrics().getOrDefault(metric, Double.NaN))
                        .filter(Double::isFinite)
                        .ifPresent(value -> bySeed.computeIfAbsent(seeds.unit(trial.seeds()), _ -> new ArrayList<>())
                                .add(value));
            }
        }
        return bySeed.values().stream()
                .mapToDouble(all ->
                        all.stream().mapToDouble(Double::doubleValue).average().orElseThrow())
                .toArray();
    }

    /** A verdict on a claim whose conditions are all at chance says so. */
    Verdicts marked(Verdicts verdicts) {
        return new Verdicts(
                verdicts.verdicts().stream().map(this::marked).toList(), verdicts.looks(), verdicts.scope());
    }

    private Verdict marked(Verdict verdict) {
        Claim claim = verdict.hypothesis().claim();
        Optional<Metric> metric = Metric.of(claim.metric().metric());
        List<Condition> concerned = run.trials().stream()
                .map(TrialRecord::condition)
                .distinct()
                .filter(condition -> claim.concerns(levels(condition)))
                .toList();
        boolean nothing = metric.isPresent()
                && !concerned.isEmpty()
                && concerned.stream().allMatch(condition -> isAtChance(condition, metric.get()));
        return nothing ? verdict.marked(MARK, note(concerned, metric.get())) : verdict;
    }

    private static SequencedMap<String, Level> levels(Condition condition) {
        SequencedMap<String, Level> levels = new LinkedHashMap<>();
        condition.levels().forEach((factor, level) -> levels.put(factor, Levels.of(level)));
        return levels;
    }

    private String note(List<Condition> concerned, Metric metric) {
        String who = switch (concerned.size()) {
            case 1 -> concerned.getFirst().label() + " does not beat ";
            case 2 -> "neither of the two conditions beats ";
            default -> "none of the " + concerned.size() + " conditions beats ";
        };
        return who
                + concerned.stream()
                        .flatMap(condition -> of(condition).stream())
                        .distinct()
                        .map(guess -> guess.words() + " (" + metric.key() + " "
                                + Numbers.four(guess.of(metric).orElseThrow()) + ")")
                        .collect(Collectors.joining(" or "))
                + ", so there is nothing to compare";
    }
}
