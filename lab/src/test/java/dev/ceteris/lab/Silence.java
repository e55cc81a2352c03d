// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab;

import dev.ceteris.lab.run.RunListener;
import dev.ceteris.lab.run.RunPlan;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;

/** A listener that cares for nothing; tests override what they want to hear. */
public class Silence implements RunListener {
    @Override
    public void started(RunPlan plan) {}

    @Override
    public void trialStarted(TrialSpec trial, int finishedEpochs) {}

    @Override
    public void epochEnded(TrialSpec trial, EpochRecord epoch) {}

    @Override
    public void trialEnded(TrialSpec trial, TrialState state) {}
}
