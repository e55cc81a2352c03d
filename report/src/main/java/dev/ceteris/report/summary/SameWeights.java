// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.summary;

import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSeeds;
import dev.ceteris.lab.trial.TrialState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Conditions whose trials of the same seed ended with equal weights, to the bit.
 *
 * @param positions of the conditions in the study, two or more, from 0
 * @param seeds for which that is so
 */
public record SameWeights(List<Integer> positions, List<TrialSeeds> seeds) {
    /** Every group of conditions that agree for at least one seed, the first seed's groups first. */
    static List<SameWeights> among(List<ConditionSummary> conditions) {
        Map<TrialSeeds, Map<String, List<Integer>>> bySeed = new LinkedHashMap<>();
        for (ConditionSummary condition : conditions) {
            for (TrialRecord trial : condition.finished()) {
                if (trial.state() instanceof TrialState.Done(String sha256, int _)) {
                    bySeed.computeIfAbsent(trial.seeds(), seed -> new LinkedHashMap<>())
                            .computeIfAbsent(sha256, digest -> new ArrayList<>())
                            .add(condition.look().position());
                }
            }
        }
        Map<List<Integer>, List<TrialSeeds>> seeds = new LinkedHashMap<>();
        bySeed.forEach((seed, groups) -> groups.values().stream()
                .filter(group -> group.size() > 1)
                .forEach(group -> seeds.computeIfAbsent(group, together -> new ArrayList<>())
                        .add(seed)));
        return seeds.entrySet().stream()
                .map(group -> new SameWeights(group.getKey(), group.getValue()))
                .toList();
    }
}
