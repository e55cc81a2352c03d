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
import dev.ceteris.evidence.claim.Terms;
import dev.ceteris.evidence.claim.Varied;
import dev.ceteris.evidence.format.ResultFile;
import dev.ceteris.evidence.text.ClaimsFile;
import dev.ceteris.evidence.text.KnownMetrics;
import dev.ceteris.evidence.text.Shares;
import dev.ceteris.evidence.text.Vocabulary;
import dev.ceteris.evidence.verdict.Hypothesis;
import dev.ceteris.evidence.verdict.InterimAnalyses;
import dev.ceteris.evidence.verdict.Verdicts;
import dev.ceteris.spec.StudyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What other tools measured, as evidence.
 *
 * @param rows how many the files have
 * @param files how many they are
 * @param pairing whether trials are paired by seed
 * @param observations the trials
 * @param hypotheses that are claimed of them
 * @param looks the interim analyses so far
 * @param directions of the metrics that are claimed
 * @param notes what was recognised, left out or missing, as sentences without their full stop
 */
public record FileResults(
        int rows,
        FilesRead files,
        Pairing pairing,
        Observations observations,
        List<Hypothesis> hypotheses,
        InterimAnalyses looks,
        SequencedMap<String, Direction> directions,
        List<String> notes) {
    /** Whether a seed pairs trials of different conditions. */
    public enum Pairing {
        BY_SEED("paired by seed"),
        NO_COMMON_SEED("not paired, because no seed occurs in two conditions"),
        NONE("not paired, because no column says which seed each had");

        private final String text;

        Pairing(String text) {
            this.text = text;
        }

        /** As a sentence says it. */
        public String text() {
            return text;
        }
    }

    public FileResults {
        hypotheses = List.copyOf(hypotheses);
        notes = List.copyOf(notes);
    }

    /**
     * Reads the files as one.
     *
     * @param files what messages call each, and its path
     * @throws StudyException when the claims name a column, factor, level or metric that the files lack, or leave open
     *     which values are better where that matters
     * @throws DataException when a file cannot be read or understood
     */
    public static FileResults read(ClaimsFile claims, SequencedMap<String, Path> files) {
        Gathering gathering = new Gathering(claims.columns());
        List<ResultFile> read = ResultFiles.of(claims.columns(), files);
        read.forEach(gathering::add);
        Collection<ResultTrial> all = gathering.trials();
        Unfinished unfinished =
                new Unfinished(claims.columns(), gathering.columns().state(), gathering.factors(), all);
        List<ResultTrial> trials = unfinished.others();
        SequencedMap<String, Integer> metrics = gathering.metrics();
        SequencedSet<String> columns = new LinkedHashSet<>(metrics.sequencedKeySet());
        columns.addAll(gathering.flaws().sequencedKeySet());
        Map<String, Direction> directions = directions(claims.directions(columns), metrics, trials);
        List<Varied> varied = varied(gathering.factors(), all);
        List<Hypothesis> hypotheses = claims.hypotheses(new Vocabulary(
                varied,
                aliases(gathering),
                new KnownMetrics(
                        List.copyOf(columns),
                        directions,
                        shares(metrics, trials),
                        Map.of(),
                        KnownMetrics.Remedy.STATE_BETTER)));
        hypotheses.forEach(hypothesis -> refuseFlaws(hypothesis.claim(), gathering.flaws()));
        hypotheses.forEach(hypothesis -> refuseMeansOfMetrics(hypothesis.claim(), varied, trials, claims));
        SequencedMap<String, Direction> claimed = claimed(hypotheses, directions);

        TrialEndings endings = new TrialEndings(metrics, directions, claimed.sequencedKeySet(), trials);
        List<Observation> found = trials.stream()
                .map(trial -> observation(trial, varied, metrics, endings))
                .toList();
        endings.refuseUnknownDirections(claims, claimed);
        Map<String, Double> overlaps = new HashMap<>(gathering.overlaps());
        if (claims.overlap() > 0) {
            metrics.forEach((metric, _) -> overlaps.put(metric, claims.overlap()));
        }
        Pairing pairing = pairing(gathering, found);
        int seeds = seeds(found, pairing);
        Observations observations =
                new Observations(varied, found, directions, overlaps, scope(seeds, pairing), claims.lengths());
        List<String> notes = notes(gathering, unfinished, endings);
        replicates(found).ifPresent(notes::add);
        return new FileResults(
                gathering.rows(),
                ResultFiles.read(files, read),
                pairing,
                observations,
                hypotheses,
                claims.looks(seeds),
                claimed,
                notes);
    }

    /** That trials of one seed are one value, as a sentence; empty where each seed has one trial in a condition. */
    private static Optional<String> replicates(List<Observation> trials) {
        boolean are = trials.stream().anyMatch(trial -> !trial.replicate().isEmpty());
        return are
                ? Optional.of("the replicates of a condition and seed count as one value, their mean; a seed that lacks"
                        + " one in a condition is left out")
                : Optional.empty();
    }

    private static List<String> notes(Gathering gathering, Unfinished unfinished, TrialEndings endings) {
        List<String> notes = new ArrayList<>(gathering.assumed());
        if (gathering.filtered() > 0) {
            notes.add(Plural.of(gathering.filtered(), "row") + " left out by 'where'");
        }
        unfinished.note().ifPresent(notes::add);
        notes.addAll(endings.notes());
        return notes;
    }

    /** A claim about a column with text in it is refused with the place of the text. */
    private static void refuseFlaws(Claim claim, Map<String, DataException> flaws) {
        for (Measure measure : claim.measures()) {
            if (flaws.containsKey(measure.metric())) {
                throw flaws.get(measure.metric());
            }
        }
    }

    /** A mean over levels such as acc and loss is a mean of different metrics. */
    private static void refuseMeansOfMetrics(
            Claim claim, List<Varied> varied, List<ResultTrial> trials, ClaimsFile claims) {
        for (int i = 0; i < varied.size(); i++) {
            int factor = i;
            Map<Direction, Level> found = new EnumMap<>(Direction.class);
            trials.stream()
                    .filter(trial -> claim.concerns(levels(varied, trial)))
                    .map(trial -> trial.levels().get(factor))
                    .distinct()
                    .forEach(level -> found.putIfAbsent(Direction.of(level.text()), level));
            if (found.containsKey(Direction.HIGHER) && found.containsKey(Direction.LOWER)) {
                throw claims.error("the levels '" + found.get(Direction.HIGHER).text() + "' and '"
                        + found.get(Direction.LOWER).text() + "' of the factor '"
                        + varied.get(i).name() + "' are names of metrics, and the claim that "
                        + claim.text() + " is a mean over them; state columns: {metric: "
                        + varied.get(i).name() + ", value: …} instead, or name one level in 'where'");
            }
        }
    }

    private static SequencedMap<String, Level> levels(List<Varied> varied, ResultTrial trial) {
        SequencedMap<String, Level> levels = new LinkedHashMap<>();
        for (int i = 0; i < varied.size(); i++) {
            levels.put(varied.get(i).name(), trial.levels().get(i));
        }
        return levels;
    }

    /** The directions that are stated, and those of the other metrics by their names and values. */
    private static Map<String, Direction> directions(
            Map<String, Direction> stated, Map<String, Integer> metrics, List<ResultTrial> trials) {
        Map<String, Direction> directions = new HashMap<>(stated);
        metrics.forEach((metric, index) -> {
            boolean negative = trials.stream()
                    .flatMapToDouble(
                            trial -> trial.epochs().stream().flatMapToDouble(epoch -> epoch.value(index).stream()))
                    .filter(Double::isFinite)
                    .allMatch(value -> value <= 0);
            boolean any =
                    trials.stream().anyMatch(trial -> trial.lastValue(index).orElse(0) < 0);
            directions.putIfAbsent(metric, negative && any ? Direction.ofNegative(metric) : Direction.of(metric));
        });
        return directions;
    }

    /** Metrics that lie between 0 and 1 by their names; not those with larger values, which are in percent. */
    private static Set<String> shares(Map<String, Integer> metrics, List<ResultTrial> trials) {
        return metrics.entrySet().stream()
                .filter(metric -> Shares.isShare(metric.getKey()))
                .filter(metric -> trials.stream()
                        .flatMap(trial -> trial.epochs().stream())
                        .flatMapToDouble(epoch -> epoch.value(metric.getValue()).stream())
                        .filter(Double::isFinite)
                        .allMatch(value -> value >= 0 && value <= 1))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static SequencedMap<String, Direction> claimed(
            List<Hypothesis> hypotheses, Map<String, Direction> directions) {
        SequencedMap<String, Direction> claimed = new LinkedHashMap<>();
        hypotheses.stream()
                .flatMap(hypothesis -> hypothesis.claim().measures().stream())
                .forEach(measure -> claimed.put(
                        measure.metric(), directions.getOrDefault(measure.metric(), Direction.of(measure.metric()))));
        return claimed;
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
    private static SequencedMap<String, String> aliases(Gathering gathering) {
        SequencedMap<String, String> aliases = new LinkedHashMap<>();
        gathering.columns().factors().forEach((factor, column) -> {
            if (!gathering.factors().contains(column)) {
                aliases.put(column, factor);
            }
        });
        return aliases;
    }

    private static Observation observation(
            ResultTrial trial, List<Varied> varied, Map<String, Integer> metrics, TrialEndings endings) {
        Map<String, Series> series = new HashMap<>();
        metrics.forEach((name, index) -> trial.series(index).ifPresent(values -> series.put(name, values)));
        return new Observation(
                levels(varied, trial), trial.seed(), trial.replicate(), endings.of(trial), trial.resultEpoch(), series);
    }

    private static Pairing pairing(Gathering gathering, List<Observation> trials) {
        if (!gathering.hasSeeds()) {
            return Pairing.NONE;
        }
        Map<String, Map<String, Level>> conditionOf = new HashMap<>();
        boolean shared = trials.stream()
                .anyMatch(trial -> !conditionOf
                        .computeIfAbsent(trial.seed(), _ -> trial.levels())
                        .equals(trial.levels()));
        long conditions = trials.stream().map(Observation::levels).distinct().count();
        return shared || conditions < 2 ? Pairing.BY_SEED : Pairing.NO_COMMON_SEED;
    }

    private static int seeds(List<Observation> trials, Pairing pairing) {
        if (pairing == Pairing.BY_SEED) {
            return (int) trials.stream().map(Observation::seed).distinct().count();
        }
        Map<Map<String, Level>, Set<String>> seeds = new HashMap<>();
        trials.forEach(trial ->
                seeds.computeIfAbsent(trial.levels(), _ -> new HashSet<>()).add(trial.seed()));
        return seeds.values().stream().mapToInt(Set::size).max().orElse(0);
    }

    private static List<String> scope(int seeds, Pairing pairing) {
        String shown = pairing == Pairing.BY_SEED
                ? Plural.of(seeds, "seed shows", "seeds show")
                : Plural.of(seeds, "trial of a condition shows", "trials of a condition show");
        return List.of(
                "the data that these results were measured on",
                Terms.RANDOMNESS + shown,
                "what was held equal where they were made, which the files do not say");
    }

    /** The metric of a name that claims may use, if a direction is known. */
    public Optional<Direction> direction(String metric) {
        return Optional.ofNullable(directions.get(metric));
    }

    /** The verdicts on the hypotheses. */
    public Verdicts verdicts() {
        return Verdicts.of(observations, hypotheses, looks);
    }
}
