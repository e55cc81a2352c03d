// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.tuning;

import dev.ceteris.lab.trial.Condition;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Candidates; one of them is chosen.
 *
 * @param chosenFor the trials of the study that get what is chosen
 * @param by what they are compared by, a validation metric; its mean over a candidate's trials counts
 * @param candidates at least one, in the order in which they are tried
 * @param rounds how many of them are trained how far; one round when all of them get all epochs
 * @param seconds of training, summed over trials, after which no further trial begins; infinite when all are tried
 * @param steering how earlier candidates decide about later ones
 * @param known how many of the candidates are known; each of the others stands for one that is proposed once the
 *     generations before it are over
 */
public record TuningRun(
        TunedTrials chosenFor,
        Metric by,
        List<Candidate> candidates,
        List<Round> rounds,
        double seconds,
        Steering steering,
        int known) {
    public TuningRun {
        candidates = List.copyOf(candidates);
        rounds = List.copyOf(rounds);
    }

    /** A tuning run of which nothing is measured. */
    public TuningRun(
            TunedTrials chosenFor,
            Metric by,
            List<Candidate> candidates,
            List<Round> rounds,
            double seconds,
            Steering steering) {
        this(
                chosenFor,
                by,
                candidates,
                rounds,
                seconds,
                steering,
                steering.proposer().isEmpty() ? candidates.size() : Math.min(steering.startup(), candidates.size()));
    }

    /** For which condition; without levels when there is one tuning run for the whole study. */
    public Condition condition() {
        return chosenFor.condition();
    }

    /** Whether later candidates are proposed from what earlier ones measure. */
    public boolean proposes() {
        return steering.proposer().isPresent();
    }

    /** Whether trials may be pruned. */
    public boolean prunes() {
        return steering.pruning().isPresent();
    }

    /** The candidates that are known. */
    public List<Candidate> knownCandidates() {
        return candidates.subList(0, known);
    }

    /** The same with every candidate that follows from what its trials have measured. */
    public TuningRun grown(Collection<TrialRecord> trials) {
        TuningRun grown = this;
        Optional<TuningRun> next = grown.next(trials);
        while (next.isPresent()) {
            grown = next.get();
            next = grown.next(trials);
        }
        return grown;
    }

    /** With one generation more; empty when all are known, or the last known one is not over. */
    private Optional<TuningRun> next(Collection<TrialRecord> trials) {
        if (known == candidates.size()) {
            return Optional.empty();
        }
        List<Candidate> ranked = new TuningRecord(this, List.copyOf(trials)).rankedForProposals();
        if (ranked.size() < known) {
            return Optional.empty();
        }
        int generation = steering.generationOf(known);
        int end = steering.before(generation + 1, candidates.size());
        List<Candidate> all = new ArrayList<>(candidates.subList(0, known));
        all.addAll(steering.proposer().orElseThrow().propose(generation, ranked, candidates.subList(known, end)));
        all.addAll(candidates.subList(end, candidates.size()));
        return Optional.of(new TuningRun(chosenFor, by, all, rounds, seconds, steering, end));
    }

    /** Parts that are trained one after the other: its rounds, or its generations. */
    public int stages() {
        return Math.max(rounds.size(), steering.generations(candidates.size()));
    }

    /** The last epoch that is trained in a stage. */
    public int epochsIn(int stage) {
        return rounds.get(Math.min(stage, rounds.size() - 1)).epochs();
    }

    /** The known candidates of a generation, counted from 0. */
    List<Candidate> generation(int generation) {
        int from = Math.min(known, steering.before(generation, candidates.size()));
        int to = Math.min(known, steering.before(generation + 1, candidates.size()));
        return candidates.subList(from, to);
    }

    /** Whether it ends by the clock, so that another machine, or another day, may choose otherwise. */
    public boolean timed() {
        return seconds < Double.POSITIVE_INFINITY;
    }

    /** Whether a trial that was trained so far may only be waiting for another round. */
    public boolean pausesAt(int epochs) {
        return rounds.subList(0, rounds.size() - 1).stream().anyMatch(round -> round.epochs() == epochs);
    }

    /** The trials that are known to be trained. */
    public List<TrialSpec> plannedTrials() {
        return timed() ? List.of() : trials(knownCandidates());
    }

    /** The trials that depend on no earlier one. */
    public List<TrialSpec> unsteeredTrials() {
        return proposes() || prunes() ? trials(generation(0)) : trials();
    }

    private static List<TrialSpec> trials(List<Candidate> candidates) {
        return candidates.stream()
                .flatMap(candidate -> candidate.trials().stream())
                .toList();
    }

    /** Every trial of every candidate. */
    public List<TrialSpec> trials() {
        return trials(candidates);
    }

    /** Epochs that its rounds take when nothing diverges. */
    public long epochs() {
        int trialsEach = candidates.getFirst().trials().size();
        return trialsEach * Halving.epochs(rounds);
    }
}
