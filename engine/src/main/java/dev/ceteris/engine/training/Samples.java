// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import static dev.ceteris.engine.Require.require;

/**
 * Labelled samples: the engine's only door for data.
 *
 * @param features what the network sees
 * @param labels what it should answer, one for each sample
 * @throws IllegalArgumentException when the two differ in count
 */
public record Samples(Features features, Labels labels) {
    public Samples {
        require(
                features.count() == labels.count(),
                "labels",
                labels.count(),
                "one for each of the " + features.count() + " samples");
    }

    /** Number of samples, at least 1. */
    public int count() {
        return features.count();
    }

    /** The samples at {@code indices}, in that order, copied. */
    public Samples select(int[] indices) {
        return new Samples(features.select(indices), labels.select(indices));
    }
}
