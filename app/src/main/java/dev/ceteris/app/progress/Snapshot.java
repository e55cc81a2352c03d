// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.progress;

import java.util.List;

/**
 * All that a screen can show of a run, at one moment.
 *
 * @param plan what the run is going to do
 * @param endedTrials trials that have ended, in this process or an earlier one
 * @param finishedEpochs epochs that need no training any more: trained, or left out because their trial diverged or
 *     failed
 * @param seconds since the run started
 * @param secondsLeft until its last trial ends; NaN while no epoch was measured
 * @param running trials that are being trained, by number
 * @param happenings trials that ended, and what else happened, since the run started, in that order
 */
record Snapshot(
        Plan plan,
        int endedTrials,
        long finishedEpochs,
        double seconds,
        double secondsLeft,
        List<TrialProgress> running,
        List<Happening> happenings) {
    Snapshot {
        running = List.copyOf(running);
        happenings = List.copyOf(happenings);
    }

    /**
     * What happened after the first {@code seen} happenings and deserves a line; when trials are many, not each one's
     * end.
     */
    List<Happening> worthALine(int seen) {
        return happenings.subList(seen, happenings.size()).stream()
                .filter(happening -> happening.kind() != Happening.Kind.TRIAL_DONE || plan.namesEveryTrial())
                .toList();
    }

    /** The part of the work that is behind us, from 0 to 1; never falls while a run goes on. */
    double share() {
        // Where a trial of a tuning run diverges, the epochs that it will not need are not known exactly.
        return plan.epochs() == 0 ? 1 : Math.min(1, (double) finishedEpochs / plan.epochs());
    }
}
