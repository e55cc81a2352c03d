// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.results;

import dev.ceteris.evidence.statistics.NestedVariance;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.Condition;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.RandomSource;
import dev.ceteris.lab.trial.SeedDesign;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSeeds;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * Where the spread of a run's results comes from: the split of the data, the initialization, the order of samples
 * (Bouthillier et al. 2021, "Accounting for variance in machine learning benchmarks").
 *
 * @param sources that can be separated, from the outermost to the innermost
 * @param metrics what was measured of each metric, in the order of the study; times are left out, because they depend
 *     on the machine
 */
public record SpreadSources(List<Source> sources, List<OfMetric> metrics) {
    /**
     * A source of randomness, with those that change whenever it does.
     *
     * @param parts from the outermost to the innermost
     * @param count how many numbers it has within one of the source around it
     */
    public record Source(List<RandomSource> parts, int count) {
        /** {@code initialization and order}. */
        public String text() {
            return parts.stream().map(RandomSource::word).collect(Collectors.joining(" and "));
        }
    }

    /**
     * What was measured of a metric.
     *
     * @param conditions whose trials have all ended with a finite value, and are pooled; at least 1
     * @param ofTrials the variance of the trials of a condition
     * @param ofDifferences the variance of the difference of two conditions, whose trials share all seeds; empty of one
     *     condition
     */
    public record OfMetric(
            Metric metric, int conditions, NestedVariance ofTrials, Optional<NestedVariance> ofDifferences) {}

    /** Empty where the study does not separate at least two sources, or no condition is complete. */
    public static Optional<SpreadSources> of(RunRecord run) {
        Study study = run.study();
        SeedDesign design = study.design();
        List<Source> sources = sources(design);
        if (sources.size() < 2) {
            return Optional.empty();
        }
        int[] counts = sources.stream().mapToInt(Source::count).toArray();
        List<OfMetric> metrics = study.metrics().stream()
                .flatMap(key -> Metric.of(key).stream())
                .filter(metric -> !metric.unit().equals("s"))
                .flatMap(metric -> ofMetric(metric, counts, values(run, design, metric)).stream())
                .toList();
        return metrics.isEmpty() ? Optional.empty() : Optional.of(new SpreadSources(sources, metrics));
    }

    /** A source with one number adds to the one around it. */
    private static List<Source> sources(SeedDesign design) {
        List<Source> sources = new ArrayList<>();
        for (RandomSource source : RandomSource.values()) {
            int count = design.count(source);
            if (count > 1) {
                sources.add(new Source(List.of(source), count));
            } else if (!sources.isEmpty()) {
                Source around = sources.removeLast();
                List<RandomSource> parts = new ArrayList<>(around.parts());
                parts.add(source);
                sources.add(new Source(List.copyOf(parts), around.count()));
            }
        }
        return List.copyOf(sources);
    }

    private static Optional<OfMetric> ofMetric(Metric metric, int[] counts, List<double[]> conditions) {
        if (conditions.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new OfMetric(
                metric,
                conditions.size(),
                NestedVariance.of(counts, conditions),
                conditions.size() == 1
                        ? Optional.empty()
                        : Optional.of(NestedVariance.of(counts, differences(conditions)))));
    }

    /**
     * What conditions have around the mean of all with the same seeds, so scaled that the mean of their mean squares is
     * the mean over all pairs of the mean square of the pair's difference: of k conditions Σ(yᵢ − ȳ)²/(k − 1) is
     * Σ(yᵢ − yⱼ)²/(k(k − 1)) over all pairs i < j.
     */
    private static List<double[]> differences(List<double[]> conditions) {
        int k = conditions.size();
        double[] means = new double[conditions.getFirst().length];
        conditions.forEach(values -> Arrays.setAll(means, i -> means[i] + values[i] / k));
        double scale = Math.sqrt(2.0 * k / (k - 1));
        return conditions.stream()
                .map(values -> {
                    double[] around = new double[values.length];
                    Arrays.setAll(around, i -> scale * (values[i] - means[i]));
                    return around;
                })
                .toList();
    }

    /** Of every complete condition a value for each of its seeds, in the order of the design. */
    private static List<double[]> values(RunRecord run, SeedDesign design, Metric metric) {
        Map<Integer, TrialSpec> specs = new HashMap<>();
        run.study().trials().forEach(spec -> specs.put(spec.number(), spec));
        SequencedMap<Condition, Map<TrialSeeds, Double>> byCondition = new LinkedHashMap<>();
        for (TrialRecord trial : run.trials()) {
            if (isWhole(trial, specs.get(trial.number()))) {
                trial.result()
                        .map(epoch -> epoch.metrics().get(metric))
                        .filter(Double::isFinite)
                        .ifPresent(value -> byCondition
                                .computeIfAbsent(trial.condition(), _ -> new HashMap<>())
                                .put(trial.seeds(), value));
            }
        }
        return byCondition.values().stream()
                .filter(values -> values.size() == design.trials().size())
                .map(values -> design.trials().stream().mapToDouble(values::get).toArray())
                .toList();
    }

    /** Whether it has all epochs that the study asks for; a search may have eliminated it before. */
    private static boolean isWhole(TrialRecord trial, TrialSpec spec) {
        return trial.state() instanceof TrialState.Done
                && (spec.keepsTheBest() || trial.epochs().size() == spec.epochs());
    }
}
