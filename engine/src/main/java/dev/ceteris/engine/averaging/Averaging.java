// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.averaging;

/**
 * Whether the network that is evaluated, and that is a trial's result, has the weights at the end of an epoch or a mean
 * of them over the updates so far. Learning goes on with the weights themselves. A mean follows
 * {@code mean ← (1 − share) · mean + share · weights}.
 */
public sealed interface Averaging permits Unaveraged, Ema, Swa {
    /** Whether the weights themselves are evaluated. */
    default boolean isNothing() {
        return false;
    }

    /**
     * The share of the current weights in the mean after an update, in [0, 1]; 0 leaves the mean alone.
     *
     * @param number of the update, counted from 1
     */
    default double afterUpdate(long number) {
        return 0;
    }

    /**
     * The same after an epoch.
     *
     * @param epoch that has ended, counted from 1
     * @param epochs of the training
     */
    default double afterEpoch(int epoch, int epochs) {
        return 0;
    }
}
