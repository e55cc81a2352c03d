// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import static dev.ceteris.engine.Require.require;

/**
 * Samples with what should be answered: the engine's only door for data.
 *
 * @param features what the network sees
 * @param targets what it should answer, one for each sample
 * @throws IllegalArgumentException when the two differ in count
 */
public record Samples(Features features, Targets targets) {
    public Samples {
        require(
                features.count() == targets.count(),
                "targets",
                targets.count(),
                "one for each of the " + features.count() + " samples");
    }

    /** Number of samples, at least 1. */
    public int count() {
        return features.count();
    }

    /**
     * The classes that are the targets.
     *
     * @throws IllegalStateException when the targets are numbers
     */
    public Labels labels() {
        return switch (targets) {
            case Labels labels -> labels;
            case Values _ -> throw new IllegalStateException("the targets are numbers, not classes");
        };
    }

    /** The samples at {@code indices}, in that order, copied. */
    public Samples select(int[] indices) {
        return new Samples(features.select(indices), targets.select(indices));
    }
}
