// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.regularization;

import dev.ceteris.base.Meaning;
import dev.ceteris.engine.network.WeightSummary;

/**
 * Every weight loses the share α · λ of itself in each update, before the step and apart from the gradient (Loshchilov
 * and Hutter 2019): with plain gradient descent the same as {@link L2} but for rounding, with Adam not.
 *
 * @param lambda λ, 0 to 1e30
 */
@Meaning("before each step w loses α·λ·w (Loshchilov and Hutter 2019): no penalty, so the metric penalty stays 0")
public record WeightDecay(
        @Meaning("λ; 0 gives the bits of training without it")
        double lambda) implements Regularization {
    public WeightDecay {
        Regularization.requireStrength("lambda", lambda);
    }

    @Override
    public boolean isNothing() {
        return lambda == 0;
    }

    @Override
    public double decay() {
        return lambda;
    }

    @Override
    public double value(WeightSummary weights, long batches) {
        return 0;
    }
}
