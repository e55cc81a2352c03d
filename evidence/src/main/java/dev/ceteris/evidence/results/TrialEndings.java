// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.results;

import dev.ceteris.base.Plural;
import dev.ceteris.evidence.claim.Direction;
import dev.ceteris.evidence.claim.Observation;
import dev.ceteris.evidence.text.ClaimsFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** How the trials of files ended, and what has to be said about it. */
final class TrialEndings {
    private final Map<String, Integer> claimed = new LinkedHashMap<>();
    private final List<ResultTrial> trials;
    private final Divergence divergence;

    /**
     * @param metrics to their numbers
     * @param directions of all metrics
     * @param claimed the metrics that are claimed
     * @param trials that finished
     */
    TrialEndings(
            Map<String, Integer> metrics,
            Map<String, Direction> directions,
            Collection<String> claimed,
            List<ResultTrial> trials) {
        Map<String, Integer> telling = new LinkedHashMap<>();
        metrics.forEach((metric, index) -> {
            if (claimed.contains(metric)) {
                this.claimed.put(metric, index);
            }
            if (claimed.contains(metric) || Divergence.showsQuality(metric, directions.get(metric))) {
                telling.put(metric, index);
            }
        });
        this.trials = trials;
        divergence = new Divergence(telling, claimed, trials);
    }

    /** How a trial ended. */
    Observation.Ending of(ResultTrial trial) {
        return divergence.of(trial).isPresent() ? Observation.Ending.DIVERGED : Observation.Ending.FINISHED;
    }

    /**
     * A diverged trial has the worst-rank score, so claims about it need to know which values are better.
     *
     * @throws dev.ceteris.spec.StudyException when trials diverged and a claimed metric has no direction
     */
    void refuseUnknownDirections(ClaimsFile claims, SequencedMap<String, Direction> directions) {
        long diverged = trials.stream()
                .filter(trial -> of(trial) == Observation.Ending.DIVERGED)
                .count();
        directions.forEach((metric, direction) -> {
            if (diverged > 0 && direction == Direction.UNKNOWN) {
                throw claims.error(Plural.of(diverged, "trial") + " diverged, and the name '" + metric
                        + "' does not say which of its values are worse; add better: {" + metric
                        + ": higher}, or lower");
            }
        });
    }

    /** Why trials count as diverged, and which claimed metrics lack values, as sentences. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        SequencedMap<Divergence.Reason, Integer> reasons = new LinkedHashMap<>();
        trials.forEach(trial -> divergence.of(trial).ifPresent(reason -> reasons.merge(reason, 1, Integer::sum)));
        reasons.forEach((reason, count) -> notes.add(Plural.of(count, "trial") + " diverged: " + reason.words(count)));
        claimed.forEach((metric, index) -> missing(metric, index).ifPresent(notes::add));
        return notes;
    }

    private Optional<String> missing(String metric, int index) {
        List<ResultTrial> without = trials.stream()
                .filter(trial ->
                        trial.lastValue(index).isEmpty() && divergence.of(trial).isEmpty())
                .toList();
        if (without.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Plural.of(without.size(), "trial has", "trials have") + " no value of " + metric
                + " (first: "
                + without.getFirst().first().place() + "); a blank cell is a missing value. If these trials diverged,"
                + " write nan, or mark them with columns.diverged");
    }
}
