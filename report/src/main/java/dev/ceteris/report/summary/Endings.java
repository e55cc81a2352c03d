// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.summary;

import dev.ceteris.base.Plural;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSeeds;
import dev.ceteris.lab.trial.TrialState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the trials of a run ended, in sentences. */
public final class Endings {
    /** A sentence names at most so many trials; the table of trials has them all. */
    private static final int NAMED = 6;

    private Endings() {}

    /** The trial's state in a few words: {@code diverged in epoch 4}, {@code interrupted after 5 of 20 epochs}. */
    public static String state(TrialRecord trial, Results results) {
        String reached = " after " + trial.epochs().size() + " of " + Plural.of(results.epochs(trial), "epoch");
        return switch (trial.state()) {
            case TrialState.Planned planned -> trial.epochs().isEmpty() ? planned.word() : planned.word() + reached;
            case TrialState.Running running -> running.word() + reached;
            case TrialState.Interrupted interrupted -> interrupted.word() + reached;
            case TrialState.Done done -> done.word() + early(done, trial, results);
            case TrialState.Diverged diverged -> diverged.word() + " in epoch " + diverged.epoch();
            case TrialState.Pruned pruned -> pruned.word() + reached;
            case TrialState.Failed failed -> failed.word() + reached + ": " + failed.message();
        };
    }

    /** What is unusual about a trial that may have stopped early. */
    private static String early(TrialState.Done done, TrialRecord trial, Results results) {
        int trained = trial.epochs().size();
        int asked = results.epochs(trial);
        String stopped = trained < asked ? " after " + trained + " of " + Plural.of(asked, "epoch") : "";
        return stopped + (done.epoch() < trained ? ", weights of epoch " + done.epoch() : "");
    }

    /** What diverged and what is missing, in sentences; none when every trial finished. */
    public static List<String> troubles(Results results) {
        boolean complete = results.run().trials().stream().allMatch(trial -> trial.state() instanceof TrialState.Done);
        if (complete) {
            return List.of();
        }
        List<String> sentences = new ArrayList<>(sentences(results));
        sentences.set(
                0,
                "Of " + Plural.of(results.run().trials().size(), "trial") + ", "
                        + sentences.getFirst().replace(" of them", ""));
        return sentences;
    }

    /** How many finished, what diverged or was pruned, what is missing. */
    public static List<String> sentences(Results results) {
        List<TrialRecord> trials = results.run().trials();
        List<TrialRecord> diverged = in(trials, TrialState.Diverged.class);
        List<TrialRecord> finished = in(trials, TrialState.Done.class);
        List<TrialRecord> pruned = in(trials, TrialState.Pruned.class);
        List<TrialRecord> missing = trials.stream()
                .filter(trial -> !diverged.contains(trial) && !finished.contains(trial) && !pruned.contains(trial))
                .toList();
        if (finished.size() == trials.size()) {
            return List.of(trials.size() == 1 ? "It finished." : "All of them finished.");
        }
        List<String> sentences = new ArrayList<>();
        sentences.add(finished.size() + " of them finished.");
        if (!diverged.isEmpty()) {
            sentences.add(diverged.size() + " diverged, the loss being no longer a finite number: "
                    + byCondition(diverged) + ".");
        }
        if (!pruned.isEmpty()) {
            sentences.add(Plural.of(pruned.size(), "trial") + (pruned.size() == 1 ? " was" : " were")
                    + " pruned, because others were better at the same epoch; no comparison uses their conditions: "
                    + named(pruned, results) + ".");
        }
        if (!missing.isEmpty()) {
            sentences.add(Plural.of(missing.size(), "trial") + (missing.size() == 1 ? " is" : " are")
                    + " not finished: " + named(missing, results) + ".");
        }
        return sentences;
    }

    private static List<TrialRecord> in(List<TrialRecord> trials, Class<? extends TrialState> state) {
        return trials.stream().filter(trial -> state.isInstance(trial.state())).toList();
    }

    private static String byCondition(List<TrialRecord> trials) {
        Map<String, List<TrialSeeds>> seeds = new LinkedHashMap<>();
        trials.forEach(trial -> seeds.computeIfAbsent(trial.condition().label(), label -> new ArrayList<>())
                .add(trial.seeds()));
        return enumerated(seeds.entrySet().stream()
                .map(entry -> entry.getKey() + " with " + seeds(entry.getValue()))
                .toList());
    }

    private static String named(List<TrialRecord> trials, Results results) {
        return enumerated(trials.stream()
                .map(trial -> trial.condition().label() + " with "
                        + trial.seeds().text() + " (" + state(trial, results) + ")")
                .toList());
    }

    private static String enumerated(List<String> names) {
        return names.size() <= NAMED
                ? Words.list(names)
                : String.join(", ", names.subList(0, NAMED)) + " and " + (names.size() - NAMED) + " more";
    }

    /** {@code seed 3}, {@code seeds 1 to 5}. */
    public static String seeds(List<TrialSeeds> seeds) {
        if (seeds.stream().anyMatch(TrialSeeds::areSeparate)) {
            return enumerated(seeds.stream().map(TrialSeeds::text).toList());
        }
        return (seeds.size() == 1 ? "seed " : "seeds ")
                + Words.ranges(seeds.stream().map(TrialSeeds::split).toList());
    }
}
