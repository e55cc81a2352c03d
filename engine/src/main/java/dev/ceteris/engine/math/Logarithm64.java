// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.math;

/** Natural logarithms of doubles: those of {@link StrictMath}, which are the same bits on every platform. */
public final class Logarithm64 {
    private Logarithm64() {}

    /** {@code ln(x)}. */
    public static double log(double x) {
        return StrictMath.log(x);
    }

    /** {@code ln(1 + x)}, precise where x is small. */
    public static double ofOnePlus(double x) {
        return StrictMath.log1p(x);
    }
}
