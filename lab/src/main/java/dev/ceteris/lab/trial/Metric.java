// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.trial;

import static dev.ceteris.evidence.claim.Direction.HIGHER;
import static dev.ceteris.evidence.claim.Direction.LOWER;
import static dev.ceteris.evidence.claim.Direction.UNKNOWN;
import static dev.ceteris.lab.trial.Metric.Format.COUNT;
import static dev.ceteris.lab.trial.Metric.Format.NUMBER;
import static dev.ceteris.lab.trial.Metric.Format.SHARE;

import dev.ceteris.data.source.Task;
import dev.ceteris.evidence.claim.Direction;
import dev.ceteris.lab.score.ClassScore;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The numbers that every epoch leaves in the store. A metric is its line here and nothing else: a study that names it
 * gets a column and a curve of it, and can claim something of it.
 */
public enum Metric {
    TRAIN_LOSS(
            "train.loss",
            "nats",
            LOWER,
            NUMBER,
            epoch -> epoch.loss("train"),
            "mean loss over the training samples, with the weights the epoch ended with"),
    TRAIN_ACCURACY(
            "train.accuracy",
            "share",
            HIGHER,
            SHARE,
            epoch -> epoch.accuracy("train"),
            "accuracy on the training set, with the same weights"),
    VALIDATION_LOSS(
            "validation.loss",
            "nats",
            LOWER,
            NUMBER,
            epoch -> epoch.loss("validation"),
            "mean loss over the validation samples, when there are any"),
    VALIDATION_ACCURACY(
            "validation.accuracy",
            "share",
            HIGHER,
            SHARE,
            epoch -> epoch.accuracy("validation"),
            "accuracy on the validation set"),
    TEST_LOSS("test.loss", "nats", LOWER, NUMBER, epoch -> epoch.loss("test"), "mean loss over the test samples"),
    TEST_ACCURACY("test.accuracy", "share", HIGHER, SHARE, epoch -> epoch.accuracy("test"), "accuracy on the test set"),
    TRAIN_MSE(
            "train.mse",
            "",
            LOWER,
            NUMBER,
            epoch -> epoch.error("train", TargetErrors::mse),
            "mean squared error on the training set, in the square of the target's unit"),
    TRAIN_RMSE(
            "train.rmse",
            "",
            LOWER,
            NUMBER,
            epoch -> epoch.error("train", TargetErrors::rmse),
            "root of the mean squared error on the training set, in the target's unit"),
    TRAIN_MAE(
            "train.mae",
            "",
            LOWER,
            NUMBER,
            epoch -> epoch.error("train", TargetErrors::mae),
            "mean absolute error on the training set, in the target's unit"),
    TRAIN_R2(
            "train.r2",
            "",
            HIGHER,
            NUMBER,
            epoch -> epoch.error("train", TargetErrors::r2),
            "coefficient of determination on the training set: 0 for its own mean, 1 without an error"),
    VALIDATION_MSE(
            "validation.mse",
            "",
            LOWER,
            NUMBER,
            epoch -> epoch.error("validation", TargetErrors::mse),
            "mean squared error on the validation set, in the square of the target's unit"),
    VALIDATION_RMSE(
            "validation.rmse",
            "",
            LOWER,
            NUMBER,
            epoch -> epoch.error("validation", TargetErrors::rmse),
            "root of the mean squared error on the validation set, in the target's unit"),
    VALIDATION_MAE(
            "validation.mae",
            "",
            LOWER,
            NUMBER,
            epoch -> epoch.error("validation", TargetErrors::mae),
            "mean absolute error on the validation set, in the target's unit"),
    VALIDATION_R2(
            "validation.r2",
            "",
            HIGHER,
            NUMBER,
            epoch -> epoch.error("validation", TargetErrors::r2),
            "coefficient of determination on the validation set: 0 for its own mean, 1 without an error"),
    TEST_MSE(
            "test.mse",
            "",
            LOWER,
            NUMBER,
            epoch -> epoch.error("test", TargetErrors::mse),
            "mean squared error on the test set, in the square of the target's unit"),
    TEST_RMSE(
            "test.rmse",
            "",
            LOWER,
            NUMBER,
            epoch -> epoch.error("test", TargetErrors::rmse),
            "root of the mean squared error on the test set, in the target's unit"),
    TEST_MAE(
            "test.mae",
            "",
            LOWER,
            NUMBER,
            epoch -> epoch.error("test", TargetErrors::mae),
            "mean absolute error on the test set, in the target's unit"),
    TEST_R2(
            "test.r2",
            "",
            HIGHER,
            NUMBER,
            epoch -> epoch.error("test", TargetErrors::r2),
            "coefficient of determination on the test set: 0 for its own mean, 1 without an error"),
    VALIDATION_BALANCED_ACCURACY("validation", ClassScore.BALANCED_ACCURACY),
    VALIDATION_PRECISION_MACRO("validation", ClassScore.PRECISION_MACRO),
    VALIDATION_RECALL_MACRO("validation", ClassScore.RECALL_MACRO),
    VALIDATION_LOWEST_RECALL("validation", ClassScore.LOWEST_RECALL),
    VALIDATION_F1_MACRO("validation", ClassScore.F1_MACRO),
    VALIDATION_F1_MICRO("validation", ClassScore.F1_MICRO),
    VALIDATION_AUC("validation", ClassScore.AUC),
    VALIDATION_LOG_LOSS("validation", ClassScore.LOG_LOSS),
    VALIDATION_CALIBRATION_ERROR("validation", ClassScore.CALIBRATION_ERROR),
    TEST_BALANCED_ACCURACY("test", ClassScore.BALANCED_ACCURACY),
    TEST_PRECISION_MACRO("test", ClassScore.PRECISION_MACRO),
    TEST_RECALL_MACRO("test", ClassScore.RECALL_MACRO),
    TEST_LOWEST_RECALL("test", ClassScore.LOWEST_RECALL),
    TEST_F1_MACRO("test", ClassScore.F1_MACRO),
    TEST_F1_MICRO("test", ClassScore.F1_MICRO),
    TEST_AUC("test", ClassScore.AUC),
    TEST_LOG_LOSS("test", ClassScore.LOG_LOSS),
    TEST_CALIBRATION_ERROR("test", ClassScore.CALIBRATION_ERROR),
    DIAGONAL_LOSS(
            "diagonal.loss",
            "nats",
            LOWER,
            NUMBER,
            epoch -> epoch.loss("diagonal"),
            "mean loss over the diagonal of a function's bounds, when there is one"),
    EPOCH_SECONDS(
            "epoch.seconds",
            "s",
            LOWER,
            NUMBER,
            epoch -> known(epoch.seconds()),
            "wall-clock time of the epoch's training, without its evaluation"),
    EPOCH_BATCHES(
            "epoch.batches",
            "batches",
            UNKNOWN,
            NUMBER,
            epoch -> known((double) epoch.result().batches()),
            "batches the epoch went through"),
    UPDATES(
            "updates",
            "updates",
            LOWER,
            NUMBER,
            epoch -> known((double) epoch.result().updates()),
            "changes of the weights since the start"),
    GRADIENT_NORM(
            "gradient.norm",
            "",
            UNKNOWN,
            NUMBER,
            epoch -> known(epoch.result().gradientNorm()),
            "Euclidean norm of the mean gradient of the epoch's last update"),
    WEIGHT_NORM(
            "weight.norm",
            "",
            UNKNOWN,
            NUMBER,
            epoch -> known(epoch.weights().norm()),
            "Euclidean norm of all weights, without biases, at the epoch's end"),
    PENALTY(
            "penalty",
            "nats",
            LOWER,
            NUMBER,
            epoch -> known(epoch.penalty()),
            "addition of the regularization to the loss, with the weights the epoch ended with"),
    GENERALIZATION_GAP(
            "generalization.gap",
            "nats",
            UNKNOWN,
            NUMBER,
            MeasuredEpoch::gap,
            "difference of test.loss and train.loss, above 0 where the test is harder"),
    WEIGHTS_ZERO(
            "weights.zero",
            "share",
            UNKNOWN,
            SHARE,
            epoch -> known(epoch.weights().zero()),
            "share of the weights, without biases, that are exactly 0"),
    WEIGHTS_LARGEST(
            "weights.largest",
            "",
            UNKNOWN,
            NUMBER,
            epoch -> known(epoch.weights().largest()),
            "largest absolute value of a weight, without biases"),
    PARAMETERS(
            "parameters",
            "",
            UNKNOWN,
            COUNT,
            epoch -> known((double) epoch.network().parameters()),
            "number of weights and biases"),
    MULTIPLY_ADDS(
            "multiplyAdds",
            "",
            UNKNOWN,
            COUNT,
            epoch -> known((double) epoch.network().multiplyAdds()),
            "number of multiply-adds that one sample takes in the forward pass");

