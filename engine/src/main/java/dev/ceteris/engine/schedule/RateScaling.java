// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.schedule;

import static dev.ceteris.base.Require.require;

import dev.ceteris.engine.training.Training;

/**
 * How the learning rate follows the number of samples that an update averages. A rule has a base: the learning rate
 * that a {@link Training} states is that of updates of so many samples, and is multiplied for others.
 */
public sealed interface RateScaling permits Fixed, Linear, SquareRoot {
    /** Checks the base of a rule. */
    static void requireBase(int base) {
        require(base >= 1, "base", base, "at least 1");
    }

    /**
     * What the learning rate is multiplied by; exactly 1 where an update has as many samples as the base.
     *
     * @param samples of an update, at least 1; a smaller last batch of an epoch has the same learning rate as the
     *     others
     */
    double factor(int samples);
}
