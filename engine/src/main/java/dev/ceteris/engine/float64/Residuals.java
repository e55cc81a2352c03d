// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.float64;

import dev.ceteris.engine.kernel.ThreadTeam;

/** Many residuals that depend on the same numbers, and whose squares are to be made small together. */
interface Residuals {
    /** Number of residuals, at least 1. */
    int residuals();

    /** Number of arguments, at least 1. */
    int parameters();

    /**
     * The residuals at a point.
     *
     * @param into receives them
     */
    void residuals(double[] point, double[] into, ThreadTeam team);

    /**
     * The residuals at a point, and their derivatives.
     *
     * @param into receives the residuals
     * @param jacobian receives the derivative of every residual with respect to every argument
     */
    void jacobian(double[] point, double[] into, Jacobian jacobian, ThreadTeam team);
}
