// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.results;

import dev.ceteris.evidence.claim.Level;
import dev.ceteris.evidence.claim.Measure;
import dev.ceteris.evidence.claim.Observation;
import dev.ceteris.evidence.claim.Observations;
import dev.ceteris.evidence.claim.Selection;
import dev.ceteris.evidence.claim.Varied;
import dev.ceteris.evidence.verdict.Comparison;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.SeedDesign;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.Stream;

/**
 * Two runs, compared where they have a condition in common: paired by seed where they share seeds, and separate the
 * same sources of randomness as often. It explores: its comparisons were not preregistered.
 *
 * @param first the run that is compared with
 * @param second the run whose difference to the first is reported
 */
public record RunPair(RunRecord first, RunRecord second) {
    private static final String RUN = "run";
    private static final String ELSEWHERE = "chosen";

    /**
     * One metric of one condition.
     *
     * @param condition as tables name it
     * @param metric its name, with its form
     * @param difference second run less first run
     */
    public record Row(String condition, String metric, Comparison difference) {}

    /**
     * What the two studies hold at different values, as {@code training.learningRate 0.4 → 0.2}; a factor is "varied".
     * Recipes of the same name that differ are named with their knobs.
     */
    public List<String> differences() {
        List<String> differences = new ArrayList<>();
        SequencedSet<String> paths = new LinkedHashSet<>();
        Stream.of(first, second).map(RunRecord::study).forEach(study -> {
            paths.addAll(study.held().keySet());
            study.factors().forEach(factor -> paths.add(factor.path()));
        });
        RecipePair recipes = new RecipePair(first.study(), second.study());
        List<String> reported = new ArrayList<>();
        for (String path : paths) {
            String before = value(first.study(), path);
            String after = value(second.study(), path);
            boolean setByRecipes =
                    recipes.isOfRecipes() && List.of(before, after).contains(ELSEWHERE);
            if (!before.equals(after) && !setByRecipes) {
                reported.add(path);
                differences.add(path + " " + before + " → " + after);
            }
        }
        differences.addAll(recipes.differences(reported));
        return differences;
    }

    private static String value(Study study, String path) {
        return study.factors().stream()
                .filter(factor -> factor.path().equals(path))
                .findFirst()
                .map(factor -> "varied (" + String.join(", ", factor.texts()) + ")")
                .orElseGet(() -> study.held().getOrDefault(path, ELSEWHERE));
    }

    /** Every metric that both studies compare, in every condition that both runs have. */
    public List<Row> rows() {
        Observations before = RunResults.of(first);
        Observations after = RunResults.of(second);
        Observations both = both(before, after);
        SequencedSet<SequencedMap<String, String>> common = conditions(before);
        common.retainAll(conditions(after));
        List<Row> rows = new ArrayList<>();
        for (SequencedMap<String, String> condition : common) {
            for (String metric : first.study().metrics()) {
                if (second.study().metrics().contains(metric)) {
                    Measure measure = Measure.of(metric);
                    rows.add(new Row(
                            condition.isEmpty() ? "the one condition" : new Selection(condition).text(),
                            measure.text(),
                            Comparison.between(
                                    both, measure, selection(second, condition), selection(first, condition))));
                }
            }
        }
        return rows;
    }

    private static Selection selection(RunRecord run, SequencedMap<String, String> condition) {
        SequencedMap<String, String> levels = new LinkedHashMap<>(Map.of(RUN, run.id()));
        levels.putAll(condition);
        return new Selection(levels);
    }

    private static SequencedSet<SequencedMap<String, String>> conditions(Observations results) {
        SequencedSet<SequencedMap<String, String>> conditions = new LinkedHashSet<>();
        for (Observation trial : results.trials()) {
            SequencedMap<String, String> texts = new LinkedHashMap<>();
            trial.levels().forEach((factor, level) -> texts.put(factor, level.text()));
            conditions.add(texts);
        }
        return conditions;
    }

    /** The trials of both, with the run as one more factor. */
    private Observations both(Observations before, Observations after) {
        List<Observation> trials = new ArrayList<>(inRun(first, before));
        trials.addAll(inRun(second, after));
        List<Varied> factors = new ArrayList<>();
        factors.add(new Varied(RUN, List.of(Level.of(first.id()), Level.of(second.id()))));
        factors.addAll(before.factors());
        return new Observations(factors, trials, first.study().directions(), before.overlaps(), List.of());
    }

    /** Split 3 of one run has nothing in common with initialization 3 of the other. */
    private boolean isPaired() {
        SeedDesign one = first.study().design();
        SeedDesign other = second.study().design();
        return one.unit() == other.unit()
                && one.isNested() == other.isNested()
                && one.replicates() == other.replicates();
    }

    private List<Observation> inRun(RunRecord run, Observations results) {
        List<Observation> trials = new ArrayList<>();
        for (Observation trial : results.trials()) {
            SequencedMap<String, Level> levels = new LinkedHashMap<>(Map.of(RUN, Level.of(run.id())));
            levels.putAll(trial.levels());
            String seed = isPaired() ? trial.seed() : run.id() + " " + trial.seed();
            trials.add(new Observation(
                    levels, seed, trial.replicate(), trial.ending(), trial.resultEpoch(), trial.metrics()));
        }
        return trials;
    }
}
