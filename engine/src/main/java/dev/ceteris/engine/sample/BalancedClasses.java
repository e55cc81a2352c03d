// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.sample;

import dev.ceteris.base.Meaning;
import dev.ceteris.base.StudyWord;

/**
 * All classes together count the same, however many samples they have: {@code samples / (classes · samples of the
 * class)}, as scikit-learn's {@code class_weight="balanced"} (King and Zeng 2001). The mean over the samples is 1. A
 * class without samples has weight 0, and does not count among the classes.
 */
@StudyWord("balanced")
@Meaning("samples/(classes·samples of the class): each class counts the same, however many samples it has")
public record BalancedClasses() implements ClassWeights {
    @Override
    public double[] of(Labels labels) {
        double[] weights = new double[labels.classes()];
        for (int label : labels.values()) {
            weights[label]++;
        }
        int present = 0;
        for (double samples : weights) {
            present += samples > 0 ? 1 : 0;
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] = weights[i] > 0 ? labels.count() / (present * weights[i]) : 0;
        }
        return weights;
    }
}
