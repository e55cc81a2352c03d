// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/**
 * One trial, and what it measured.
 *
 * @param levels of every factor, by its name
 * @param seed what pairs it with trials of other conditions; the unit that tests count
 * @param replicate which of several trials of its condition and seed it is; empty where there is one
 * @param ending how it ended
 * @param resultEpoch the epoch whose weights are its result; empty when that is its last one
 * @param metrics by name
 */
public record Observation(
        SequencedMap<String, Level> levels,
        String seed,
        String replicate,
        Ending ending,
        OptionalDouble resultEpoch,
        Map<String, Series> metrics) {
    /** How a trial ended. */
    public enum Ending {
        FINISHED,
        /** Its loss became infinite or NaN: a result, and the worst one. */
        DIVERGED,
        /** Its epochs end before those of other trials, and nothing says why. */
        CUT_SHORT
    }

    public Observation {
        levels = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(levels));
        metrics = Map.copyOf(metrics);
    }

    /** The only trial of its condition and seed. */
    public Observation(
            SequencedMap<String, Level> levels,
            String seed,
            Ending ending,
            OptionalDouble resultEpoch,
            Map<String, Series> metrics) {
        this(levels, seed, "", ending, resultEpoch, metrics);
    }

    /** Whether it is as long as it is meant to be: diverged, or with a result epoch of its own. */
    boolean isComplete() {
        return ending == Ending.DIVERGED || resultEpoch.isPresent();
    }

    /** The last epoch in which it measured anything. */
    double lastEpoch() {
        return metrics.values().stream().mapToDouble(Series::lastEpoch).max().orElse(Double.NEGATIVE_INFINITY);
    }

    /** The same trial, marked as one that ends before others. */
    Observation cutShort() {
        return new Observation(levels, seed, replicate, Ending.CUT_SHORT, resultEpoch, metrics);
    }

    /** The same trial as it was after an epoch; metrics that were not measured by then are missing. */
    Observation upTo(double epoch) {
        Map<String, Series> begun = new HashMap<>();
        metrics.forEach((metric, series) -> series.upTo(epoch).ifPresent(part -> begun.put(metric, part)));
        return new Observation(levels, seed, replicate, ending, resultEpoch, begun);
    }

    /** The same trial as a replicate of a block, which is the level of a factor. */
    Observation inBlock(String factor) {
        SequencedMap<String, Level> others = new LinkedHashMap<>(levels);
        Level block = others.remove(factor);
        String of = replicate.isEmpty() ? seed : seed + ", " + replicate;
        return new Observation(others, block.text(), of, ending, resultEpoch, metrics);
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