    /** Names of errors of predicted numbers, without the samples that they are of. */
    private static final Set<String> TARGET_ERRORS = Set.of("mse", "rmse", "mae", "r2");

    /** What is known of a trial whatever its samples are. */
    private static final Set<String> NOT_LEARNED =
            Set.of("epoch.seconds", "epoch.batches", "updates", "parameters", "multiplyAdds");

    private final String key;
    private final String unit;
    private final Direction direction;
    private final Format format;

    @SuppressWarnings("ImmutableEnumChecker") // the functions above capture nothing
    private final Function<MeasuredEpoch, OptionalDouble> reading;

    private final String meaning;
    private final boolean isClassScore;

    /** How its numbers are written for readers. */
    public enum Format {
        /** As many digits as the spread over seeds allows. */
        NUMBER,
        /** The same; a single value has four decimals, so that a column of shares can be compared. */
        SHARE,
        /** Of a network and so the same for every seed: every digit. */
        COUNT
    }

    Metric(
            String key,
            String unit,
            Direction direction,
            Format format,
            Function<MeasuredEpoch, OptionalDouble> reading,
            String meaning) {
        this.key = key;
        this.unit = unit;
        this.direction = direction;
        this.format = format;
        this.reading = reading;
        this.meaning = meaning;
        isClassScore = false;
    }

