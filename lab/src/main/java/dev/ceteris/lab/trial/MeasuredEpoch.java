// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.trial;

import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.WeightSummary;
import dev.ceteris.engine.training.EpochResult;
import dev.ceteris.engine.training.Evaluation;
import dev.ceteris.lab.score.ClassRate;
import dev.ceteris.lab.score.ClassScore;
import dev.ceteris.lab.score.ClassScores;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * All that is observed of one epoch of one trial, from which each {@link Metric} reads its number.
 *
 * @param result what training did
 * @param seconds wall-clock time of its training
 * @param weights that it ended with, in a few numbers
 * @param penalty addition of the regularization to the loss, with these weights
 * @param network what is trained
 * @param evaluations of these weights, by the name of the samples: {@code train}, {@code validation}, {@code test} and
 *     those of a data source's own evaluation sets; samples on which the epoch was not evaluated are absent
 * @param scores of the predictions of classes, by the name of the samples; absent where numbers are learned
 * @param errors of the predictions of numbers, by the name of the samples; absent where classes are learned
 */
public record MeasuredEpoch(
        EpochResult result,
        double seconds,
        WeightSummary weights,
        double penalty,
        Network network,
        Map<String, Evaluation> evaluations,
        Map<String, ClassScores> scores,
        Map<String, TargetErrors> errors) {
    public MeasuredEpoch {
        evaluations = Map.copyOf(evaluations);
        scores = Map.copyOf(scores);
        errors = Map.copyOf(errors);
    }

    /**
     * Mean loss over the samples of that name. An epoch that diverged has NaN on the training samples: its weights may
     * be finite again by chance, and what it broke down with must be seen in the loss that tables show.
     */
    OptionalDouble loss(String samples) {
        if (samples.equals("train") && result.diverged()) {
            return OptionalDouble.of(Double.NaN);
        }
        return Optional.ofNullable(evaluations.get(samples))
                .map(evaluation -> OptionalDouble.of(evaluation.loss()))
                .orElse(OptionalDouble.empty());
    }

    /**
     * Accuracy on the samples of that name; empty where numbers are learned.
     */
    OptionalDouble accuracy(String samples) {
        return Optional.ofNullable(evaluations.get(samples))
                .filter(evaluation -> !Double.isNaN(evaluation.accuracy()))
                .map(evaluation -> OptionalDouble.of(evaluation.accuracy()))
                .orElse(OptionalDouble.empty());
    }

    /** A score on the samples of that name; empty where there is none, or where it is not defined. */
    OptionalDouble score(String samples, ClassScore score) {
        return Optional.ofNullable(scores.get(samples))
                .map(all -> all.of(score))
                .orElse(OptionalDouble.empty());
    }

    /** A rate of a class on the samples of that name; empty where there is none, or where it is not defined. */
    OptionalDouble rate(String samples, ClassRate rate, String name) {
        return Optional.ofNullable(scores.get(samples))
                .map(all -> all.rates().of(rate, name))
                .orElse(OptionalDouble.empty());
    }

    /** A number of the errors on the samples of that name; empty where there are none, or where it is not defined. */
    OptionalDouble error(String samples, ToDoubleFunction<TargetErrors> number) {
        return Optional.ofNullable(errors.get(samples))
                .map(number::applyAsDouble)
                .filter(value -> !Double.isNaN(value) || result.diverged())
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    /** Test loss less training loss; empty without a test loss. */
    OptionalDouble gap() {
        OptionalDouble test = loss("test");
        return test.isPresent()
                ? OptionalDouble.of(test.getAsDouble() - loss("train").orElse(Double.NaN))
                : OptionalDouble.empty();
    }
}
