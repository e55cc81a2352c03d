// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.sample;

import dev.ceteris.base.Meaning;
import dev.ceteris.base.StudyWord;
import java.util.Arrays;

/** Every sample counts once. */
@StudyWord("none")
@Meaning("every sample counts once")
public record EqualClasses() implements ClassWeights {
    @Override
    public boolean isNothing() {
        return true;
    }

    @Override
    public double[] of(Labels labels) {
        double[] weights = new double[labels.classes()];
        Arrays.fill(weights, 1);
        return weights;
    }
}
