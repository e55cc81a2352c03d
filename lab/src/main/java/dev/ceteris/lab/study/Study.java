// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import dev.ceteris.data.source.Task;
import dev.ceteris.evidence.claim.Direction;
import dev.ceteris.evidence.claim.Measure;
import dev.ceteris.evidence.verdict.Hypothesis;
import dev.ceteris.evidence.verdict.InterimAnalyses;
import dev.ceteris.lab.trial.Factor;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.SeedDesign;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.tuning.Tuning;
import dev.ceteris.lab.tuning.TuningRun;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One question, written down before it is run. Made by {@link StudyReader}, which has checked every trial.
 *
 * @param name short, unique among the user's studies: {@code batch-size}
 * @param question what it asks, in a sentence
 * @param text the study as it is run, in canonical YAML: the file with the overrides applied and every default written
 *     out; reading it gives an equal study
 * @param overrides what the command line changed, each as {@code path=value}, the last one of a path; empty when
 *     nothing
 * @param digest SHA-256 of what determines the results; its identity: a changed study is another study
 * @param factors what it varies
 * @param held what is held equal: path to value, as text, in the order of the study
 * @param metrics the metrics its report compares, at least one
 * @param trials conditions × seeds, in the order in which they run: all conditions of seed 1 first; where knobs are
 *     tuned they have a placeholder for them until it is known what was chosen
 * @param tuning what is chosen anew for each condition, before its trials run
 * @param search the tuning run among the conditions themselves; without tuning runs when all of them are trained to the
 *     end
 * @param hypotheses what its author claims, in the order of the study
 * @param looks the numbers of seeds at which its results are analysed, the last one being all of its seeds
 * @param experiment SHA-256 of what is trained, whatever is asked of it and with however many seeds
 */
