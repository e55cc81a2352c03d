// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.results;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the words of a state column mean, as MLflow, Optuna, W&B, Ray and Ceteris write them. */
final class StateWords {
    private static final Set<String> FINISHED =
            Set.of("finished", "complete", "completed", "success", "succeeded", "done", "terminated", "ok", "passed");

    private static final Set<String> UNFINISHED = Set.of(
            "running",
            "scheduled",
            "pending",
            "waiting",
            "queued",
            "planned",
            "killed",
            "failed",
            "fail",
            "failure",
            "error",
            "errored",
            "crashed",
            "crash",
            "pruned",
            "cancelled",
            "canceled",
            "aborted",
            "interrupted",
            "preempted",
            "timeout",
            "stopped",
            "paused",
            "eliminated");

    private static final Set<String> DIVERGED = Set.of("diverged", "nan");

    /** What became of a trial. */
    enum Meaning {
        FINISHED,
        UNFINISHED,
        DIVERGED
    }

    private StateWords() {}

    /** The meaning of a word such as {@code RUNNING} or {@code TrialState.COMPLETE}; empty when it is not known. */
    static Optional<Meaning> of(String written) {
        String word = written.substring(written.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (FINISHED.contains(word)) {
            return Optional.of(Meaning.FINISHED);
        }
        if (UNFINISHED.contains(word)) {
            return Optional.of(Meaning.UNFINISHED);
        }
        return DIVERGED.contains(word) ? Optional.of(Meaning.DIVERGED) : Optional.empty();
    }
}
