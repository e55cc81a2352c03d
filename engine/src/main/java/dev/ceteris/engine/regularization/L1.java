// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.regularization;

import dev.ceteris.base.Default;
import dev.ceteris.base.Meaning;
import dev.ceteris.engine.kernel.StepKernel;
import dev.ceteris.engine.math.Span;
import dev.ceteris.engine.network.WeightSummary;

/**
 * The penalty {@code λ · ‖w‖₁} (Tibshirani 1996, the lasso).
 *
 * @param lambda λ, 0 to 1e30
 * @param form how it becomes a step
 * @param per how often it counts
 */
@Meaning("the penalty λ·‖w‖₁")
public record L1(
        @Meaning("λ; 0 gives the bits of training without it")
        double lambda,

        @Meaning("how the absolute value becomes a step") @Default("proximal")
        Form form,

        @Meaning("how often it counts: once in every update, or once for each batch of an update") @Default("update")
        Per per)
        implements Regularization {
    public L1 {
        Regularization.requireStrength("lambda", lambda);
    }

    @Override
    public boolean isNothing() {
        return lambda == 0;
    }

    @Override
    public void addGradient(StepKernel kernel, float[] weights, float[] gradient, long batches, Span span) {
        if (lambda != 0 && form == Form.SUBGRADIENT) {
            kernel.addAbsolute(gradient, weights, (float) per.strength(lambda, batches), span);
        }
    }

    @Override
    public void shrink(StepKernel kernel, float[] weights, double rate, long batches, Span span) {
        if (lambda != 0 && form == Form.PROXIMAL) {
            kernel.shrink(weights, (float) (rate * per.strength(lambda, batches)), span);
        }
    }

    @Override
    public double value(WeightSummary weights, long batches) {
        return per.strength(lambda, batches) * weights.absoluteSum();
    }
}
