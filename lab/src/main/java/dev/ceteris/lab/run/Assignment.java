// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.TrialSpec;

/**
 * A trial to be trained now.
 *
 * @param trial which
 * @param epochs the last epoch that it is trained for now; when the trial has more, its checkpoint is kept, because it
 *     may go on in a later round
 * @param continuation whether a longer run may begin with it
 */
record Assignment(TrialSpec trial, int epochs, Continuation continuation) {
    /** Whether a longer run may begin with the trials of a study. */
    enum Continuation {
        POSSIBLE,
        /** Something is chosen among the trials, or for them: with more epochs, other trials would be trained. */
        NEVER;

        static Continuation of(Study study) {
            return study.choosesNothing() ? POSSIBLE : NEVER;
        }
    }

    /** A trial of a study that chooses nothing, to its end. */
    static Assignment whole(TrialSpec trial) {
        return new Assignment(trial, trial.epochs(), Continuation.POSSIBLE);
    }

    boolean pauses() {
        return epochs < trial.epochs();
    }

    /** Whether a longer trial may begin with this one, which is done after an epoch. */
    boolean canBecomeLonger(int epoch) {
        return continuation == Continuation.POSSIBLE && epoch == trial.epochs() && trial.canBecomeLonger();
    }
}
