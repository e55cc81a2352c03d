// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;

/** Watches a run. Called from the threads that train, so implementations are thread-safe and quick. */
public interface RunListener {
    /** Before anything is trained. */
    void started(RunPlan plan);

    /** Something went otherwise than a user expects and was dealt with: one sentence. */
    default void notice(String sentence) {}

    /** A trial begins, or goes on after {@code finishedEpochs} epochs. */
    void trialStarted(TrialSpec trial, int finishedEpochs);

    /**
     * A teacher of a trial was trained for an epoch, before the trial's first one.
     *
     * @param preparedEpochs of all its teachers so far
     */
    default void trialPrepared(TrialSpec trial, int preparedEpochs) {}

    /** An epoch has ended and is in the store. */
    void epochEnded(TrialSpec trial, EpochRecord epoch);

    /** A missing trial is not trained after all, because the time for it is up. */
    default void trialPassedOver(TrialSpec trial) {}

    /** A trial has all the epochs of its round, and waits for the decision whether it goes on. */
    default void trialPaused(TrialSpec trial) {}

    /** A trial has ended, in one way or another. */
    void trialEnded(TrialSpec trial, TrialState state);
}
