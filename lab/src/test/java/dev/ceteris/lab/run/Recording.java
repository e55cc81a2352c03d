// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import dev.ceteris.lab.Silence;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a listener hears, a line each. */
final class Recording extends Silence {
    final List<String> heard = new ArrayList<>();

    @Override
    public synchronized void started(RunPlan plan) {
        heard.add("run, " + plan.finished().size() + " trials and " + plan.begunEpochs() + " epochs done");
    }

    @Override
    public synchronized void notice(String sentence) {
        heard.add("notice " + sentence);
    }

    @Override
    public synchronized void trialStarted(TrialSpec trial, int finishedEpochs) {
        heard.add(trial.number() + " after " + finishedEpochs);
    }

    @Override
    public synchronized void epochEnded(TrialSpec trial, EpochRecord epoch) {
        heard.add(trial.number() + " epoch " + epoch.epoch());
    }

    @Override
    public synchronized void trialEnded(TrialSpec trial, TrialState state) {
        heard.add(trial.number() + " " + state.word());
    }
}
