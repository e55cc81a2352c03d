// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.trial;

import static dev.ceteris.evidence.claim.Direction.HIGHER;
import static dev.ceteris.evidence.claim.Direction.LOWER;
import static dev.ceteris.evidence.claim.Direction.UNKNOWN;
import static dev.ceteris.lab.trial.Metric.Format.COUNT;
import static dev.ceteris.lab.trial.Metric.Format.NUMBER;
import static dev.ceteris.lab.trial.Metric.Format.SHARE;

import dev.ceteris.evidence.claim.Direction;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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

    private final String key;
    private final String unit;
    private final Direction direction;
    private final Format format;

    @SuppressWarnings("ImmutableEnumChecker") // the functions above capture nothing
    private final Function<MeasuredEpoch, OptionalDouble> reading;

    private final String meaning;

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

    /**
     * Whether it is an error of predicted numbers in their own unit, which there is where a table has these numbers.
     */
    public boolean isTargetError() {
        return key.endsWith(".mse") || key.endsWith(".mae") || key.endsWith(".r2");
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
