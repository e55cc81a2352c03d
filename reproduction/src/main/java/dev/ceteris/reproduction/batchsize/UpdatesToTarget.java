// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction.batchsize;

import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.report.plot.Means;
import dev.ceteris.report.summary.ConditionSummary;
import dev.ceteris.report.summary.Results;
import dev.ceteris.reproduction.Thoroughness;
import dev.ceteris.theory.BatchScaling;
import dev.ceteris.theory.LossTarget;
import dev.ceteris.theory.LossTarget.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** How many updates each batch size took to a validation loss, at the learning rate that came there first. */
final class UpdatesToTarget {
    static final String STUDY = "batch-size-steps";
    private static final String RATE = "learningRate";
    private static final String GOAL = "training.earlyStopping.goal.loss";

    /**
     * The learning rate of a batch size with which it came to the target first.
     *
     * @param size samples of an update
     * @param condition with that rate
     * @param reaches of its trials, which all came there
     * @param edge whether the rate is the smallest or the largest that was tried
     */
    record Best(int size, ConditionSummary condition, List<Reach.Reached> reaches, boolean edge) {
        double updates() {
            return reaches.stream().mapToLong(Reach.Reached::updates).average().orElseThrow();
        }

        /** Updates after which no trial was there yet, and after which all were: a loss is measured once an epoch. */
        Means.At at() {
            long after = reaches.stream().mapToLong(Reach.Reached::after).min().orElseThrow();
            long until =
                    reaches.stream().mapToLong(Reach.Reached::updates).max().orElseThrow();
            return new Means.At(size, Math.max(after, 1), updates(), until);
        }
    }

    private final Results results;
    private final LossTarget target;
    private final List<Best> best = new ArrayList<>();
    private final Thoroughness thoroughness;

    UpdatesToTarget(Results results, Thoroughness thoroughness) {
        this.thoroughness = thoroughness;
        this.results = results;
        this.target = new LossTarget(LossTarget.Direction.AT_MOST, Double.parseDouble(loss()));
        NavigableMap<Integer, List<ConditionSummary>> sizes = new TreeMap<>();
        for (ConditionSummary condition : results.conditions()) {
            sizes.computeIfAbsent(RateRule.size(condition), _ -> new ArrayList<>())
                    .add(condition);
        }
        sizes.forEach((size, conditions) -> fastest(size, conditions).ifPresent(best::add));
    }

    /** Only rates with which every seed came to the target: one that sometimes does is none to recommend. */
    private Optional<Best> fastest(int size, List<ConditionSummary> conditions) {
        Best fastest = null;
        for (int i = 0; i < conditions.size(); i++) {
            Optional<List<Reach.Reached>> reaches = reaches(conditions.get(i));
            if (reaches.isPresent()) {
                boolean edge = conditions.size() > 2 && (i == 0 || i == conditions.size() - 1);
                Best candidate = new Best(size, conditions.get(i), reaches.get(), edge);
                fastest = fastest == null || candidate.updates() < fastest.updates() ? candidate : fastest;
            }
        }
        return Optional.ofNullable(fastest);
    }

    private Optional<List<Reach.Reached>> reaches(ConditionSummary condition) {
        List<Reach.Reached> reaches = new ArrayList<>();
        for (TrialRecord trial : condition.finished()) {
            if (target.reachedBy(curve(trial)) instanceof Reach.Reached there) {
                reaches.add(there);
            }
        }
        boolean all = condition.others().isEmpty()
                && reaches.size() == condition.finished().size();
        return all && !reaches.isEmpty() ? Optional.of(reaches) : Optional.empty();
    }

    private static List<LossTarget.Moment> curve(TrialRecord trial) {
        return trial.epochs().stream()
                .map(epoch -> new LossTarget.Moment(
                        Math.round(epoch.metrics().getOrDefault(Metric.UPDATES, 0.0)),
                        epoch.metrics().getOrDefault(Metric.VALIDATION_LOSS, Double.NaN)))
                .toList();
    }

    /** The validation loss that all were to come to, as the study states it. */
    String loss() {
        return results.run().study().held().get(GOAL);
    }

    /** By size; sizes that did not come to the target with any of their rates are not among them. */
    List<Best> best() {
        return best;
    }

    /** Why there is no fit. */
    String noFit() {
        return best.size() < Thoroughness.FEWEST_POINTS
                ? Thoroughness.tooFew(best.size())
                : "Too few points for a line: one seed of each of " + best.size() + " sizes.";
    }

    /** How many sizes were tried. */
    int sizes() {
        return (int)
                results.conditions().stream().map(RateRule::size).distinct().count();
    }

    /** The learning rate of a best condition, as its updates took it: the rule of the study applied. */
    double rate(Best one) {
        double stated = ((Number) one.condition().condition().levels().get(RATE)).doubleValue();
        double base = Double.parseDouble(
                results.run().study().held().getOrDefault("training.rateScaling.squareRoot.base", "0"));
        return base > 0 ? stated * Math.sqrt(one.size() / base) : stated;
    }

    /** The fit of all seeds' updates; empty of too few sizes, and of a first look, which has one seed of each. */
    Optional<BatchScaling> fit() {
        if (thoroughness == Thoroughness.FIRST_LOOK || best.size() < Thoroughness.FEWEST_POINTS) {
            return Optional.empty();
        }
        List<BatchScaling.Run> runs = new ArrayList<>();
        for (Best one : best) {
            one.reaches().forEach(reach -> runs.add(new BatchScaling.Run(one.size(), reach)));
        }
        return Optional.of(BatchScaling.fit(runs));
    }
}
