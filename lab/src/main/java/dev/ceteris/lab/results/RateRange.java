// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.results;

import dev.ceteris.engine.schedule.RateSweep;
import dev.ceteris.engine.schedule.Updates;
import dev.ceteris.engine.training.Training;
import dev.ceteris.engine.training.Update;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.trial.Condition;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a learning-rate range test says of a condition, from the mean over its seeds of {@code train.loss} at the end of
 * every epoch. An epoch's learning rate is that of its last update.
 *
 * @param condition whose schedule is a {@link RateSweep}
 * @param seeds how many trials there are
 * @param steepest the learning rate at which the loss falls fastest on its way to the lowest: that of the epoch between
 *     whose neighbours it falls most; empty where it does not fall
 * @param lowest the learning rate at which the loss is lowest
 * @param diverges the first learning rate after that at which the loss is more than twice the lowest, or at which a
 *     trial has diverged; empty where none is
 */
public record RateRange(
        Condition condition, int seeds, OptionalDouble steepest, double lowest, OptionalDouble diverges) {
    /** A loss above the lowest one by this factor has left it for good. */
    private static final double FAR = 2;

    /** Of every condition with such a schedule whose trials are over, in the order of the study. */
    public static List<RateRange> of(RunRecord run) {
        Map<Integer, TrialSpec> trained = run.trained();
        Map<Condition, List<TrialRecord>> trials = new LinkedHashMap<>();
        Map<Condition, Training> trainings = new LinkedHashMap<>();
        for (TrialRecord trial : run.trials()) {
            Training training = trained.get(trial.number()).training();
            boolean isOver = trial.state() instanceof TrialState.Done || trial.state() instanceof TrialState.Diverged;
            if (isOver && training.schedule() instanceof RateSweep && training.update() == Update.BATCH) {
                trials.computeIfAbsent(trial.condition(), _ -> new ArrayList<>())
                        .add(trial);
                trainings.put(trial.condition(), training);
            }
        }
        List<RateRange> ranges = new ArrayList<>();
        trials.forEach((condition, of) -> {
            double[] losses = losses(of);
            if (finite(losses) >= 3) {
                ranges.add(of(condition, of.size(), losses, rates(of.getFirst(), trainings.get(condition))));
            }
        });
        return ranges;
    }

    /**
     * What a curve says. An epoch on the way down to the lowest loss has the slope between its neighbours.
     *
     * @param losses of the epochs in order, at least three finite ones first; NaN once a trial has diverged
     * @param rates of these epochs
     */
    static RateRange of(Condition condition, int seeds, double[] losses, double[] rates) {
        int known = finite(losses);
        int lowest = 0;
        for (int i = 1; i < known; i++) {
            lowest = losses[i] < losses[lowest] ? i : lowest;
        }
        OptionalDouble steepest = OptionalDouble.empty();
        double most = 0;
        for (int i = 1; i <= Math.min(lowest, known - 2); i++) {
            double slope = losses[i + 1] - losses[i - 1];
            steepest = slope < most ? OptionalDouble.of(rates[i]) : steepest;
            most = Math.min(most, slope);
        }
        for (int i = lowest + 1; i < losses.length; i++) {
            if (!(losses[i] <= FAR * losses[lowest])) {
                return new RateRange(condition, seeds, steepest, rates[lowest], OptionalDouble.of(rates[i]));
            }
        }
        return new RateRange(condition, seeds, steepest, rates[lowest], OptionalDouble.empty());
    }

    private static int finite(double[] losses) {
        int known = 0;
        while (known < losses.length && Double.isFinite(losses[known])) {
            known++;
        }
        return known;
    }

    /** The means over trials up to the epoch in which the first of them diverged. */
    private static double[] losses(List<TrialRecord> trials) {
        int epochs =
                trials.stream().mapToInt(trial -> trial.epochs().size()).min().orElseThrow();
        double[] losses = new double[epochs];
        for (TrialRecord trial : trials) {
            for (int i = 0; i < epochs; i++) {
                losses[i] +=
                        trial.epochs().get(i).metrics().getOrDefault(Metric.TRAIN_LOSS, Double.NaN) / trials.size();
            }
        }
        return losses;
    }

    private static double[] rates(TrialRecord trial, Training training) {
        double peak = training.learningRate() * training.rateScaling().factor(training.batchSize());
        long perEpoch = Math.round(trial.epochs().getFirst().metrics().get(Metric.UPDATES));
        Updates updates = new Updates(perEpoch, perEpoch * training.epochs());
        return trial.epochs().stream()
                .mapToDouble(epoch -> peak * training.schedule().share(epoch.epoch() * perEpoch - 1, updates))
                .toArray();
    }
}
