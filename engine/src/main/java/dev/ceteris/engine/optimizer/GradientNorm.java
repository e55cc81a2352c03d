// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.optimizer;

import dev.ceteris.base.Meaning;
import dev.ceteris.base.StudyWord;
import dev.ceteris.engine.kernel.StepKernel;
import dev.ceteris.engine.math.Span;

/**
 * A gradient that is too long keeps its direction (Pascanu, Mikolov and Bengio 2013, arXiv:1211.5063, algorithm 1):
 * {@code g ← g · limit / ‖g‖} where ‖g‖ > limit, over all weights and biases together. The norm is one sum in double
 * precision in the order of storage. PyTorch divides by ‖g‖ + 1e-6 instead.
 *
 * @param limit of ‖g‖, 1e-30 to 1e30
 */
@StudyWord("norm")
@Meaning("g ← g·limit/‖g‖ where the norm of all gradients together is above the limit (Pascanu et al. 2013, "
        + "algorithm 1)")
public record GradientNorm(
        @Meaning("of the Euclidean norm of all gradients, biases included")
        double limit) implements Clipping {
    public GradientNorm {
        Clipping.requireLimit(limit);
    }

    @Override
    public boolean needsNorm() {
        return true;
    }

    @Override
    public void clip(StepKernel kernel, float[] gradient, double norm, Span span) {
        if (norm > limit) {
            kernel.scale(gradient, (float) (limit / norm), span);
        }
    }
}
