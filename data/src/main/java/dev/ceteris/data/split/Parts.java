// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.split;

import dev.ceteris.engine.sample.Samples;

/** What {@link Split} makes of a training set. */
public sealed interface Parts {
    /** The samples to learn from. */
    Samples train();

    /** Nothing was set aside. */
    record TrainingOnly(Samples train) implements Parts {}

    /**
     * Some samples were set aside.
     *
     * @param train the samples to learn from
     * @param validation the samples to choose by; none of them is in {@code train}
     */
    record TrainingAndValidation(Samples train, Samples validation) implements Parts {}
}
