// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.trial;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The numbers that every epoch leaves in the store. */
public enum Metric {
    TRAIN_LOSS("train.loss", "nats", "mean loss over the training samples, with the weights the epoch ended with"),
    TRAIN_ACCURACY("train.accuracy", "share", "share of training samples classified right, same weights"),
    VALIDATION_LOSS("validation.loss", "nats", "mean loss over the validation samples, when there are any"),
    VALIDATION_ACCURACY("validation.accuracy", "share", "share of validation samples classified right"),
    TEST_LOSS("test.loss", "nats", "mean loss over the test samples"),
    TEST_ACCURACY("test.accuracy", "share", "share of test samples classified right"),
    DIAGONAL_LOSS("diagonal.loss", "nats", "mean loss over the diagonal of a function's bounds, when there is one"),
    EPOCH_SECONDS("epoch.seconds", "s", "wall-clock time of the epoch's training, without its evaluation"),
    EPOCH_BATCHES("epoch.batches", "batches", "batches the epoch went through"),
    UPDATES("updates", "updates", "changes of the weights since the start"),
    GRADIENT_NORM("gradient.norm", "", "Euclidean norm of the mean gradient of the epoch's last update"),
    WEIGHT_NORM("weight.norm", "", "Euclidean norm of all weights, without biases, at the epoch's end"),
    PENALTY("penalty", "nats", "addition of the regularization to the loss, with the weights the epoch ended with"),
    GENERALIZATION_GAP(
            "generalization.gap", "nats", "difference of test.loss and train.loss, above 0 where the test is harder"),
    WEIGHTS_ZERO("weights.zero", "share", "share of the weights, without biases, that are exactly 0"),
    WEIGHTS_LARGEST("weights.largest", "", "largest absolute value of a weight, without biases"),
    PARAMETERS("parameters", "", "number of weights and biases"),
    MULTIPLY_ADDS("multiplyAdds", "", "multiply-adds that one sample takes on its way forward");

    private final String key;
    private final String unit;
    private final String meaning;

    Metric(String key, String unit, String meaning) {
        this.key = key;
        this.unit = unit;
        this.meaning = meaning;
    }

    /** Its name in studies, tables, pages and the store. */
    public String key() {
        return key;
    }

    /** Its unit, empty when it has none; a loss has it where classes are learned, else that of the targets, squared. */
    public String unit() {
        return unit;
    }

    /** Whether it is the mean of the loss over some samples. */
    public boolean isLoss() {
        return key.endsWith(".loss");
    }

    /** Whether it is a share of samples classified right, which there is only where classes are learned. */
    public boolean isAccuracy() {
        return key.endsWith(".accuracy");
    }

    /** What it is, as half a sentence. */
    public String meaning() {
        return meaning;
    }

    /** The metric of that name, if there is one. */
    public static Optional<Metric> of(String key) {
        return Arrays.stream(values()).filter(metric -> metric.key.equals(key)).findFirst();
    }

    /** All names, in order. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(Metric::key).toList();
    }
}
