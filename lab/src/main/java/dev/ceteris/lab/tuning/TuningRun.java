// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.tuning;

import dev.ceteris.lab.trial.Condition;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialSpec;
import java.util.List;

/**
 * Candidates; one of them is chosen.
 *
 * @param condition for which; without levels when there is one tuning run for the whole study
 * @param by what they are compared by, a validation metric; its mean over a candidate's trials counts
 * @param candidates at least one, in the order in which they are tried
 * @param rounds how many of them are trained how far; one round when all of them get all epochs
 * @param seconds of training, summed over trials, after which no further trial begins; infinite when all are tried
 */
public record TuningRun(
        Condition condition, Metric by, List<Candidate> candidates, List<Round> rounds, double seconds) {
    public TuningRun {
        candidates = List.copyOf(candidates);
        rounds = List.copyOf(rounds);
    }

    /** Whether it ends by the clock, so that another machine, or another day, may choose otherwise. */
    public boolean timed() {
        return seconds < Double.POSITIVE_INFINITY;
    }

    /** Whether a trial that was trained so far may only be waiting for another round. */
    public boolean pausesAt(int epochs) {
        return rounds.subList(0, rounds.size() - 1).stream().anyMatch(round -> round.epochs() == epochs);
    }

    /** Every trial of every candidate. */
    public List<TrialSpec> trials() {
        return candidates.stream()
                .flatMap(candidate -> candidate.trials().stream())
                .toList();
    }

    /** Epochs that its rounds take when nothing diverges. */
    public long epochs() {
        int trialsEach = candidates.getFirst().trials().size();
        return trialsEach * Halving.epochs(rounds);
    }
}
