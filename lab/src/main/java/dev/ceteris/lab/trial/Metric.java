// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.trial;

import static dev.ceteris.evidence.claim.Direction.HIGHER;
import static dev.ceteris.evidence.claim.Direction.LOWER;
import static dev.ceteris.evidence.claim.Direction.UNKNOWN;
import static dev.ceteris.lab.trial.Metric.Format.COUNT;
import static dev.ceteris.lab.trial.Metric.Format.NUMBER;
import static dev.ceteris.lab.trial.Metric.Format.SHARE;
import static dev.ceteris.lab.trial.MetricFacts.Of.ANYTHING;
import static dev.ceteris.lab.trial.MetricFacts.Of.CLASSES;
import static dev.ceteris.lab.trial.MetricFacts.Of.NUMBERS;

import dev.ceteris.data.source.Task;
import dev.ceteris.evidence.claim.Direction;
import dev.ceteris.lab.score.ClassScore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * A number that an epoch leaves in the store. A metric that every epoch leaves is its line here and nothing else: a
 * study that names it gets a column and a curve of it, and can claim something of it.
 *
 * <p>Two metrics with the same {@link #key} are equal. The order is that of the lines here.
 */
public final class Metric implements Comparable<Metric> {
    /** In the order of the lines below: each adds its metric, and all have when the class is loaded. */
    private static final List<Metric> FIXED = new ArrayList<>();

    private static final Map<String, Metric> FIXED_BY_KEY = new HashMap<>();

    public static final Metric TRAIN_LOSS =
            loss("train", "mean loss over the training samples, with the weights the epoch ended with");
    public static final Metric TRAIN_ACCURACY =
            accuracy("train", "accuracy on the training set, with the same weights");
    public static final Metric VALIDATION_LOSS =
            loss("validation", "mean loss over the validation samples, when there are any");
    public static final Metric VALIDATION_ACCURACY = accuracy("validation", "accuracy on the validation set");
    public static final Metric TEST_LOSS = loss("test", "mean loss over the test samples");
    public static final Metric TEST_ACCURACY = accuracy("test", "accuracy on the test set");
    public static final Metric TRAIN_MSE = error("train", TargetError.MSE);
    public static final Metric TRAIN_RMSE = error("train", TargetError.RMSE);
    public static final Metric TRAIN_MAE = error("train", TargetError.MAE);
    public static final Metric TRAIN_R2 = error("train", TargetError.R2);
    public static final Metric VALIDATION_MSE = error("validation", TargetError.MSE);
    public static final Metric VALIDATION_RMSE = error("validation", TargetError.RMSE);
    public static final Metric VALIDATION_MAE = error("validation", TargetError.MAE);
    public static final Metric VALIDATION_R2 = error("validation", TargetError.R2);
    public static final Metric TEST_MSE = error("test", TargetError.MSE);
    public static final Metric TEST_RMSE = error("test", TargetError.RMSE);
    public static final Metric TEST_MAE = error("test", TargetError.MAE);
    public static final Metric TEST_R2 = error("test", TargetError.R2);
    public static final Metric VALIDATION_BALANCED_ACCURACY = score("validation", ClassScore.BALANCED_ACCURACY);
    public static final Metric VALIDATION_PRECISION_MACRO = score("validation", ClassScore.PRECISION_MACRO);
    public static final Metric VALIDATION_RECALL_MACRO = score("validation", ClassScore.RECALL_MACRO);
    public static final Metric VALIDATION_LOWEST_RECALL = score("validation", ClassScore.LOWEST_RECALL);
    public static final Metric VALIDATION_F1_MACRO = score("validation", ClassScore.F1_MACRO);
    public static final Metric VALIDATION_F1_MICRO = score("validation", ClassScore.F1_MICRO);
    public static final Metric VALIDATION_AUC = score("validation", ClassScore.AUC);
    public static final Metric VALIDATION_LOG_LOSS = score("validation", ClassScore.LOG_LOSS);
    public static final Metric VALIDATION_CALIBRATION_ERROR = score("validation", ClassScore.CALIBRATION_ERROR);
    public static final Metric TEST_BALANCED_ACCURACY = score("test", ClassScore.BALANCED_ACCURACY);
    public static final Metric TEST_PRECISION_MACRO = score("test", ClassScore.PRECISION_MACRO);
    public static final Metric TEST_RECALL_MACRO = score("test", ClassScore.RECALL_MACRO);
    public static final Metric TEST_LOWEST_RECALL = score("test", ClassScore.LOWEST_RECALL);
    public static final Metric TEST_F1_MACRO = score("test", ClassScore.F1_MACRO);
    public static final Metric TEST_F1_MICRO = score("test", ClassScore.F1_MICRO);
    public static final Metric TEST_AUC = score("test", ClassScore.AUC);
    public static final Metric TEST_LOG_LOSS = score("test", ClassScore.LOG_LOSS);
    public static final Metric TEST_CALIBRATION_ERROR = score("test", ClassScore.CALIBRATION_ERROR);
    public static final Metric DIAGONAL_LOSS =
            loss("diagonal", "mean loss over the diagonal of a function's bounds, when there is one");
    public static final Metric EPOCH_SECONDS = known(
            "epoch.seconds",
            "s",
            LOWER,
            NUMBER,
            MeasuredEpoch::seconds,
            "wall-clock time of the epoch's training, without its evaluation");
    public static final Metric EPOCH_BATCHES = known(
            "epoch.batches",
            "batches",
            UNKNOWN,
            NUMBER,
            epoch -> epoch.result().batches(),
            "batches the epoch went through");
    public static final Metric UPDATES = known(
            "updates",
            "updates",
            LOWER,
            NUMBER,
            epoch -> epoch.result().updates(),
            "changes of the weights since the start");
    public static final Metric GRADIENT_NORM = known(
            "gradient.norm",
            "",
            UNKNOWN,
            NUMBER,
            epoch -> epoch.result().gradientNorm(),
            "Euclidean norm of the mean gradient of the epoch's last update");
    public static final Metric WEIGHT_NORM = known(
            "weight.norm",
            "",
            UNKNOWN,
            NUMBER,
            epoch -> epoch.weights().norm(),
            "Euclidean norm of all weights, without biases, at the epoch's end");
    public static final Metric PENALTY = known(
            "penalty",
            "nats",
            LOWER,
            NUMBER,
            MeasuredEpoch::penalty,
            "addition of the regularization to the loss, with the weights the epoch ended with");
    public static final Metric GENERALIZATION_GAP = add(
            new MetricFacts(
                    "generalization.gap",
                    "nats",
                    UNKNOWN,
                    NUMBER,
                    ANYTHING,
                    "difference of test.loss and train.loss, above 0 where the test is harder"),
            MeasuredEpoch::gap);
    public static final Metric WEIGHTS_ZERO = known(
            "weights.zero",
            "share",
            UNKNOWN,
            SHARE,
            epoch -> epoch.weights().zero(),
            "share of the weights, without biases, that are exactly 0");
    public static final Metric WEIGHTS_LARGEST = known(
            "weights.largest",
            "",
            UNKNOWN,
            NUMBER,
            epoch -> epoch.weights().largest(),
            "largest absolute value of a weight, without biases");
    public static final Metric PARAMETERS = known(
            "parameters", "", UNKNOWN, COUNT, epoch -> epoch.network().parameters(), "number of weights and biases");
    public static final Metric MULTIPLY_ADDS = known(
            "multiplyAdds",
            "",
            UNKNOWN,
            COUNT,
            epoch -> epoch.network().multiplyAdds(),
            "number of multiply-adds that one sample takes in the forward pass");

    /** What is known of a trial whatever its samples are. */
    private static final Set<String> NOT_LEARNED =
            Set.of("epoch.seconds", "epoch.batches", "updates", "parameters", "multiplyAdds");

    private final int place;
    private final MetricFacts facts;
    private final MetricArgument argument;
    private final Function<MeasuredEpoch, OptionalDouble> reading;

    /** How its numbers are written for readers. */
    public enum Format {
        /** As many digits as the spread over seeds allows. */
        NUMBER,
        /** The same; a single value has four decimals, so that a column of shares can be compared. */
        SHARE,
        /** Of a network and so the same for every seed: every digit. */
        COUNT
    }

    /** @param place in the order of metrics; of equal places the key decides */
    private Metric(
            int place, MetricFacts facts, MetricArgument argument, Function<MeasuredEpoch, OptionalDouble> reading) {
        this.place = place;
        this.facts = facts;
        this.argument = argument;
        this.reading = reading;
    }

    private static Metric add(MetricFacts facts, Function<MeasuredEpoch, OptionalDouble> reading) {
        Metric metric = new Metric(FIXED.size(), facts, new MetricArgument.None(), reading);
        FIXED.add(metric);
        FIXED_BY_KEY.put(facts.key(), metric);
        return metric;
    }

    /** One that is measured only where a study names it; it comes after the fixed ones. */
    static Metric named(MetricFacts facts, MetricArgument argument, Function<MeasuredEpoch, OptionalDouble> reading) {
        return new Metric(Integer.MAX_VALUE, facts, argument, reading);
    }

    private static Metric loss(String samples, String meaning) {
        return add(
                new MetricFacts(samples + ".loss", "nats", LOWER, NUMBER, ANYTHING, meaning),
                epoch -> epoch.loss(samples));
    }

    private static Metric accuracy(String samples, String meaning) {
        return add(
                new MetricFacts(samples + ".accuracy", "share", HIGHER, SHARE, CLASSES, meaning),
                epoch -> epoch.accuracy(samples));
    }

    private static Metric error(String samples, TargetError error) {
        String set = samples.equals("train") ? "training" : samples;
        return add(
                new MetricFacts(
                        samples + "." + error.word(),
                        "",
                        error.direction(),
                        NUMBER,
                        NUMBERS,
                        error.power(),
                        error.meaning(set)),
                epoch -> epoch.error(samples, error::of));
    }

    /** A score of a classifier's answers to the samples of that name. */
    private static Metric score(String samples, ClassScore score) {
        return add(
                new MetricFacts(
                        samples + "." + score.word(),
                        score.unit(),
                        score.direction(),
                        score.unit().equals("share") ? SHARE : NUMBER,
                        CLASSES,
                        score.meaning() + "; on the " + samples + " set"),
                epoch -> epoch.score(samples, score));
    }

    private static Metric known(
            String key,
            String unit,
            Direction direction,
            Format format,
            ToDoubleFunction<MeasuredEpoch> reading,
            String meaning) {
        return add(
                new MetricFacts(key, unit, direction, format, ANYTHING, meaning),
                epoch -> OptionalDouble.of(reading.applyAsDouble(epoch)));
    }

    /** Its name in studies, tables, pages and the store. */
    public String key() {
        return facts.key();
    }

    /** What stands in parentheses behind its name; with an argument, it is measured only where a study names it. */
    public MetricArgument argument() {
        return argument;
    }

    /** Whether every epoch leaves it, as far as it applies. */
    public boolean isFixed() {
        return argument instanceof MetricArgument.None;
    }

    /** Its unit, empty when it has none; a loss has it where classes are learned, else that of the targets, squared. */
    public String unit() {
        return facts.unit();
    }

    /** The power of the target's unit that it has: 1, 2 for the square, or 0 where its unit does not come from one. */
    public int targetPower() {
        return facts.power();
    }

    /** Which of its values are better. */
    public Direction direction() {
        return facts.direction();
    }

    /** How its numbers are written for readers. */
    public Format format() {
        return facts.format();
    }

    /** Its number after an epoch; empty when it does not apply, NaN or infinite when it overflowed. */
    public OptionalDouble of(MeasuredEpoch epoch) {
        return reading.apply(epoch);
    }

    /** Whether it is the mean of the loss over some samples. */
    public boolean isLoss() {
        return key().endsWith(".loss");
    }

    /** Whether it is the accuracy on some samples, which there is only where classes are learned. */
    public boolean isAccuracy() {
        return key().endsWith(".accuracy");
    }

    /** Whether it is another score of predicted classes, which there is only where classes are learned. */
    public boolean isClassScore() {
        return facts.of() == CLASSES && !isAccuracy();
    }

    /** Whether it is known to lie in [0, 1] because it says how good answers are. */
    public boolean isShareOfAnswers() {
        return facts.of() == CLASSES && format() == SHARE;
    }

    /** Whether it is measured on validation samples. */
    public boolean isOfValidation() {
        return key().startsWith("validation.");
    }

    /**
     * Whether it depends on which fold a trial is tested on: all that follows from what was learned, and neither times
     * nor counts.
     */
    public boolean isOfFold() {
        return !NOT_LEARNED.contains(key());
    }

    /**
     * Whether it is an error of predicted numbers in their own unit, which there is only where numbers are learned.
     */
    public boolean isTargetError() {
        return facts.of() == NUMBERS;
    }

    /** Whether it is measured where classes, or numbers, are learned; of what a data source adds nothing is said. */
    public boolean isMeasured(Task task) {
        return switch (task) {
            case CLASSIFICATION -> facts.of() != NUMBERS;
            case REGRESSION -> facts.of() != CLASSES;
        };
    }

    /** Whether epochs and networks can be chosen by it: it is of the validation set, and has better values. */
    public boolean isChoosing() {
        return isOfValidation() && direction() != UNKNOWN;
    }

    /** Names of the fixed metrics of a validation set by which epochs and networks can be chosen. */
    public static List<String> choosing(Task task) {
        return FIXED.stream()
                .filter(metric -> metric.isChoosing() && metric.isMeasured(task))
                .map(Metric::key)
                .toList();
    }

    /** A value of it as one of which lower ones are better. */
    public double badness(double value) {
        return direction() == HIGHER ? -value : value;
    }

    /** What it is, as half a sentence. */
    public String meaning() {
        return facts.meaning();
    }

    /** The metric of that name, with or without an argument, if there is one; a class may be one that no data has. */
    public static Optional<Metric> of(String key) {
        return Optional.ofNullable(FIXED_BY_KEY.get(key))
                .or(() -> MetricName.of(key).metric());
    }

    /** Those that every epoch leaves, as far as they apply, in order. */
    public static List<Metric> fixed() {
        return Collections.unmodifiableList(FIXED);
    }

    /** Which values are better, of every fixed metric by its name. */
    public static Map<String, Direction> directions() {
        return FIXED.stream().collect(Collectors.toMap(Metric::key, Metric::direction));
    }

    /** The names of the fixed ones, in order. */
    public static List<String> keys() {
        return FIXED.stream().map(Metric::key).toList();
    }

    @Override
    public int compareTo(Metric other) {
        int places = Integer.compare(place, other.place);
        return places != 0 ? places : key().compareTo(other.key());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Metric metric && key().equals(metric.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    @Override
    public String toString() {
        return key();
    }
}