    /** A score of a classifier's answers to the samples of that name. */
    Metric(String samples, ClassScore score) {
        key = samples + "." + score.word();
        unit = score.unit();
        direction = score.direction();
        format = unit.equals("share") ? SHARE : NUMBER;
        reading = epoch -> epoch.score(samples, score);
        meaning = score.meaning() + "; on the " + samples + " set";
        isClassScore = true;
    }

    private static OptionalDouble known(double value) {
        return OptionalDouble.of(value);
    }

    /** Its name in studies, tables, pages and the store. */
    public String key() {
        return key;
    }

    /** Its unit, empty when it has none; a loss has it where classes are learned, else that of the targets, squared. */
    public String unit() {
        return unit;
    }

    /** Which of its values are better. */
    public Direction direction() {
        return direction;
    }

    /** How its numbers are written for readers. */
    public Format format() {
        return format;
    }

    /** Its number after an epoch; empty when it does not apply, NaN or infinite when it overflowed. */
    public OptionalDouble of(MeasuredEpoch epoch) {
        return reading.apply(epoch);
    }

    /** Whether it is the mean of the loss over some samples. */
    public boolean isLoss() {
        return key.endsWith(".loss");
    }

    /** Whether it is the accuracy on some samples, which there is only where classes are learned. */
    public boolean isAccuracy() {
        return key.endsWith(".accuracy");
    }

    /** Whether it is a {@link ClassScore}, which there is only where classes are learned. */
    public boolean isClassScore() {
        return isClassScore;
    }

    /** Whether it is known to lie in [0, 1] because it says how good answers are. */
    public boolean isShareOfAnswers() {
        return isAccuracy() || (isClassScore && format == SHARE);
    }

    /** Whether it is measured on validation samples. */
    public boolean isOfValidation() {
        return key.startsWith("validation.");
    }

    /**
     * Whether it depends on which fold a trial is tested on: all that follows from what was learned, and neither times
     * nor counts.
     */
    public boolean isOfFold() {
        return !NOT_LEARNED.contains(key);
    }

    /**
     * Whether it is an error of predicted numbers in their own unit, which there is only where numbers are learned.
     */
    public boolean isTargetError() {
        return TARGET_ERRORS.contains(key.substring(key.indexOf('.') + 1));
    }

    /** Whether it is measured where classes, or numbers, are learned; of what a data source adds nothing is said. */
    public boolean isMeasured(Task task) {
        return switch (task) {
            case CLASSIFICATION -> !isTargetError();
            case REGRESSION -> !isAccuracy() && !isClassScore;
        };
    }

    /** Names of the metrics of a validation set by which epochs and networks can be chosen. */
    public static List<String> choosing(Task task) {
        return Arrays.stream(values())
                .filter(metric -> metric.isOfValidation() && metric.direction != UNKNOWN && metric.isMeasured(task))
                .map(Metric::key)
                .toList();
    }

    /** A value of it as one of which lower ones are better. */
    public double badness(double value) {
        return direction == HIGHER ? -value : value;
    }

    /** What it is, as half a sentence. */
    public String meaning() {
        return meaning;
    }

    /** The metric of that name, if there is one. */
    public static Optional<Metric> of(String key) {
        return Arrays.stream(values()).filter(metric -> metric.key.equals(key)).findFirst();
    }

    /** Which values are better, of every metric by its name. */
    public static Map<String, Direction> directions() {
        return Arrays.stream(values()).collect(Collectors.toMap(Metric::key, Metric::direction));
    }

    /** All names, in order. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(Metric::key).toList();
    }
}
