// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.regularization;

import dev.ceteris.base.Default;

/**
 * The penalty {@code λ/2 · ‖w‖²}, whose gradient is {@code λ · w} (Krogh and Hertz 1992). Where others leave out the ½ their λ
 * is half of this one.
 *
 * @param lambda λ, at least 0
 * @param per how often it counts
 */
public record L2(double lambda, @Default("update") Per per) implements Regularization {
    public L2 {
        Regularization.requireStrength("lambda", lambda);
    }
}
