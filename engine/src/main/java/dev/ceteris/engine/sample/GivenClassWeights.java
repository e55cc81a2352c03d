// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.sample;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Meaning;
import dev.ceteris.base.StudyWord;
import java.util.List;

/**
 * Weights as they are given.
 *
 * @param weights one per class, in the order of the classes, each 0 to 1e6, at least one above 0
 */
@StudyWord("given")
@Meaning("weights as they are given")
public record GivenClassWeights(
        @Meaning("one for each class, in the order in which `data describe` lists the classes")
        List<Double> weights) implements ClassWeights {
    public GivenClassWeights {
        weights = List.copyOf(weights);
        for (double weight : weights) {
            require(weight >= 0 && weight <= 1e6, "weights", weights, "numbers between 0 and 1e6");
        }
        require(weights.stream().anyMatch(weight -> weight > 0), "weights", weights, "at least one above 0");
    }

    @Override
    public void requireClasses(int classes) {
        require(weights.size() == classes, "classWeights", weights, "one for each of the " + classes + " classes");
    }

    @Override
    public double[] of(Labels labels) {
        return weights.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
