// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.regularization;

import dev.ceteris.base.Default;
import dev.ceteris.base.Meaning;
import dev.ceteris.engine.kernel.StepKernel;
import dev.ceteris.engine.math.Span;
import dev.ceteris.engine.network.WeightSummary;
import java.util.OptionalDouble;

/**
 * The penalty {@code λ/2 · ‖w‖²}, whose gradient is {@code λ · w} (Krogh and Hertz 1992). Where others leave out the ½
 * their λ is half of this one.
 *
 * @param lambda λ, 0 to 1e30
 * @param per how often it counts
 */
@Meaning("the penalty λ/2·‖w‖², whose gradient is λ·w; where others leave out the ½ their λ is half of this one")
public record L2(
        @Meaning("λ; 0 gives the bits of training without it")
        double lambda,

        @Meaning("how often it counts: once in every update, or once for each batch of an update") @Default("update")
        Per per)
        implements Regularization {
    public L2 {
        Regularization.requireStrength("lambda", lambda);
    }

    @Override
    public boolean isNothing() {
        return lambda == 0;
    }

    @Override
    public void addGradient(StepKernel kernel, float[] weights, float[] gradient, long batches, Span span) {
        if (lambda != 0) {
            kernel.addSquare(gradient, weights, (float) per.strength(lambda, batches), span);
        }
    }

    @Override
    public double value(WeightSummary weights, long batches) {
        return per.strength(lambda, batches) / 2 * weights.norm() * weights.norm();
    }

    @Override
    public OptionalDouble quadratic() {
        return OptionalDouble.of(lambda);
    }
}
