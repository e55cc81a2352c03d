// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.trial;

import dev.ceteris.engine.network.Loss;
import dev.ceteris.engine.stopping.Never;
import dev.ceteris.engine.stopping.Patience;
import dev.ceteris.engine.training.Training;
import dev.ceteris.engine.training.TrainingStreams;

/**
 * One training run, fully determined.
 *
 * @param number place in the study, counted from 1; trials that help to choose come after those of the study itself
 * @param condition its levels, and the values that it tries
 * @param seeds its only source of randomness, inside of a fold that is tested on together with the number of its split;
 *     trials of different conditions with equal seeds are paired
 * @param data what it learns from
 * @param network what learns
 * @param training how it learns
 * @param evaluatedOn which samples it is evaluated on
 */
public record TrialSpec(
        int number,
        Condition condition,
        TrialSeeds seeds,
        DataSpec data,
        NetworkSpec network,
        Training training,
        EvaluationSets evaluatedOn) {
    /** A trial of the study itself. */
    public TrialSpec(
            int number, Condition condition, TrialSeeds seeds, DataSpec data, NetworkSpec network, Training training) {
        this(number, condition, seeds, data, network, training, new EvaluationSets.WithTest());
    }

    /** The split that decides which fold is held out of everything it does, where there is cross-validation. */
    public long testSplit() {
        return evaluatedOn instanceof EvaluationSets.InnerFold inner ? inner.split() : seeds.split();
    }

    /** The streams that its training draws from. */
    public TrainingStreams trainingStreams() {
        return drawnBy().ofTraining();
    }

    /** The seeds that it draws with: its own, inside of a fold together with the number of the split. */
    public TrialSeeds drawnBy() {
        return evaluatedOn instanceof EvaluationSets.InnerFold inner ? seeds.within(inner.split()) : seeds;
    }

    /** The loss that it makes small. */
    public Loss loss() {
        return new Knobs(data, network, training).loss();
    }

    /** Epochs that it is to be trained for at most, at least 1. */
    public int epochs() {
        return training.epochs();
    }

    /** Epochs of its teachers, which are trained before it; 0 where it has none. */
    public int preparatoryEpochs() {
        return training.distillation().count() * training.epochs();
    }

    /** The metric that its best epoch is chosen by, if it may stop early; else the one it would be. */
    public Metric watched() {
        String key =
                training.earlyStopping() instanceof Patience patience ? patience.metric() : Patience.VALIDATION_LOSS;
        return Metric.of(key).orElseThrow();
    }

    /** Whether its result is its best epoch, and not its last one. */
    public boolean keepsTheBest() {
        return training.earlyStopping() instanceof Patience;
    }

    /**
     * Whether it can be trained for more epochs later, to the same bits as in one go: not where its teachers would have
     * more of them as well.
     */
    public boolean canBecomeLonger() {
        return training.earlyStopping() instanceof Never
                && !training.schedule().dependsOnLength()
                && training.distillation().isNothing()
                && evaluatedOn instanceof EvaluationSets.WithTest;
    }

    /** Whether this trial begins with all epochs of a shorter one. */
    public boolean continues(TrialSpec shorter) {
        return shorter.canBecomeLonger()
                && shorter.epochs() < epochs()
                && withoutLength().equals(shorter.withoutLength());
    }

    /**
     * Whether this trial would begin with all epochs of a shorter one, if its schedule did not depend on its length.
     */
    public boolean continuesButForItsSchedule(TrialSpec shorter) {
        return training.schedule().dependsOnLength()
                && shorter.epochs() < epochs()
                && withoutLength().equals(shorter.withoutLength());
    }

    /** What two trials have in common when one has all epochs of the other, or would but for its schedule. */
    public TrialSpec withoutLength() {
        return new TrialSpec(0, condition, seeds.numbered(), data, network, training.withEpochs(1), evaluatedOn);
    }

    /** The same trial at another place in a study. */
    public TrialSpec withNumber(int other) {
        return new TrialSpec(other, condition, seeds, data, network, training, evaluatedOn);
    }

    /** The same trial with what a candidate was made of. */
    public TrialSpec like(TrialSpec candidate) {
        return new TrialSpec(number, condition, seeds, data, candidate.network, candidate.training, evaluatedOn);
    }
}
