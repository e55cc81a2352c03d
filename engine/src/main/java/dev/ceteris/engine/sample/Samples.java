// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.sample;

import static dev.ceteris.base.Require.require;

/**
 * Samples with what should be answered: the engine's only door for data. Immutable. Trainers that learn from the same
 * object share what was found out about it, so give it to all of them.
 */
public final class Samples {
    private final Features features;
    private final Targets targets;
    private Inputs inputs;

    /**
     * Samples.
     *
     * @param features what the network sees
     * @param targets what it should answer, one for each sample
     * @throws dev.ceteris.base.SpecException when the two differ in count
     */
    public Samples(Features features, Targets targets) {
        require(
                features.count() == targets.count(),
                "targets",
                targets.count(),
                "one for each of the " + features.count() + " samples");
        this.features = features;
        this.targets = targets;
    }

    /** What the network sees. */
    public Features features() {
        return features;
    }

    /** What it should answer. */
    public Targets targets() {
        return targets;
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

    /** The features as the first layer's kernels read them; found when they are first asked for, by any thread. */
    public synchronized Inputs inputs() {
        if (inputs == null) {
            inputs = new Inputs(features);
        }
        return inputs;
    }

    /** The samples at {@code indices}, in that order, copied. */
    public Samples select(int[] indices) {
        return new Samples(features.select(indices), targets.select(indices));
    }
}
