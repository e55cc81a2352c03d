// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.score;

import dev.ceteris.engine.network.ClassLoss;
import dev.ceteris.engine.sample.Labels;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How good a classifier's answers to some samples are.
 *
 * @param values of every score; a score that is not defined (an area under the ROC curve where all samples are of one
 *     class) is absent, and all are NaN when the network has diverged
 * @param rates of each class
 */
public record ClassScores(Map<ClassScore, Double> values, ClassRates rates) {
    public ClassScores {
        EnumMap<ClassScore, Double> copy = new EnumMap<>(ClassScore.class);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
    }

    /** Without rates of single classes. */
    public ClassScores(Map<ClassScore, Double> values) {
        this(values, ClassRates.NONE);
    }

    /** Those of a network, without rates of single classes. */
    public static ClassScores of(double[] outputs, Labels labels) {
        return of(outputs, labels, List.of());
    }

    /**
     * Those of a network.
     *
     * @param outputs of its last layer, as {@link ClassLoss#logits} of its loss: samples × classes, row by row
     * @param names of the classes, in the order of the labels; none where no class is asked for by its name
     */
    public static ClassScores of(double[] outputs, Labels labels, List<String> names) {
        ClassAnswers answers = ClassAnswers.of(outputs, labels);
        Map<ClassScore, Double> values = new EnumMap<>(ClassScore.class);
        if (!answers.isFinite()) {
            for (ClassScore score : ClassScore.values()) {
                values.put(score, Double.NaN);
            }
            return new ClassScores(values, ClassRates.diverged(names));
        }
        ClassScore.Scored scored = new ClassScore.Scored(answers, ConfusionMatrix.of(answers));
        for (ClassScore score : ClassScore.values()) {
            double value = score.of(scored);
            if (!Double.isNaN(value)) {
                values.put(score, value);
            }
        }
        return new ClassScores(values, new ClassRates(names, scored.confusion()));
    }

    /** One of them; empty where it is not defined. */
    public OptionalDouble of(ClassScore score) {
        Double value = values.get(score);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
