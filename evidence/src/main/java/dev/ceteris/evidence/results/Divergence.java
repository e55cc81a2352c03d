// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.results;

import dev.ceteris.evidence.claim.Direction;
import dev.ceteris.evidence.claim.Level;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Which trials diverged: those that are marked; those that end with NaN or an infinite value of a metric that tells how
 * good they are; and those that end with nothing, where another trial of the same condition has a number at that epoch.
 * Tools write NaN as nothing (pandas does), but nothing is also what a trial has of a metric that is measured now and
 * then, or never.
 */
final class Divergence {
    /**
     * Words of metrics that tell how long something took or how large it is; nothing there is no sign of bad weights.
     */
    private static final Set<String> OTHER_WORDS = Set.of("seconds", "time", "duration", "updates", "penalty");

    private final List<Integer> metrics;
    private final Set<Moment> measured = new HashSet<>();
    private final Set<Integer> everMeasured = new HashSet<>();

    private record Moment(int metric, List<Level> condition, double epoch) {}

    /**
     * @param names of the metrics to their numbers
     * @param directions that were said
     */
    Divergence(Map<String, Integer> names, Map<String, Direction> directions, Collection<ResultTrial> trials) {
        metrics = names.entrySet().stream()
                .filter(metric -> tellsHowGood(metric.getKey(), directions))
                .map(Map.Entry::getValue)
                .toList();
        Set<Moment> ends = new HashSet<>();
        for (ResultTrial trial : trials) {
            metrics.forEach(metric ->
                    ends.add(new Moment(metric, trial.levels(), trial.last().epoch())));
        }
        for (ResultTrial trial : trials) {
            trial.epochs().forEach(epoch -> note(trial, epoch, ends));
        }
    }

    private void note(ResultTrial trial, ResultTrial.Epoch epoch, Set<Moment> ends) {
        for (int metric : metrics) {
            OptionalDouble value = epoch.value(metric);
            if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
                Moment moment = new Moment(metric, trial.levels(), epoch.epoch());
                if (ends.contains(moment)) {
                    measured.add(moment);
                }
                if (epoch.epoch() == trial.last().epoch()) {
                    everMeasured.add(metric);
                }
            }
        }
    }

    private static boolean tellsHowGood(String metric, Map<String, Direction> directions) {
        List<String> words = List.of(metric.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1));
        return directions.getOrDefault(metric, Direction.of(metric)) != Direction.UNKNOWN
                && words.stream().noneMatch(OTHER_WORDS::contains);
    }

    boolean of(ResultTrial trial) {
        return trial.isMarked() || metrics.stream().anyMatch(metric -> endedBadly(trial, metric));
    }

    private boolean endedBadly(ResultTrial trial, int metric) {
        ResultTrial.Epoch last = trial.last();
        OptionalDouble value = last.value(metric);
        return value.isPresent()
                ? !Double.isFinite(value.getAsDouble()) && everMeasured.contains(metric)
                : measured.contains(new Moment(metric, trial.levels(), last.epoch()));
    }
}
