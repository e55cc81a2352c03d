// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.optimizer;

import static dev.ceteris.base.Require.require;

import dev.ceteris.engine.kernel.StepKernel;
import dev.ceteris.engine.math.Span;

/**
 * What bounds the gradient of an update: the mean gradient of the data's loss, before a penalty's part is added to it
 * and before any decay. This is the order of PyTorch's {@code clip_grad_norm_} and {@code clip_grad_value_} with the
 * {@code weight_decay} of an optimizer. The metric of the gradient's norm stays that of the gradient before.
 */
public sealed interface Clipping permits Unclipped, GradientNorm, GradientValue {
    /** Whether it never changes anything. */
    default boolean isNothing() {
        return false;
    }

    /** Whether {@link #clip} asks for the gradient's norm, which costs a pass over all of it. */
    default boolean needsNorm() {
        return false;
    }

    /**
     * Bounds some of the gradient.
     *
     * @param norm Euclidean norm of all of it, biases included; 0 where that is not asked for
     */
    void clip(StepKernel kernel, float[] gradient, double norm, Span span);

    /** Checks a bound. */
    static void requireLimit(double limit) {
        require(limit >= 1e-30 && limit <= 1e30, "limit", limit, "between 1e-30 and 1e30");
    }
}
