// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.tuning;

import dev.ceteris.lab.trial.Condition;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSeeds;
import dev.ceteris.lab.trial.TrialSpec;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SequencedMap;

/**
 * What a study chooses by trying it out.
 *
 * @param spaces the path of each knob that is chosen to its space, as text
 * @param how it is chosen, as the rest of a line: {@code random, 12 trials …}
 * @param tuningRuns in which it is chosen; empty when a study chooses nothing
 */
public record Tuning(SequencedMap<String, String> spaces, String how, List<TuningRun> tuningRuns) {
    /** Nothing is chosen. */
    public static final Tuning NONE = new Tuning(new LinkedHashMap<>(), "", List.of());

    public Tuning {
        spaces = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(spaces));
        tuningRuns = List.copyOf(tuningRuns);
    }

    /** Whether every split of a cross-validation has a choice of its own, made with the samples that it learns from. */
    public boolean isNested() {
        return tuningRuns.stream()
                .anyMatch(tuningRun -> tuningRun.chosenFor().split().isPresent());
    }

    /** The trials that share a choice with a trial of the study. */
    public TunedTrials tunedWith(Condition condition, TrialSeeds seeds) {
        return new TunedTrials(condition, isNested() ? OptionalLong.of(seeds.split()) : OptionalLong.empty());
    }

    /** The candidates that it begins with, of one split: every split has the same. */
    public List<Candidate> offered() {
        return tuningRuns.stream()
                .filter(tuningRun -> tuningRun
                        .chosenFor()
                        .split()
                        .equals(tuningRuns.getFirst().chosenFor().split()))
                .flatMap(tuningRun -> tuningRun.candidates().stream())
                .toList();
    }

    /** A study's trials with the first candidate's values, until it is known what is chosen for them. */
    public List<TrialSpec> withPlaceholders(List<TrialSpec> trials) {
        Map<TunedTrials, TrialSpec> first = new HashMap<>();
        tuningRuns.forEach(tuningRun -> first.put(
                tuningRun.chosenFor(),
                tuningRun.candidates().getFirst().trials().getFirst()));
        return trials.stream().map(trial -> withChoice(trial, first)).toList();
    }

    /**
     * A trial of the study with what was chosen for it.
     *
     * @param chosen a trial of what was chosen, by the trials that it was chosen for
     * @return the trial as it is where nothing was chosen for it
     */
    public TrialSpec withChoice(TrialSpec trial, Map<TunedTrials, TrialSpec> chosen) {
        TrialSpec like = chosen.get(tunedWith(trial.condition(), trial.seeds()));
        return like == null ? trial : trial.like(like);
    }

    /** The same with every candidate that follows from what trials have measured; see {@link TuningRun#grown}. */
    public Tuning grown(Collection<TrialRecord> trials) {
        return new Tuning(
                spaces,
                how,
                tuningRuns.stream().map(tuningRun -> tuningRun.grown(trials)).toList());
    }

    /** Every trial of every tuning run. */
    public List<TrialSpec> trials() {
        return tuningRuns.stream()
                .flatMap(tuningRun -> tuningRun.trials().stream())
                .toList();
    }
}
