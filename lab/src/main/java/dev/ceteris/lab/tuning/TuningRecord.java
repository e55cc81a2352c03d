// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.tuning;

import dev.ceteris.engine.stopping.Goal;
import dev.ceteris.engine.stopping.Never;
import dev.ceteris.engine.stopping.Patience;
import dev.ceteris.evidence.claim.Direction;
import dev.ceteris.lab.trial.Condition;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far a tuning run is, and what it has chosen. Nothing of this is stored: it follows from the tuning run and from
 * what its trials measured.
 */
public final class TuningRecord {
    private final TuningRun tuningRun;
    private final Map<Integer, TrialRecord> trials = new HashMap<>();
    private final List<List<Candidate>> participants = new ArrayList<>();
    private List<Candidate> ranking = List.of();
    private boolean isOver;

    /**
     * @param tuningRun its tuning run
     * @param trials that there are; those of others do no harm
     */
    public TuningRecord(TuningRun tuningRun, List<TrialRecord> trials) {
        this.tuningRun = tuningRun;
        trials.forEach(trial -> this.trials.put(trial.number(), trial));
        judgeRounds();
    }

    /** What it is about. */
    public TuningRun tuningRun() {
        return tuningRun;
    }

    /** The trials of the study that get what is chosen. */
    public TunedTrials chosenFor() {
        return tuningRun.chosenFor();
    }

    /** For which condition; without levels when the study has one tuning run. */
    public Condition condition() {
        return tuningRun.condition();
    }

    /**
     * Who takes part in a round, in the order of the candidates: in the first all of them, later the best of the round
     * before; none while that is not over.
     *
     * @param round counted from 0
     */
    public List<Candidate> in(int round) {
        return participants.get(round);
    }

    /** Trials of a stage, a round or a generation, that have epochs of it left; see {@link TuningRun#stages}. */
    public List<TrialSpec> missing(int stage) {
        int epochs = tuningRun.epochsIn(stage);
        List<Candidate> candidates =
                tuningRun.rounds().size() > 1 ? participants.get(stage) : tuningRun.generation(stage);
        return candidates.stream()
                .flatMap(candidate -> candidate.trials().stream())
                .filter(spec -> !trials.containsKey(spec.number()) || !isOver(trials.get(spec.number()), epochs))
                .toList();
    }

    /** Whether a trial has done its part in a round; it may be in training for a later one. */
    private boolean isOver(TrialRecord trial, int epochs) {
        return switch (trial.state()) {
            case TrialState.Diverged _, TrialState.Failed _, TrialState.Pruned _ -> true;
            case TrialState.Done _ -> trial.epochs().size() >= epochs || !isPaused(trial);
            case TrialState.Planned _, TrialState.Running _, TrialState.Interrupted _ ->
                trial.epochs().size() >= epochs;
        };
    }

    /**
     * Whether a trial that is done was halted by a round's end. One that has ended elsewhere had nothing more to gain.
     */
    private boolean isPaused(TrialRecord trial) {
        return tuningRun.pausesAt(trial.epochs().size());
    }

    /**
     * Trials that a round has eliminated: they get no more epochs.
     *
     * @param round counted from 0; no trial is eliminated before it is over
     */
    public List<TrialSpec> eliminatedBy(int round) {
        if (round + 1 >= tuningRun.rounds().size()
                || participants.get(round + 1).isEmpty()) {
            return List.of();
        }
        return participants.get(round).stream()
                .filter(candidate -> !participants.get(round + 1).contains(candidate))
                .flatMap(candidate -> candidate.trials().stream())
                .filter(spec -> trials.get(spec.number()).state() instanceof TrialState.Done
                        && isPaused(trials.get(spec.number())))
                .toList();
    }

    private void judgeRounds() {
        List<Candidate> candidates = tuningRun.candidates();
        boolean over = true;
        for (int round = 0; round < tuningRun.rounds().size(); round++) {
            participants.add(over ? candidates : List.of());
            int epochs = tuningRun.rounds().get(round).epochs();
            over = over && (timeIsUp() || candidates.stream().allMatch(candidate -> isOver(candidate, epochs)));
            if (over) {
                ranking = ranked(candidates, epochs);
                int places = round + 1 < tuningRun.rounds().size()
                        ? tuningRun.rounds().get(round + 1).candidates()
                        : 0;
                List<Candidate> best = ranking.stream().limit(places).toList();
                candidates = candidates.stream().filter(best::contains).toList();
            }
        }
        isOver = over;
    }

    /** Candidates that have been measured, best first; of equal ones the earlier. */
    private List<Candidate> ranked(List<Candidate> candidates, int epochs) {
        return candidates.stream()
                .filter(candidate -> Double.isFinite(score(candidate, epochs)))
                .sorted(Comparator.comparingDouble(candidate -> penalty(candidate, epochs)))
                .toList();
    }

    private boolean isOver(Candidate candidate, int epochs) {
        return records(candidate).filter(record -> isOver(record, epochs)).count()
                == candidate.trials().size();
    }

