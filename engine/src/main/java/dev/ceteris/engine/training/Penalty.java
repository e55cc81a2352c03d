// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.optimizer.FirstOrder;
import dev.ceteris.engine.regularization.None;
import dev.ceteris.engine.regularization.Regularization;

/**
 * What is done to weights in every update of a trial besides the optimizer's own step.
 *
 * @param regularization what keeps them small
 * @param batches of an update, at least 1
 * @param decay λ of the regularization and the optimizer together: the share α · λ of itself that every weight loses
 */
record Penalty(Regularization regularization, long batches, double decay) {
    /** The biases' own. */
    static final Penalty NOTHING = new Penalty(new None(), 1, 0);

    /**
     * Of a training.
     *
     * @param batches of an update
     */
    static Penalty of(FirstOrder optimizer, Regularization regularization, long batches) {
        return new Penalty(regularization, batches, optimizer.weightDecay() + regularization.decay());
    }

    /** Whether it changes nothing: λ = 0 is the same as no regularization, to the bit. */
    boolean isNothing() {
        return regularization.isNothing() && decay == 0;
    }
}
