// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.score;

import dev.ceteris.engine.network.ClassLoss;
import dev.ceteris.engine.sample.Labels;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How good a classifier's answers to some samples are.
 *
 * @param values of every score; a score that is not defined (an area under the ROC curve where all samples are of one
 *     class) is absent, and all are NaN when the network has diverged
 */
public record ClassScores(Map<ClassScore, Double> values) {
    public ClassScores {
        EnumMap<ClassScore, Double> copy = new EnumMap<>(ClassScore.class);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
    }

    /**
     * Those of a network.
     *
     * @param outputs of its last layer, as {@link ClassLoss#logits} of its loss: samples × classes, row by row
     */
    public static ClassScores of(double[] outputs, Labels labels) {
        ClassAnswers answers = ClassAnswers.of(outputs, labels);
        Map<ClassScore, Double> values = new EnumMap<>(ClassScore.class);
        if (!answers.isFinite()) {
            for (ClassScore score : ClassScore.values()) {
                values.put(score, Double.NaN);
            }
            return new ClassScores(values);
        }
        ClassScore.Scored scored = new ClassScore.Scored(answers, ConfusionMatrix.of(answers));
        for (ClassScore score : ClassScore.values()) {
            double value = score.of(scored);
            if (!Double.isNaN(value)) {
                values.put(score, value);
            }
        }
        return new ClassScores(values);
    }

    /** One of them; empty where it is not defined. */
    public OptionalDouble of(ClassScore score) {
        Double value = values.get(score);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
