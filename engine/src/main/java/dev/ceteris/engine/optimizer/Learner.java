// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.optimizer;

import java.util.List;

/**
 * Numbers that learn. All arrays are laid out alike and of a length that is a multiple of 16.
 *
 * @param numbers w
 * @param gradient of w, summed over samples; a step leaves something else in it
 * @param moments what the optimizer remembers of each number, as many arrays as {@link FirstOrder#moments}
 */
public record Learner(float[] numbers, float[] gradient, List<float[]> moments) {
    public Learner {
        moments = List.copyOf(moments);
    }
}
