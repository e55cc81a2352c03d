// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.results;

import dev.ceteris.evidence.claim.Direction;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Which trials diverged: those that are marked; those whose last value of a claimed metric is NaN or infinite; and
 * those that have such a value of another metric of quality in their last epoch. A blank cell is a missing value and
 * says nothing.
 */
final class Divergence {
    /** Words of metrics that tell how long something took or how large it is; NaN there is no sign of bad weights. */
    private static final Set<String> OTHER_WORDS = Set.of("seconds", "time", "duration", "updates", "penalty");

    private final Map<String, Integer> metrics;
    private final Collection<String> claimed;
    private final Set<Integer> everFinite = new HashSet<>();

    /**
     * @param metrics the metrics of quality, and those that are claimed, to their numbers
     * @param claimed the metrics that are claimed
     * @param trials that finished
     */
    Divergence(Map<String, Integer> metrics, Collection<String> claimed, Collection<ResultTrial> trials) {
        this.metrics = metrics;
        this.claimed = claimed;
        for (ResultTrial trial : trials) {
            for (int metric : metrics.values()) {
                trial.lastValue(metric).stream().filter(Double::isFinite).forEach(_ -> everFinite.add(metric));
            }
        }
    }

    /** Whether a metric shows how good a trial is. */
    static boolean showsQuality(String metric, Direction direction) {
        List<String> words = List.of(metric.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1));
        return direction != Direction.UNKNOWN && words.stream().noneMatch(OTHER_WORDS::contains);
    }

    /**
     * Why a trial counts as diverged.
     *
     * @param metric whose last value is not finite; empty where the trial is marked
     */
    record Reason(String metric) {
        /** As half a sentence about so many trials. */
        String words(int trials) {
            return metric.isEmpty()
                    ? "marked as such"
                    : (trials == 1 ? "its" : "their") + " last " + metric + " is not a finite number";
        }
    }

    /** Why a trial counts as diverged; empty when it does not. */
    Optional<Reason> of(ResultTrial trial) {
        return trial.isMarked()
                ? Optional.of(new Reason(""))
                : metrics.entrySet().stream()
                        .filter(metric -> everFinite.contains(metric.getValue()))
                        .filter(metric -> isBad(
                                claimed.contains(metric.getKey())
                                        ? trial.lastValue(metric.getValue())
                                        : trial.last().value(metric.getValue())))
                        .map(metric -> new Reason(metric.getKey()))
                        .findFirst();
    }

    private static boolean isBad(OptionalDouble value) {
        return value.isPresent() && !Double.isFinite(value.getAsDouble());
    }
}
