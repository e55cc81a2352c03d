// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.optimizer;

import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.kernel.StepKernel;
import dev.ceteris.engine.kernel.Twins;
import dev.ceteris.engine.regularization.Regularization;
import dev.ceteris.engine.schedule.Schedule;
import dev.ceteris.engine.training.Trainer;

/**
 * How a gradient becomes a step, in float32 ({@link Trainer}). In the formulas of the optimizers g is the mean gradient
 * of the update's samples with the {@link Regularization}'s part in it, and α the learning rate that the
 * {@link Schedule} gives this update.
 */
public sealed interface FirstOrder extends Optimizer permits Sgd, Momentum, Nesterov, Rmsprop, Adam, AdamW, Lion {
    /** How many numbers it remembers of each weight; all are 0 at first. */
    int moments();

    /**
     * What it does to numbers in one update, once their gradient is the mean over the samples and has the penalty's
     * part. Made of the lines of {@link StepKernel}; a step that cannot be brings its own {@link Twins}.
     *
     * @param number t of the update, counted from 1
     * @param rate α of the update
     */
    WeightStep step(Kernels kernels, long number, double rate);

    /** λ where every weight loses the share α · λ of itself before the step, apart from the gradient; biases do not. */
    default double weightDecay() {
        return 0;
    }

    /** Whether the step is {@code w ← w − α · g} and nothing else, so that the chains of a gradient may end in it. */
    default boolean isPlain() {
        return false;
    }
}
