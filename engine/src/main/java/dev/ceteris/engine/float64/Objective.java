// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.float64;

/** A smooth function of many numbers that is to be made small. The same point always gives the same bits. */
@FunctionalInterface
interface Objective {
    /**
     * Its value at a point, and its slope.
     *
     * @param point as many numbers as the function has arguments, not to be changed
     * @param gradient as long; receives the derivative with respect to each of them
     * @return the value; infinite or NaN where there is none
     */
    double value(double[] point, double[] gradient);
}
