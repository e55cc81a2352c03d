// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.summary;

import dev.ceteris.evidence.claim.Direction;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.trial.Condition;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.tuning.Candidate;
import dev.ceteris.lab.tuning.TuningRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which conditions a reader looks for first, where a picture cannot name all of them. */
public final class Prominence {
    private Prominence() {}

    /**
     * The positions of all conditions: first the one that a search has chosen, then from the best to the worst by the
     * metric that says best what came out, last those that were eliminated or have no mean.
     */
    public static List<Integer> of(Results results) {
        Optional<Condition> chosen = chosen(results.run());
        return results.conditions().stream()
                .sorted(Comparator.comparing(
                                (ConditionSummary condition) -> !chosen.equals(Optional.of(condition.condition())))
                        .thenComparing(results::isEliminated)
                        .thenComparingDouble(condition -> loss(condition, results.judgement())))
                .map(condition -> condition.look().position())
                .toList();
    }

    private static Optional<Condition> chosen(RunRecord run) {
        return run.search().flatMap(TuningRecord::chosen).map(Candidate::values);
    }

    /** Smaller for better; NaN, which comes last, without a mean. */
    private static double loss(ConditionSummary condition, Metric metric) {
        double mean = condition.last().get(metric).mean();
        return metric.direction() == Direction.HIGHER ? -mean : mean;
    }
}
