// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;

/** Passes every event to a listener, and the times of epochs to the course. */
record Clocked(RunListener listener, RunStages course) implements RunListener {
    @Override
    public void started(RunPlan plan) {
        listener.started(plan);
    }

    @Override
    public void notice(String sentence) {
        listener.notice(sentence);
    }

    @Override
    public void trialStarted(TrialSpec trial, int finishedEpochs) {
        listener.trialStarted(trial, finishedEpochs);
    }

    @Override
    public void trialPrepared(TrialSpec trial, int preparedEpochs) {
        listener.trialPrepared(trial, preparedEpochs);
    }

    @Override
    public void epochEnded(TrialSpec trial, EpochRecord epoch) {
        course.spend(trial, epoch.metrics().getOrDefault(Metric.EPOCH_SECONDS, 0.0));
        listener.epochEnded(trial, epoch);
    }

    @Override
    public void trialPassedOver(TrialSpec trial) {
        listener.trialPassedOver(trial);
    }

    @Override
    public void trialPaused(TrialSpec trial) {
        listener.trialPaused(trial);
    }

    @Override
    public void trialEnded(TrialSpec trial, TrialState state) {
        listener.trialEnded(trial, state);
    }
}
