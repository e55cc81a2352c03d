// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.store;

import static java.util.stream.Collectors.toSet;

import dev.ceteris.evidence.verdict.Hypothesis;
import dev.ceteris.evidence.verdict.InterimAnalyses;
import dev.ceteris.lab.store.Tables.RunRow;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.study.StudyReader;
import dev.ceteris.lab.trial.TrialSeeds;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.spec.StudyException;
import dev.ceteris.spec.StudyText;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Which hypotheses were written down before there were results. A hypothesis that is added to a study which has results
 * belongs to the same run and is exploratory; a study in which one was changed or left out is another one, and what is
 * new in it is exploratory as well when some of its trials have been run before, for as many epochs or another number.
 * A run that this version cannot read counts as seen like any other: its seeds are those of its trials, and some claim
 * of it may have been decided.
 */
final class Registry {
    private final Handle handle;

    Registry(Handle handle) {
        this.handle = handle;
    }

    /** Gives runs of earlier versions, which did not know it, the digest of their experiment. */
    void nameExperiments() {
        for (RunRow row : Tables.runs(handle)) {
            if (row.experiment().isEmpty()) {
                // What this version cannot read it has not trained either: no study will have its experiment.
                String experiment = read(row).map(Study::experiment).orElse(row.digest());
                Tables.nameExperiment(handle, row.id(), experiment);
            }
        }
    }

    /**
     * The run that a study belongs to: its own, or one of the same trials that has all of its registered hypotheses
     * left, and has measured what new ones are about.
     */
    Optional<String> runFor(Study study) {
        return Tables.runOf(handle, study.digest())
                .or(() -> Tables.runsOfExperiment(handle, study.experiment()).stream()
                        .filter(row -> row.study().equals(study.name()) && isExtended(row, study))
                        .findFirst())
                .map(RunRow::id);
    }

    private static boolean isExtended(RunRow row, Study study) {
        List<String> claimed = digests(study.hypotheses());
        return read(row)
                        .filter(before -> before.question().equals(study.question())
                                && before.metrics().equals(study.metrics())
                                && before.named().containsAll(study.named())
                                && before.design()
                                        .trials()
                                        .equals(study.design().trials())
                                && before.looks().equals(study.looks()))
                        .isPresent()
                && claimed.containsAll(row.registered());
    }

    /** Gives a run the hypotheses that its study has now; those that come when there are results are not registered. */
    void replace(String id, Study study) {
        RunRow row = Tables.run(handle, id).orElseThrow();
        if (!row.digest().equals(study.digest()) && row.experiment().equals(Optional.of(study.experiment()))) {
            Tables.replaceStudy(handle, id, study);
            if (!hasResults(row)) {
                Tables.register(handle, id, digests(study.hypotheses()));
            }
        }
    }

    /**
     * The digests of those hypotheses of a new study that no earlier run of some of its trials can have suggested. An
     * author who takes only some of the seeds of a known run has chosen them knowing their results.
     */
    List<String> registered(Study study) {
        List<RunRow> seen = seen(study);
        boolean chosen = seen.stream().anyMatch(row -> !numbered(study).containsAll(seeds(row)));
        // What was registered before the first results stays so, whatever was run after them.
        Optional<Instant> first = seen.stream().map(RunRow::created).min(Comparator.naturalOrder());
        return digests(study.hypotheses()).stream()
                .filter(digest -> !chosen
                        && seen.stream()
                                .filter(row -> first.equals(Optional.of(row.created())))
                                .allMatch(row -> row.registered().contains(digest)))
                .toList();
    }

    /**
     * The numbers of seeds, ascending, at which results of some of a new study's trials may have been analysed before;
     * empty when the study has its run already.
     */
    List<Integer> earlierAnalyses(Study study) {
        if (study.hypotheses().isEmpty() || runFor(study).isPresent()) {
            return List.of();
        }
        return seen(study).stream()
                .filter(Registry::mayHaveDecided)
                .filter(row -> units(row) >= fewestSeeds(row))
                .map(this::units)
                .filter(seeds -> seeds < study.seeds().size())
                .distinct()
                .sorted()
                .toList();
    }

