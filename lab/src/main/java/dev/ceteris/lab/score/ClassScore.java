// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.score;

import static dev.ceteris.evidence.claim.Direction.HIGHER;
import static dev.ceteris.evidence.claim.Direction.LOWER;

import dev.ceteris.evidence.claim.Direction;
import java.util.function.ToDoubleFunction;

/** A number that says how good a classifier's answers to some samples are. A score is its line here. */
public enum ClassScore {
    BALANCED_ACCURACY(
            "balancedAccuracy",
            "share",
            HIGHER,
            scored -> scored.confusion().balancedAccuracy(),
            "mean of the classes' recalls: accuracy if all classes were equally common"),
    PRECISION_MACRO(
            "precisionMacro",
            "share",
            HIGHER,
            scored -> scored.confusion().macroPrecision(),
            "mean of the classes' precisions, which are correct predictions as a share of all predictions of a class"),
    RECALL_MACRO(
            "recallMacro",
            "share",
            HIGHER,
            scored -> scored.confusion().macroRecall(),
            "mean of the classes' recalls, which are correct predictions as a share of all samples of a class"),
    LOWEST_RECALL(
            "lowestRecall",
            "share",
            HIGHER,
            scored -> scored.confusion().lowestRecall(),
            "recall of the class that is recognized worst"),
    F1_MACRO(
            "f1Macro",
            "share",
            HIGHER,
            scored -> scored.confusion().macroF1(),
            "mean of the classes' F1, the harmonic means of precision and recall"),
    F1_MICRO(
            "f1Micro",
            "share",
            HIGHER,
            scored -> scored.confusion().accuracy(),
            "F1 of all predictions together; where each sample has one class, this is the accuracy"),
    AUC(
            "auc",
            "share",
            HIGHER,
            scored -> RankedProbabilities.area(scored.answers()),
            "area under the ROC curve: how often a sample of a class has a higher probability of it than another one;"
                    + " of more than two classes the mean of each against all others"),
    LOG_LOSS(
            "logLoss",
            "nats",
            LOWER,
            scored -> scored.answers().meanLoss(),
            "mean of −ln of the probability of the correct class, whatever loss was trained with"),
    CALIBRATION_ERROR(
            "calibrationError",
            "share",
            LOWER,
            scored -> Calibration.of(scored.answers()).error(),
            "expected calibration error: how far accuracy and confidence are apart, in 15 bins of confidence");

    /** What scores are computed from: found once for all of them. */
    record Scored(ClassAnswers answers, ConfusionMatrix confusion) {}

    private final String word;
    private final String unit;
    private final Direction direction;

    @SuppressWarnings("ImmutableEnumChecker") // the functions above capture nothing
    private final ToDoubleFunction<Scored> number;

    private final String meaning;

    ClassScore(String word, String unit, Direction direction, ToDoubleFunction<Scored> number, String meaning) {
        this.word = word;
        this.unit = unit;
        this.direction = direction;
        this.number = number;
        this.meaning = meaning;
    }

    /** Its name, without the samples that it is of. */
    public String word() {
        return word;
    }

    /** {@code share} where it lies in [0, 1], else its unit. */
    public String unit() {
        return unit;
    }

    /** Which of its values are better. */
    public Direction direction() {
        return direction;
    }

    /** What it is, as half a sentence. */
    public String meaning() {
        return meaning;
    }

    double of(Scored scored) {
        return number.applyAsDouble(scored);
    }
}
