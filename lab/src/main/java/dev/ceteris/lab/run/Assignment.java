// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;
import dev.ceteris.lab.tuning.Cutoff;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A trial to be trained now.
 *
 * @param trial which
 * @param epochs the last epoch that it is trained for now; when the trial has more, its checkpoint is kept, because it
 *     may go on in a later round
 * @param continuation whether a longer run may begin with it
 * @param cutoff when it is pruned; empty when it cannot be
 * @param before its epochs that were measured before, in order
 */
record Assignment(
        TrialSpec trial, int epochs, Continuation continuation, Optional<Cutoff> cutoff, List<EpochRecord> before) {
    Assignment {
        before = List.copyOf(before);
    }

    /** One that is not pruned. */
    Assignment(TrialSpec trial, int epochs, Continuation continuation) {
        this(trial, epochs, continuation, Optional.empty(), List.of());
    }

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

    /** What its first epochs measured, as far as that decides about it; a list that can grow. */
    List<EpochRecord> measured(int epochs) {
        return cutoff.isEmpty() ? new ArrayList<>() : new ArrayList<>(before.subList(0, epochs));
    }

    /**
     * The state that an epoch leaves the trial in.
     *
     * @param measured all of its epochs, in order, where it may be pruned
     * @param otherwise the state when it is not pruned
     */
    TrialState pruned(List<EpochRecord> measured, TrialState otherwise) {
        return otherwise instanceof TrialState.Running
                        && cutoff.filter(rule -> rule.prunes(measured)).isPresent()
                ? new TrialState.Pruned(measured.getLast().epoch())
                : otherwise;
    }

    boolean pauses() {
        return epochs < trial.epochs();
    }

    /** Whether a longer trial may begin with this one, which is done after an epoch. */
    boolean canBecomeLonger(int epoch) {
        return continuation == Continuation.POSSIBLE && epoch == trial.epochs() && trial.canBecomeLonger();
    }
}
