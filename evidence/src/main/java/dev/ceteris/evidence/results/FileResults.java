// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.results;

import dev.ceteris.base.DataException;
import dev.ceteris.base.Plural;
import dev.ceteris.evidence.claim.Claim;
import dev.ceteris.evidence.claim.Direction;
import dev.ceteris.evidence.claim.Level;
import dev.ceteris.evidence.claim.Measure;
import dev.ceteris.evidence.claim.Observation;
import dev.ceteris.evidence.claim.Observations;
import dev.ceteris.evidence.claim.Series;
import dev.ceteris.evidence.claim.Varied;
import dev.ceteris.evidence.text.ClaimsFile;
import dev.ceteris.evidence.text.ResultColumns;
import dev.ceteris.evidence.text.Vocabulary;
import dev.ceteris.evidence.verdict.Hypothesis;
import dev.ceteris.evidence.verdict.InterimAnalyses;
import dev.ceteris.evidence.verdict.Verdicts;
import dev.ceteris.spec.StudyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * What other tools measured, as evidence.
 *
 * @param rows how many the files have
 * @param pairing whether trials are paired by seed
 * @param observations the trials
 * @param hypotheses that are claimed of them
 * @param looks when they are looked at
 */
public record FileResults(
        int rows, Pairing pairing, Observations observations, List<Hypothesis> hypotheses, InterimAnalyses looks) {
    /** Whether a seed pairs trials of different conditions. */
    public enum Pairing {
        BY_SEED,
        NONE
    }

    public FileResults {
        hypotheses = List.copyOf(hypotheses);
    }

    /**
     * Reads the files as one.
     *
     * @param files what messages call each, and its path
     * @throws StudyException when the claims name a column, factor, level or metric that the files lack
     * @throws DataException when a file cannot be read or understood
     */
    public static FileResults read(ClaimsFile claims, SequencedMap<String, Path> files) {
        Gathering gathering = new Gathering(claims.columns());
        files.forEach((name, path) -> gathering.add(ResultFile.of(name, path)));
        Collection<ResultTrial> trials = gathering.trials();
        SequencedMap<String, Integer> metrics = gathering.metrics();
        SequencedSet<String> columns = new LinkedHashSet<>(metrics.sequencedKeySet());
        columns.addAll(gathering.flaws().sequencedKeySet());
        Map<String, Direction> directions = claims.directions(columns);
        List<String> factors = List.copyOf(claims.columns().factors().sequencedKeySet());
        List<Varied> varied = varied(factors, trials);
        List<Hypothesis> hypotheses =
                claims.hypotheses(new Vocabulary(varied, aliases(claims.columns()), List.copyOf(columns), directions));
        hypotheses.forEach(hypothesis -> refuseFlaws(hypothesis.claim(), gathering.flaws()));
        Divergence divergence = new Divergence(metrics, directions, trials);
        List<Observation> found = trials.stream()
                .map(trial -> observation(trial, factors, metrics, divergence))
                .toList();
        Map<String, Double> overlaps = new HashMap<>();
        if (claims.overlap() > 0) {
            metrics.forEach((metric, _) -> overlaps.put(metric, claims.overlap()));
        }
        Pairing pairing = gathering.isPaired() ? Pairing.BY_SEED : Pairing.NONE;
        int seeds = seeds(found, pairing);
        Observations observations = new Observations(varied, found, directions, overlaps, scope(seeds, pairing));
        return new FileResults(gathering.rows(), pairing, observations, hypotheses, claims.looks(seeds));
    }

    /** A claim about a column with text in it is refused with the place of the text. */
    private static void refuseFlaws(Claim claim, Map<String, DataException> flaws) {
        for (Measure measure : claim.measures()) {
            if (flaws.containsKey(measure.metric())) {
                throw flaws.get(measure.metric());
            }
        }
    }

    /** Levels that are all numbers by their size, others as they come. */
    private static List<Varied> varied(List<String> factors, Collection<ResultTrial> trials) {
        List<Varied> varied = new ArrayList<>();
        for (int i = 0; i < factors.size(); i++) {
            SequencedSet<Level> levels = new LinkedHashSet<>();
            for (ResultTrial trial : trials) {
                levels.add(trial.levels().get(i));
            }
            boolean numbers = levels.stream().allMatch(level -> level.numbers().containsKey(Level.ITSELF));
            varied.add(new Varied(
                    factors.get(i),
                    numbers
                            ? levels.stream()
                                    .sorted(Comparator.comparingDouble(
                                            level -> level.numbers().get(Level.ITSELF)))
                                    .toList()
                            : List.copyOf(levels)));
        }
        return varied;
    }

    /** A column is another name for its factor. */
    private static SequencedMap<String, String> aliases(ResultColumns columns) {
        SequencedMap<String, String> aliases = new LinkedHashMap<>();
        columns.factors().forEach((factor, column) -> {
            if (!columns.factors().containsKey(column.text())) {
                aliases.put(column.text(), factor);
            }
        });
        return aliases;
    }

    private static Observation observation(
            ResultTrial trial, List<String> factors, Map<String, Integer> metrics, Divergence divergence) {
        SequencedMap<String, Level> levels = new LinkedHashMap<>();
        for (int i = 0; i < factors.size(); i++) {
            levels.put(factors.get(i), trial.levels().get(i));
        }
        Map<String, Series> series = new HashMap<>();
        metrics.forEach((name, index) -> trial.series(index).ifPresent(values -> series.put(name, values)));
        return new Observation(
                levels,
                trial.seed(),
                divergence.of(trial) ? Observation.Ending.DIVERGED : Observation.Ending.FINISHED,
                OptionalDouble.empty(),
                series);
    }

    private static int seeds(List<Observation> trials, Pairing pairing) {
        if (pairing == Pairing.BY_SEED) {
            return (int) trials.stream().map(Observation::seed).distinct().count();
        }
        Map<Map<String, Level>, Integer> counts = new HashMap<>();
        trials.forEach(trial -> counts.merge(trial.levels(), 1, Integer::sum));
        return counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private static List<String> scope(int seeds, Pairing pairing) {
        String shown = pairing == Pairing.BY_SEED
                ? Plural.of(seeds, "seed shows", "seeds show")
                : Plural.of(seeds, "trial of a condition shows", "trials of a condition show");
        return List.of(
                "the data that these results were measured on",
                "the kind of randomness that " + shown,
                "what was held equal where they were made, which the files do not say");
    }

    /** The verdicts on the hypotheses. */
    public Verdicts verdicts() {
        return Verdicts.of(observations, hypotheses, looks);
    }
}
