// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.trial;

/** How far a trial is. */
public sealed interface TrialState {
    /** Waiting for a core. */
    record Planned() implements TrialState {}

    /** Being trained by a process that is alive. */
    record Running() implements TrialState {}

    /** Stopped before its end; the next run of the study goes on with it. */
    record Interrupted() implements TrialState {}

    /**
     * Trained to its end: its last epoch, or an earlier one at which its study lets it stop.
     *
     * @param weightsSha256 digest of the weights that are its result, 64 lower-case hexadecimal digits
     * @param epoch that ended with these weights, counted from 1: the last one, or the best one where it may stop early
     */
    record Done(String weightsSha256, int epoch) implements TrialState {}

    /**
     * Its loss became infinite or NaN.
     *
     * @param epoch in which that happened, counted from 1
     */
    record Diverged(int epoch) implements TrialState {}

    /**
     * Stopped early because others were better at the same epoch; see the median rule of {@code lab.tuning}.
     *
     * @param epoch after which it was stopped, counted from 1
     */
    record Pruned(int epoch) implements TrialState {}

    /**
     * Something went wrong outside the arithmetic.
     *
     * @param message what, in one line
     */
    record Failed(String message) implements TrialState {}

    /** One word for tables and JSON: planned, running, interrupted, done, diverged, pruned, failed. */
    default String word() {
        return switch (this) {
            case Planned() -> "planned";
            case Running() -> "running";
            case Interrupted() -> "interrupted";
            case Done done -> "done";
            case Diverged diverged -> "diverged";
            case Pruned pruned -> "pruned";
            case Failed failed -> "failed";
        };
    }
}
