// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.regularization;

import dev.ceteris.engine.network.WeightSummary;

/**
 * Every weight loses the share α · λ of itself in each update, before the step and apart from the gradient (Loshchilov and
 * Hutter 2019): with plain gradient descent the same as {@link L2} but for rounding, with Adam not.
 *
 * @param lambda λ, at least 0
 */
public record WeightDecay(double lambda) implements Regularization {
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