public record Study(
        String name,
        String question,
        String text,
        List<String> overrides,
        String digest,
        List<Factor> factors,
        SequencedMap<String, String> held,
        List<String> metrics,
        List<TrialSpec> trials,
        Tuning tuning,
        Tuning search,
        List<Hypothesis> hypotheses,
        InterimAnalyses looks,
        String experiment) {
    public Study {
        hypotheses = List.copyOf(hypotheses);
        overrides = List.copyOf(overrides);
        factors = List.copyOf(factors);
        held = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(held));
        metrics = List.copyOf(metrics);
        trials = List.copyOf(trials);
    }

    /**
     * The same study with every candidate that follows from what its trials have measured. A study whose candidates are
     * all known beforehand is returned as it is.
     *
     * @param measured trials that there are; their numbers, states and epochs count
     */
    public Study grown(Collection<TrialRecord> measured) {
        if (!proposes()) {
            return this;
        }
        Tuning searched = search.grown(measured);
        boolean proposed = searched.tuningRuns().stream().anyMatch(TuningRun::proposes);
        return new Study(
                name,
                question,
                text,
                overrides,
                digest,
                proposed ? factors(searched.tuningRuns().getFirst()) : factors,
                held,
                metrics,
                proposed ? searched.trials() : trials,
                tuning.grown(measured),
                searched,
                hypotheses,
                looks,
                experiment);
    }

    /** Whether later candidates are proposed from what earlier ones measure. */
    public boolean proposes() {
        return Stream.of(tuning, search)
                .flatMap(choice -> choice.tuningRuns().stream())
                .anyMatch(TuningRun::proposes);
    }

    private List<Factor> factors(TuningRun searched) {
        return factors.stream()
                .map(factor -> new Factor(
                        factor.name(),
                        factor.path(),
                        searched.knownCandidates().stream()
                                .map(candidate -> candidate.values().levels().get(factor.name()))
                                .distinct()
                                .toList()))
                .toList();
    }

    /** What is held equal, as people read it: 0 training samples are all that there are. */
    public SequencedMap<String, String> heldInWords() {
        SequencedMap<String, String> words = new LinkedHashMap<>(held);
        words.replace("data.train", "0", "all");
        return words;
    }

    /** Whether some of its trials learn classes, so that they have an accuracy. */
    public boolean learnsClasses() {
        return learns(Task.CLASSIFICATION);
    }

    /** The losses that its trials make small, in words; several where they differ. */
    public List<String> losses() {
        return trials.stream().map(trial -> trial.loss().words()).distinct().toList();
    }

    /** Those of the trials that learn numbers. */
    public List<String> lossesOfNumbers() {
        return trials.stream()
                .map(TrialSpec::loss)
                .filter(loss -> !loss.classifies())
                .map(loss -> loss.words())
                .distinct()
                .toList();
    }

    /** Whether some of its trials learn numbers. */
    public boolean learnsNumbers() {
        return learns(Task.REGRESSION);
    }

    /** Whether all of its trials are known before the first one is trained, and all are trained to the end. */
    public boolean choosesNothing() {
        return tuning.tuningRuns().isEmpty() && search.tuningRuns().isEmpty();
    }

    private boolean learns(Task task) {
        return trials.stream().anyMatch(trial -> trial.data().source().task() == task);
    }

    /** A study that chooses nothing. */
    public Study(
            String name,
            String question,
            String text,
            List<String> overrides,
            String digest,
            List<Factor> factors,
            SequencedMap<String, String> held,
            List<String> metrics,
            List<TrialSpec> trials) {
        this(
                name,
                question,
                text,
                overrides,
                digest,
                factors,
                held,
                metrics,
                trials,
                Tuning.NONE,
                Tuning.NONE,
                List.of(),
                InterimAnalyses.first(Math.max(1, design(trials).units().size())),
                digest);
    }

    /**
     * The metrics with an argument that it compares, claims something of or goes by, in order: its trials measure them
     * besides those of every study.
     */
    public List<Metric> named() {
        Stream<String> claimed = hypotheses.stream()
                .flatMap(hypothesis -> hypothesis.claim().measures().stream())
                .map(Measure::metric);
        Stream<Metric> chosenBy = Stream.of(tuning, search)
                .flatMap(choice -> choice.tuningRuns().stream())
                .map(TuningRun::by);
        Stream<Metric> watched = allTrials().stream().map(TrialSpec::watched);
        return Stream.of(
                        Stream.concat(metrics.stream(), claimed).flatMap(key -> Metric.of(key).stream()),
                        chosenBy,
                        watched)
                .flatMap(found -> found)
                .filter(metric -> !metric.isFixed())
                .distinct()
                .sorted()
                .toList();
    }

    /** Which values of a metric are better, by its name: of every fixed metric, and of those that it names. */
    public Map<String, Direction> directions() {
        Map<String, Direction> directions = new HashMap<>(Metric.directions());
        named().forEach(metric -> directions.put(metric.key(), metric.direction()));
        return directions;
    }

    /** The seeds that tests count, in the order in which they run; see {@link SeedDesign}. */
    public List<Long> seeds() {
        return design().units();
    }

    /** Which seeds each condition has. */
    public SeedDesign design() {
        return design(trials);
    }

    private static SeedDesign design(List<TrialSpec> trials) {
        return SeedDesign.of(trials.stream().map(TrialSpec::seeds).toList());
    }

    /** Every trial that it may take, in the order in which they run: those that choose, then its own. */
    public List<TrialSpec> allTrials() {
        return Stream.concat(tuning.trials().stream(), trials.stream()).toList();
    }

    /**
     * The trials that are known to be run before anything is: all but those of tuning runs that the clock ends, and
     * those of candidates that are still to be proposed.
     */
    public List<TrialSpec> plannedTrials() {
        List<TrialSpec> planned = new ArrayList<>();
        tuning.tuningRuns().forEach(tuningRun -> planned.addAll(tuningRun.plannedTrials()));
        if (search.tuningRuns().isEmpty()) {
            planned.addAll(trials);
        } else {
            Set<Integer> searched = search.tuningRuns().getFirst().plannedTrials().stream()
                    .map(TrialSpec::number)
                    .collect(Collectors.toSet());
            trials.stream().filter(trial -> searched.contains(trial.number())).forEach(planned::add);
        }
        return planned;
    }

    /** Epochs that it takes when nothing diverges: of the trials that choose, and of its own. */
    public long epochs() {
        long choosing =
                tuning.tuningRuns().stream().mapToLong(TuningRun::epochs).sum();
        long own = search.tuningRuns().isEmpty()
                ? trials.stream().mapToLong(TrialSpec::epochs).sum()
                : search.tuningRuns().stream().mapToLong(TuningRun::epochs).sum();
        return choosing + own;
    }
}
