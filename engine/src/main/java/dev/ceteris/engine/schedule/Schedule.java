// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.schedule;

import static dev.ceteris.base.Require.require;

/**
 * What becomes of the learning rate in the course of a trial: a share of it for every update. T is the number of all
 * updates of all epochs, also where a trial may stop early, and t the number of an update, from 0 to T − 1.
 */
public sealed interface Schedule permits Constant, Step, LinearDecay, Polynomial, Cosine, OneCycle, RateSweep {
    /**
     * The learning rate of one update, divided by the trial's; 1 at its highest. In double precision and
     * {@link StrictMath}: the same on every machine.
     *
     * @param t number of the update, from 0 to T − 1
     * @param updates of the trial
     */
    double share(long t, Updates updates);

    /**
     * Whether the learning rate of an update depends on the number of all updates, so that a longer trial is another
     * one from its first update on.
     */
    boolean dependsOnLength();

    /** Checks the share of the updates on a way up that need not be there. */
    static void requireWarmUp(double warmUp) {
        require(warmUp >= 0 && warmUp < 1, "warmUp", warmUp, "at least 0 and below 1");
    }

    /** Checks a share of the learning rate. */
    static void requireShare(String name, double share) {
        require(share >= 0 && share <= 1, name, share, "between 0 and 1");
    }
}
