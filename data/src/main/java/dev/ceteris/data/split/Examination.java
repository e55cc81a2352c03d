// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.split;

import static dev.ceteris.base.Require.require;

import dev.ceteris.engine.sample.Samples;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * What a network is judged by. None of it is ever seen by training.
 *
 * @param test the test set
 * @param times how often at most a trial is evaluated on the test set, at least 1: a test set of a million samples
 *     takes longer than thousands of epochs on a hundred
 * @param probes other samples, by name and judged after every epoch; empty for most data sets
 */
public record Examination(Samples test, int times, SequencedMap<String, Samples> probes) {
    public Examination {
        require(times >= 1, "times", times, "at least 1");
        probes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(probes));
    }

    /** A test set on which a network is evaluated after every epoch, and nothing else. */
    public static Examination of(Samples test) {
        return new Examination(test, Integer.MAX_VALUE, new LinkedHashMap<>());
    }

    /**
     * Whether a network is evaluated on the test set after an epoch: after the last one, and after others so that they
     * are spread evenly.
     *
     * @param epoch counted from 1
     * @param epochs of the trial
     */
    public boolean due(int epoch, int epochs) {
        return (long) epoch * times / epochs > (epoch - 1L) * times / epochs;
    }
}
