// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import dev.ceteris.lab.trial.TrialSpec;

/**
 * A trial to be trained now.
 *
 * @param trial which
 * @param epochs the last epoch that it is trained for now; when the trial has more, its checkpoint is kept, because it
 *     may go on in a later round
 */
record Assignment(TrialSpec trial, int epochs) {
    /** To its end. */
    static Assignment whole(TrialSpec trial) {
        return new Assignment(trial, trial.epochs());
    }

    boolean pauses() {
        return epochs < trial.epochs();
    }
}
