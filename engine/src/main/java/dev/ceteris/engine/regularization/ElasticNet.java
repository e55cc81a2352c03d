// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.regularization;

import dev.ceteris.base.Default;

/**
 * The penalty {@code λ₁ · ‖w‖₁ + λ₂/2 · ‖w‖²} (Zou and Hastie 2005, their "naive" elastic net): the gradient's step with
 * λ₂ · w, then what {@code form} says about λ₁.
 *
 * @param l1 λ₁, at least 0
 * @param l2 λ₂, at least 0
 * @param form how the first part becomes a step
 * @param per how often it counts
 */
public record ElasticNet(
        double l1,
        double l2,
        @Default("proximal") Form form,
        @Default("update") Per per) implements Regularization {
    public ElasticNet {
        Regularization.requireStrength("l1", l1);
        Regularization.requireStrength("l2", l2);
    }
}