    /** The budget is spent, and no trial is in training any more. */
    private boolean timeIsUp() {
        return tuningRun.timed()
                && seconds() >= tuningRun.seconds()
                && records()
                        .noneMatch(trial -> trial.state() instanceof TrialState.Running
                                || trial.state() instanceof TrialState.Interrupted);
    }

    /** Whether nothing is left to be tried. */
    public boolean isOver() {
        return isOver;
    }

    /** The best candidate, once everything is tried; empty when every one diverged or failed. */
    public Optional<Candidate> chosen() {
        return isOver ? ranking.stream().findFirst() : Optional.empty();
    }

    /**
     * What a candidate is compared by: the mean over its trials in its last round; NaN while a trial has not got there.
     */
    public double score(Candidate candidate) {
        return score(candidate, epochs(candidate));
    }

    /** Epochs that a candidate's trials were given so far, or are being given. */
    public int epochs(Candidate candidate) {
        int epochs = tuningRun.rounds().getFirst().epochs();
        for (int round = 1; round < tuningRun.rounds().size(); round++) {
            if (in(round).contains(candidate)) {
                epochs = tuningRun.rounds().get(round).epochs();
            }
        }
        return epochs;
    }

    /** The same, less where its trials were pruned: the most epochs that one of them has. */
    public int epochsGiven(Candidate candidate) {
        return isPruned(candidate)
                ? records(candidate)
                        .mapToInt(trial -> trial.epochs().size())
                        .max()
                        .orElse(0)
                : epochs(candidate);
    }

    private double score(Candidate candidate, int epochs) {
        double sum = 0;
        for (TrialSpec spec : candidate.trials()) {
            TrialRecord trial = trials.get(spec.number());
            boolean judged = trial != null
                    && isOver(trial, epochs)
                    && !(trial.state() instanceof TrialState.Diverged)
                    && !(trial.state() instanceof TrialState.Failed)
                    && !(trial.state() instanceof TrialState.Pruned);
            sum += judged
                    ? judgedBy(spec, trial.epochs().stream().limit(epochs).toList())
                            .metrics()
                            .getOrDefault(tuningRun.by(), Double.NaN)
                    : Double.NaN;
        }
        return sum / candidate.trials().size();
    }

    /**
     * The epoch whose weights were a trial's result when it had these; what came later must not change an earlier
     * round.
     */
    private static EpochRecord judgedBy(TrialSpec spec, List<EpochRecord> epochs) {
        return switch (spec.training().earlyStopping()) {
            case Never(), Goal _ -> epochs.getLast();
            case Patience patience -> {
                EpochRecord best = epochs.getFirst();
                for (EpochRecord epoch : epochs) {
                    best = watched(spec, epoch) < watched(spec, best) - patience.minimumImprovement() ? epoch : best;
                }
                yield best;
            }
        };
    }

    private static double watched(TrialSpec spec, EpochRecord epoch) {
        Metric metric = spec.watched();
        double badness = metric.badness(epoch.metrics().getOrDefault(metric, Double.NaN));
        return Double.isNaN(badness) ? Double.POSITIVE_INFINITY : badness;
    }

    private double penalty(Candidate candidate, int epochs) {
        double score = score(candidate, epochs);
        return tuningRun.by().direction() == Direction.HIGHER ? -score : score;
    }

    /** Whether any trial of a candidate was begun. */
    public boolean tried(Candidate candidate) {
        return records(candidate)
                .anyMatch(trial -> !trial.epochs().isEmpty()
                        || trial.state() instanceof TrialState.Diverged
                        || trial.state() instanceof TrialState.Failed);
    }

    /** Whether a trial of a candidate was pruned, so that the candidate cannot be chosen. */
    public boolean isPruned(Candidate candidate) {
        return records(candidate).anyMatch(trial -> trial.state() instanceof TrialState.Pruned);
    }

    /** Trials that were pruned. */
    public long trialsPruned() {
        return records()
                .filter(trial -> trial.state() instanceof TrialState.Pruned)
                .count();
    }

    /**
     * When a trial is pruned; empty when trials are not, or no earlier one is complete. It depends on earlier
     * generations alone, which are over when the trial begins.
     */
    public Optional<Cutoff> cutoff(TrialSpec trial) {
        return tuningRun.steering().pruning().flatMap(pruning -> {
            List<List<EpochRecord>> complete = completeLike(trial);
            return complete.isEmpty() ? Optional.empty() : Optional.of(new Cutoff(tuningRun.by(), pruning, complete));
        });
    }

    /** The epochs of complete trials of earlier generations with the same seed and fold. */
    private List<List<EpochRecord>> completeLike(TrialSpec trial) {
        List<Candidate> candidates = tuningRun.candidates();
        int earlier = tuningRun.steering().before(generationOf(trial.number()), candidates.size());
        return candidates.subList(0, earlier).stream()
                .flatMap(candidate -> candidate.trials().stream())
                .filter(spec ->
                        spec.seeds().equals(trial.seeds()) && spec.evaluatedOn().equals(trial.evaluatedOn()))
                .map(spec -> trials.get(spec.number()))
                .filter(record -> record != null && record.state() instanceof TrialState.Done)
                .map(TrialRecord::epochs)
                .toList();
    }

