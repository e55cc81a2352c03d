// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.regularization;

import dev.ceteris.base.Default;
import dev.ceteris.base.Meaning;
import dev.ceteris.engine.kernel.StepKernel;
import dev.ceteris.engine.math.Span;
import dev.ceteris.engine.network.WeightSummary;

/**
 * The penalty {@code λ₁ · ‖w‖₁ + λ₂/2 · ‖w‖²} (Zou and Hastie 2005, their "naive" elastic net): the gradient's step
 * with λ₂ · w, then what {@code form} says about λ₁.
 *
 * @param l1 λ₁, 0 to 1e30
 * @param l2 λ₂, 0 to 1e30
 * @param form how the first part becomes a step
 * @param per how often it counts
 */
@Meaning("both penalties, λ₁·‖w‖₁ + λ₂/2·‖w‖²")
public record ElasticNet(
        @Meaning("λ₁, the strength of the absolute values") double l1,

        @Meaning("λ₂, the strength of the squares") double l2,

        @Meaning("how the absolute value becomes a step") @Default("proximal")
        Form form,

        @Meaning("how often it counts: once in every update, or once for each batch of an update") @Default("update")
        Per per)
        implements Regularization {
    public ElasticNet {
        Regularization.requireStrength("l1", l1);
        Regularization.requireStrength("l2", l2);
    }

    @Override
    public boolean isNothing() {
        return l1 == 0 && l2 == 0;
    }

    @Override
    public void addGradient(StepKernel kernel, float[] weights, float[] gradient, long batches, Span span) {
        if (l2 != 0) {
            kernel.addSquare(gradient, weights, (float) per.strength(l2, batches), span);
        }
        if (l1 != 0 && form == Form.SUBGRADIENT) {
            kernel.addAbsolute(gradient, weights, (float) per.strength(l1, batches), span);
        }
    }

    @Override
    public void shrink(StepKernel kernel, float[] weights, double rate, long batches, Span span) {
        if (l1 != 0 && form == Form.PROXIMAL) {
            kernel.shrink(weights, (float) (rate * per.strength(l1, batches)), span);
        }
    }

    @Override
    public double value(WeightSummary weights, long batches) {
        return per.strength(l2, batches) / 2 * weights.norm() * weights.norm()
                + per.strength(l1, batches) * weights.absoluteSum();
    }
}
