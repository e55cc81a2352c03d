// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.store;

import dev.ceteris.lab.trial.TrialState;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One run as a line of a list.
 *
 * @param id name of the study and the first digits of its digest
 * @param study the study's name
 * @param question what it asks
 * @param created when it was first started
 * @param trialsByState how many trials are in each state, by {@link TrialState#word}, without those of no trial
 * @param state of the whole: running, interrupted (some trials are missing), failed (some could not be trained), or
 *     done
 */
public record RunSummary(
        String id, String study, String question, Instant created, Map<String, Integer> trialsByState, String state) {
    public RunSummary {
        trialsByState = Collections.unmodifiableMap(new LinkedHashMap<>(trialsByState));
    }

    /** The states in the order in which a reader wants to know them. */
    private static final List<String> WORDS =
            List.of("done", "diverged", "pruned", "failed", "running", "interrupted", "planned");

    static RunSummary of(
            String id, String study, String question, Instant created, Map<String, Integer> trialsByState) {
        Map<String, Integer> inOrder = new LinkedHashMap<>();
        for (String word : WORDS) {
            if (trialsByState.containsKey(word)) {
                inOrder.put(word, trialsByState.get(word));
            }
        }
        return new RunSummary(id, study, question, created, inOrder, state(inOrder));
    }

    private static String state(Map<String, Integer> trialsByState) {
        if (trialsByState.containsKey("running")) {
            return "running";
        }
        if (trialsByState.containsKey("interrupted") || trialsByState.containsKey("planned")) {
            return "interrupted";
        }
        return trialsByState.containsKey("failed") ? "failed" : "done";
    }
}
