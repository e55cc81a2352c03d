// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.regularization;

import dev.ceteris.base.Default;

/**
 * The penalty {@code λ · ‖w‖₁} (Tibshirani 1996, the lasso).
 *
 * @param lambda λ, at least 0
 * @param form how it becomes a step
 * @param per how often it counts
 */
public record L1(
        double lambda,
        @Default("proximal") Form form,
        @Default("update") Per per) implements Regularization {
    public L1 {
        Regularization.requireStrength("lambda", lambda);
    }
}