    private int generationOf(int trial) {
        List<Candidate> candidates = tuningRun.candidates();
        int own = 0;
        while (candidates.get(own).trials().stream().noneMatch(spec -> spec.number() == trial)) {
            own++;
        }
        return tuningRun.steering().generationOf(own);
    }

    /** Whether a failed trial can be trained again: no trial has begun that depends on how it ended. */
    public boolean mayBeTrainedAgain(TrialRecord failed) {
        List<Candidate> candidates = tuningRun.candidates();
        int later = tuningRun.steering().before(generationOf(failed.number()) + 1, candidates.size());
        return candidates.subList(later, candidates.size()).stream()
                .flatMap(this::records)
                .allMatch(trial -> trial.state() instanceof TrialState.Planned);
    }

    /** The known candidates that are over, in the order that {@link Proposer} asks for. */
    List<Candidate> rankedForProposals() {
        int epochs = tuningRun.rounds().getLast().epochs();
        return tuningRun.knownCandidates().stream()
                .filter(candidate -> isOver(candidate, epochs))
                .sorted(Comparator.comparing(this::standing))
                .toList();
    }

    private enum Kind {
        COMPLETE,
        PRUNED,
        BROKEN
    }

    /** Where a candidate that is over is among others: smaller is better. */
    private record Standing(Kind kind, int epochs, double penalty) implements Comparable<Standing> {
        @Override
        public int compareTo(Standing other) {
            return Comparator.comparing(Standing::kind)
                    .thenComparing(Comparator.comparingInt(Standing::epochs).reversed())
                    .thenComparingDouble(Standing::penalty)
                    .compare(this, other);
        }
    }

    private Standing standing(Candidate candidate) {
        double penalty = penalty(candidate, tuningRun.rounds().getLast().epochs());
        if (Double.isFinite(penalty)) {
            return new Standing(Kind.COMPLETE, 0, penalty);
        }
        boolean broken = records(candidate)
                .anyMatch(trial ->
                        trial.state() instanceof TrialState.Diverged || trial.state() instanceof TrialState.Failed);
        if (broken || !isPruned(candidate)) {
            return new Standing(Kind.BROKEN, 0, 0);
        }
        int epochs = records(candidate)
                .mapToInt(trial -> trial.epochs().size())
                .min()
                .orElse(0);
        double sum = 0;
        for (TrialSpec spec : candidate.trials()) {
            sum += trials.get(spec.number())
                    .epochs()
                    .get(epochs - 1)
                    .metrics()
                    .getOrDefault(tuningRun.by(), Double.NaN);
        }
        return new Standing(Kind.PRUNED, epochs, tuningRun.by().direction() == Direction.HIGHER ? -sum : sum);
    }

    /**
     * The coordinates in which the chosen candidate is the smallest or the largest of all that were tried, so that a
     * wider space might hold a better one; each as {@code learningRate 2 is the largest}. Words have no order, and of
     * two values each is at an edge.
     */
    public List<String> edges() {
        return chosen().stream()
                .flatMap(best ->
                        best.point().entrySet().stream().flatMap(entry -> edge(entry.getKey(), entry.getValue())))
                .toList();
    }

    private Stream<String> edge(String axis, Object chosen) {
        if (!(chosen instanceof Number value)) {
            return Stream.empty();
        }
        double[] tried = tuningRun.candidates().stream()
                .filter(this::tried)
                .map(candidate -> candidate.point().get(axis))
                .filter(Number.class::isInstance) // an axis may not exist at every point
                .mapToDouble(coordinate -> ((Number) coordinate).doubleValue())
                .distinct()
                .sorted()
                .toArray();
        if (tried.length < 3) {
            return Stream.empty();
        }
        String text = new Condition(Map.of(axis, chosen)).label();
        if (value.doubleValue() == tried[0]) {
            return Stream.of(text + " is the smallest");
        }
        return value.doubleValue() == tried[tried.length - 1] ? Stream.of(text + " is the largest") : Stream.empty();
    }

    /** Its trials that there are. */
    public Stream<TrialRecord> records() {
        return tuningRun.candidates().stream().flatMap(this::records);
    }

    private Stream<TrialRecord> records(Candidate candidate) {
        return candidate.trials().stream()
                .map(spec -> trials.get(spec.number()))
                .filter(found -> found != null);
    }

    /** Training runs that were begun. */
    public long trialsBegun() {
        return records().filter(trial -> !trial.epochs().isEmpty()).count();
    }

    /** Epochs that were trained, of all trials together. */
    public long epochsTrained() {
        return records().mapToLong(trial -> trial.epochs().size()).sum();
    }

    /** Seconds of training, summed over all trials. */
    public double seconds() {
        return records()
                .flatMap(trial -> trial.epochs().stream())
                .mapToDouble(epoch -> epoch.metrics().getOrDefault(Metric.EPOCH_SECONDS, 0.0))
                .sum();
    }
}
