// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.regularization;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Meaning;
import dev.ceteris.engine.kernel.StepKernel;
import dev.ceteris.engine.math.Span;
import dev.ceteris.engine.network.WeightSummary;
import dev.ceteris.engine.training.Update;
import java.util.OptionalDouble;

/**
 * What keeps weights small: a penalty that is added to the loss, or a decay. It is about weights only, never about
 * biases. The loss that is measured stays the loss of the data.
 */
public sealed interface Regularization permits None, L1, L2, ElasticNet, WeightDecay {
    /** Whether it changes nothing: λ = 0 is the same as no regularization, to the bit. */
    boolean isNothing();

    /**
     * Adds the penalty's gradient at w to g, the mean gradient of an update.
     *
     * @param weights w; of whole groups of 16, as the gradient and the span
     * @param batches of an update, at least 1
     */
    default void addGradient(StepKernel kernel, float[] weights, float[] gradient, long batches, Span span) {}

    /**
     * Moves weights towards 0 after the optimizer's step: the proximal step of a part that has no gradient.
     *
     * @param rate α of the update
     * @param batches of an update, at least 1
     */
    default void shrink(StepKernel kernel, float[] weights, double rate, long batches, Span span) {}

    /** λ where every weight loses the share α · λ of itself before the optimizer's step. */
    default double decay() {
        return 0;
    }

    /**
     * What is added to the loss for weights like these; 0 for a decay, which belongs to no loss.
     *
     * @param batches of an update, at least 1
     */
    double value(WeightSummary weights, long batches);

    /** λ where it is λ/2 · ‖w‖² and nothing else, which an optimizer of the second order can make small; 0 for none. */
    default OptionalDouble quadratic() {
        return OptionalDouble.empty();
    }

    /** Checks the strength of a penalty. */
    static void requireStrength(String name, double strength) {
        require(strength >= 0 && strength <= 1e30, name, strength, "between 0 and 1e30");
    }

    /** How often a penalty counts. */
    enum Per {
        /** Once in every update: the gradient is that of the mean loss plus the penalty. */
        @Meaning("once in every update")
        UPDATE,
        /**
         * Once for each batch of an update, although the losses are averaged: with {@link Update#EPOCH} a penalty of λ
         * then acts like λ times the number of batches. That is a mistake, but one that is made, and there has to be a
         * way to show what comes of it. With {@link Update#BATCH} it equals {@link #UPDATE}.
         */
        @Meaning("once for each batch of an update, so that 59 batches make 59·λ of λ: a mistake "
                + "that can be shown this way")
        BATCH;

        /**
         * The strength of a penalty of λ in an update.
         *
         * @param batches of the update, at least 1
         */
        double strength(double lambda, long batches) {
            return switch (this) {
                case UPDATE -> lambda;
                case BATCH -> lambda * batches;
            };
        }
    }

    /** How λ·|w|, which has no derivative at 0, becomes a step. */
    enum Form {
        /**
         * After the gradient's step every weight is moved towards 0 by α · λ, and stays there if that is farther than 0
         * is away: exact zeros (iterative shrinkage, Daubechies, Defrise and De Mol 2004; Beck and Teboulle 2009,
         * equation 1.4). With Adam, too, the threshold is α · λ.
         */
        @Meaning("after the step every weight moves towards 0 by α·λ and stops there, which gives exact zeros")
        PROXIMAL,
        /** λ · sign(w) is added to the gradient: weights jump to and fro around 0 and hardly ever reach it. */
        @Meaning("λ·sign(w) is added to the gradient")
        SUBGRADIENT
    }
}
