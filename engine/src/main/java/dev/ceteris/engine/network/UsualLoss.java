// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network;

import dev.ceteris.base.Meaning;
import dev.ceteris.base.StudyWord;

/** {@link SoftmaxCrossEntropy} where classes are learned, {@link MeanSquaredError} where numbers are. */
@StudyWord("usual")
@Meaning("softmaxCrossEntropy of classes, meanSquaredError of numbers")
public record UsualLoss() implements LossChoice {
    /** The usual loss of classes, or of numbers. */
    public static Loss of(boolean classes) {
        return classes ? new SoftmaxCrossEntropy() : new MeanSquaredError();
    }

    @Override
    public Loss or(Loss usual) {
        return usual;
    }
}
