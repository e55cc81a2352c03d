// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.progress;

import dev.ceteris.app.terminal.Times;
import dev.ceteris.base.Plural;

/** Shows a run to the user who started it. Called from one thread at a time. */
interface Display {
    /** Brings what is shown up to date; called often, decides itself what is worth showing. */
    void show(Snapshot snapshot);

    /** Says how the run ended and leaves the screen as it was found. */
    void end(Snapshot snapshot);

    /** The sentence that stays when a run is over. */
    static String ending(Snapshot snapshot) {
        StringBuilder text = new StringBuilder();
        text.append(snapshot.endedTrials())
                .append(" of ")
                .append(Plural.of(snapshot.plan().trials(), "trial"));
        boolean unfinished = snapshot.finishedEpochs() < snapshot.plan().epochs();
        if (unfinished) {
            text.append(" and ").append(snapshot.finishedEpochs()).append(" of ");
            text.append(Plural.of(snapshot.plan().epochs(), "epoch"));
        }
        text.append(" done");
        long diverged = count(snapshot, Happening.Kind.TRIAL_DIVERGED);
        long failed = count(snapshot, Happening.Kind.TRIAL_FAILED);
        if (diverged > 0) {
            text.append(", ").append(diverged).append(" of them diverged");
        }
        if (failed > 0) {
            text.append(", ").append(failed).append(" of them failed");
        }
        return text.append(" after ").append(Times.time(snapshot.seconds())).toString();
    }

    private static long count(Snapshot snapshot, Happening.Kind kind) {
        return snapshot.happenings().stream()
                .filter(happening -> happening.kind() == kind)
                .count();
    }
}
