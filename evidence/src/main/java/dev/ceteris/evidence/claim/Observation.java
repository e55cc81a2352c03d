// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/**
 * One trial, and what it measured.
 *
 * @param levels of every factor, by its name
 * @param seed what pairs it with trials of other conditions
 * @param ending how it ended
 * @param resultEpoch the epoch whose weights are its result; empty when that is its last one
 * @param metrics by name
 */
public record Observation(
        SequencedMap<String, Level> levels,
        String seed,
        Ending ending,
        OptionalDouble resultEpoch,
        Map<String, Series> metrics) {
    /** How a trial ended. */
    public enum Ending {
        FINISHED,
        /** Its loss became infinite or NaN: a result, and the worst one. */
        DIVERGED
    }

    public Observation {
        levels = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(levels));
        metrics = Map.copyOf(metrics);
    }

    /** What it measured of a metric, if anything. */
    Optional<Series> metric(String name) {
        return Optional.ofNullable(metrics.get(name));
    }

    /** Its level of a factor. */
    Level level(String factor) {
        return Optional.ofNullable(levels.get(factor))
                .orElseThrow(() -> new IllegalStateException("a trial without a level of " + factor));
    }
}