    /** With how many seeds a run could have a verdict on one of its hypotheses; of one that cannot be read, on any. */
    private int fewestSeeds(RunRow row) {
        return read(row).stream()
                .flatMap(study -> study.hypotheses().stream()
                        .map(hypothesis -> hypothesis
                                .claim()
                                .fewestSeeds(study.looks().level()
                                        / study.hypotheses().size())))
                .min(Comparator.naturalOrder())
                .orElse(InterimAnalyses.fewestSeeds(InterimAnalyses.ALPHA, 1));
    }

    /** Whether results of some of a study's trials may have been analysed without a plan of all analyses. */
    boolean isAnalysedWithoutPlan(Study study) {
        return seen(study).stream()
                .anyMatch(row -> read(row)
                        .map(before ->
                                !before.hypotheses().isEmpty() && before.looks().plan() != InterimAnalyses.Plan.PLANNED)
                        .orElse(true));
    }

    /**
     * The runs that tested hypotheses of a study with seeds of their own: none of theirs is one of the study's. Empty
     * when the study has its run already.
     */
    List<String> separateAnalyses(Study study) {
        if (study.hypotheses().isEmpty() || runFor(study).isPresent()) {
            return List.of();
        }
        return Tables.runsOfExperiment(handle, study.experiment()).stream()
                .filter(this::hasResults)
                .filter(row -> hasTested(row, study))
                .filter(row -> seeds(row).stream().noneMatch(numbered(study)::contains))
                .map(RunRow::id)
                .toList();
    }

    /** Runs with results of some of a study's trials, also of these trials with fewer or more epochs. */
    private List<RunRow> seen(Study study) {
        Set<TrialSpec> trials = withoutLength(study).collect(toSet());
        return Tables.runs(handle).stream()
                .filter(row -> row.experiment().equals(Optional.of(study.experiment()))
                        ? seeds(row).stream().anyMatch(numbered(study)::contains)
                        : row.study().equals(study.name())
                                && read(row).stream()
                                        .flatMap(Registry::withoutLength)
                                        .anyMatch(trials::contains))
                .filter(this::hasResults)
                .toList();
    }

    private static Stream<TrialSpec> withoutLength(Study study) {
        return study.trials().stream().map(TrialSpec::withoutLength);
    }

    private boolean hasResults(RunRow row) {
        return Tables.hasEpochs(handle, row.id());
    }

    private static boolean mayHaveDecided(RunRow row) {
        return read(row).map(before -> !before.hypotheses().isEmpty()).orElse(true);
    }

    /** Whether a run has one of a study's hypotheses. */
    private static boolean hasTested(RunRow row, Study study) {
        List<String> wanted = digests(study.hypotheses());
        return read(row)
                .map(before -> digests(before.hypotheses()).stream().anyMatch(wanted::contains))
                .orElse(true);
    }

    private Set<TrialSeeds> seeds(RunRow row) {
        return read(row)
                .map(Registry::numbered)
                .orElseGet(() -> Tables.seeds(handle, row.id()).stream()
                        .map(seed -> TrialSeeds.of(seed).numbered())
                        .collect(toSet()));
    }

    private static Set<TrialSeeds> numbered(Study study) {
        return study.design().trials().stream().map(TrialSeeds::numbered).collect(toSet());
    }

    /** How many seeds a test of a run counts. */
    private int units(RunRow row) {
        return read(row)
                .map(Study::seeds)
                .orElseGet(() -> Tables.seeds(handle, row.id()))
                .size();
    }

    /** A run's study; empty when this version cannot read it. */
    static Optional<Study> read(RunRow row) {
        try {
            return Optional.of(StudyReader.read(new StudyText(row.id(), row.text()), List.of()));
        } catch (StudyException unreadable) {
            return Optional.empty();
        }
    }

    private static List<String> digests(List<Hypothesis> hypotheses) {
        return hypotheses.stream().map(Hypothesis::digest).toList();
    }

    /** Hypotheses with what a run knows of when they were written down. */
    static List<Hypothesis> standings(List<Hypothesis> hypotheses, List<String> registered) {
        return hypotheses.stream()
                .map(hypothesis -> hypothesis.as(
                        registered.contains(hypothesis.digest())
                                ? Hypothesis.Standing.REGISTERED
                                : Hypothesis.Standing.EXPLORATORY))
                .toList();
    }
}
