// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import dev.ceteris.lab.store.DataUse;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.TrialSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a run is going to do, known before it does it. Every trial of the study (those that help to choose among them)
 * is either missing, skipped or finished.
 *
 * @param study whose trials are trained
 * @param missing the trials that may have to be trained, in the order in which they run
 * @param skipped trials that were never begun and never will be, because the time of their tuning run is up
 * @param trained epochs that earlier runs have trained of trials, by the trial's number; of a trial that is absent
 *     there are none
 * @param cores how many the run uses, at least 1
 * @param data how many samples are used of each data set; empty when they are not counted
 */
public record RunPlan(
        Study study,
        List<TrialSpec> missing,
        List<TrialSpec> skipped,
        Map<Integer, Integer> trained,
        int cores,
        List<DataUse> data) {
    public RunPlan {
        data = List.copyOf(data);
        missing = List.copyOf(missing);
        skipped = List.copyOf(skipped);
        trained = Map.copyOf(trained);
    }

    /** A plan whose samples are not counted. */
    public RunPlan(
            Study study, List<TrialSpec> missing, List<TrialSpec> skipped, Map<Integer, Integer> trained, int cores) {
        this(study, missing, skipped, trained, cores, List.of());
    }

    /** Of a study without a trained trial. */
    public static RunPlan ofAll(Study study, int cores) {
        return new RunPlan(study, study.allTrials(), List.of(), Map.of(), cores);
    }

    /** The trials that earlier runs have ended, in the order of the study. */
    public List<TrialSpec> finished() {
        Set<Integer> others = new HashSet<>();
        missing.forEach(trial -> others.add(trial.number()));
        skipped.forEach(trial -> others.add(trial.number()));
        return study.allTrials().stream()
                .filter(trial -> !others.contains(trial.number()))
                .toList();
    }

    /** How many epochs earlier runs have trained of a trial. */
    public int trained(TrialSpec trial) {
        return trained.getOrDefault(trial.number(), 0);
    }

    /** Epochs of the missing trials that need not be trained again. */
    public int begunEpochs() {
        return missing.stream().mapToInt(this::trained).sum();
    }
}
