// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import dev.ceteris.lab.Silence;
import dev.ceteris.lab.Tiny;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.TrialSpec;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Runs that are stopped before they are done. */
final class StoppedRun {
    private StoppedRun() {}

    /** Runs a study until some epochs have ended, counted over all trials. */
    static RunRecord after(int epochs, Store store, Study study, int cores) {
        AtomicInteger left = new AtomicInteger(epochs);
        AtomicReference<Runner> runner = new AtomicReference<>();
        runner.set(new Runner(
                store,
                Tiny::data,
                new Silence() {
                    @Override
                    public void epochEnded(TrialSpec trial, EpochRecord epoch) {
                        if (left.decrementAndGet() == 0) {
                            runner.get().stop();
                        }
                    }
                },
                cores,
                Tiny.environment()));
        return runner.get().run(study);
    }
}
