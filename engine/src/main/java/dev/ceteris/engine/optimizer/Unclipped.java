// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.optimizer;

import dev.ceteris.base.Meaning;
import dev.ceteris.base.StudyWord;
import dev.ceteris.engine.kernel.StepKernel;
import dev.ceteris.engine.math.Span;

/** The gradient as it is. */
@StudyWord("none")
@Meaning("the gradient as it is")
public record Unclipped() implements Clipping {
    @Override
    public boolean isNothing() {
        return true;
    }

    @Override
    public void clip(StepKernel kernel, float[] gradient, double norm, Span span) {}
}
