// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.optimizer;

import dev.ceteris.base.Meaning;
import dev.ceteris.base.StudyWord;
import dev.ceteris.engine.kernel.StepKernel;
import dev.ceteris.engine.math.Span;

/**
 * Every derivative by itself: {@code g ← max(−limit, min(limit, g))}, which may change the gradient's direction
 * (Mikolov 2012, Statistical language models based on neural networks, section 3.2.2).
 *
 * @param limit of |g|, 1e-30 to 1e30
 */
@StudyWord("value")
@Meaning("g ← max(−limit, min(limit, g)), each derivative by itself (Mikolov 2012, section 3.2.2)")
public record GradientValue(
        @Meaning("of the absolute value of each derivative") double limit) implements Clipping {
    public GradientValue {
        Clipping.requireLimit(limit);
    }

    @Override
    public void clip(StepKernel kernel, float[] gradient, double norm, Span span) {
        kernel.clamp(gradient, (float) limit, span);
    }
}
