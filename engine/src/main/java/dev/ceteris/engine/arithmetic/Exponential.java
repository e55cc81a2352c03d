// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.arithmetic;

import static dev.ceteris.engine.arithmetic.VectorWidth.floats;
import static dev.ceteris.engine.arithmetic.VectorWidth.ints;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * {@code exp(x)} in fused multiply-adds, scalar and vector with the same bits.
 *
 * <p>{@code x = n·ln 2 + r} with {@code |r| ≤ ln 2 / 2} (ln 2 in two parts, Cody and Waite 1980), {@code exp(r)} by its Taylor
 * polynomial of degree 7, whose remainder r⁸/8! is below 5.3e-9 of the result, then {@code · 2ⁿ} in two exact halves, so
 * that subnormal results are rounded once. Within 1 ulp of the exact value over all floats, 1.5 ulp where the
 * result is subnormal; exp(−∞) = 0, exp(∞) = ∞, NaN stays.
 */
final class Exponential {
    /** Adding it to a small float rounds that to a whole number, found in the low bits of the sum. */
    private static final float ROUNDER = 0x1.8p23f;

    private static final int ROUNDER_BITS = Float.floatToRawIntBits(ROUNDER);
    private static final float LOG2_E = 1.442695f;
    private static final float LN2_HIGH = 0x1.62e4p-1f;
    private static final float LN2_LOW = (float) (0x1.62e42fefa39efp-1 - 0x1.62e4p-1);

    /** Beyond these the result is 0 or infinite, whatever the argument. */
    private static final float LOWEST = -104f;

    private static final float HIGHEST = 89f;

    private static final float C2 = 1f / 2;
    private static final float C3 = 1f / 6;
    private static final float C4 = 1f / 24;
    private static final float C5 = 1f / 120;
    private static final float C6 = 1f / 720;
    private static final float C7 = 1f / 5040;

    private Exponential() {}

    static float exp(float x) {
        float bounded = Math.max(Math.min(x, HIGHEST), LOWEST);
        float rounded = Math.fma(bounded, LOG2_E, ROUNDER);
        float n = rounded - ROUNDER;
        float r = Math.fma(-n, LN2_LOW, Math.fma(-n, LN2_HIGH, bounded));
        float p = Math.fma(C7, r, C6);
        p = Math.fma(p, r, C5);
        p = Math.fma(p, r, C4);
        p = Math.fma(p, r, C3);
        p = Math.fma(p, r, C2);
        p = Math.fma(p, r, 1f);
        p = Math.fma(p, r, 1f);
        int power = Float.floatToRawIntBits(rounded) - ROUNDER_BITS;
        int half = power >> 1;
        return p * Float.intBitsToFloat((half + 127) << 23) * Float.intBitsToFloat((power - half + 127) << 23);
    }

    static FloatVector exp(FloatVector x) {
        FloatVector bounded = x.min(HIGHEST).max(LOWEST);
        FloatVector rounded = bounded.fma(floats(LOG2_E), floats(ROUNDER));
        FloatVector n = rounded.sub(ROUNDER).neg();
        FloatVector r = n.fma(floats(LN2_LOW), n.fma(floats(LN2_HIGH), bounded));
        FloatVector p = floats(C7).fma(r, floats(C6));
        p = p.fma(r, floats(C5));
        p = p.fma(r, floats(C4));
        p = p.fma(r, floats(C3));
        p = p.fma(r, floats(C2));
        p = p.fma(r, floats(1f));
        p = p.fma(r, floats(1f));
        IntVector power = rounded.viewAsIntegralLanes().reinterpretAsInts().sub(ints(ROUNDER_BITS));
        IntVector half = power.lanewise(VectorOperators.ASHR, 1);
        return p.mul(powerOfTwo(half)).mul(powerOfTwo(power.sub(half)));
    }

    private static FloatVector powerOfTwo(IntVector exponent) {
        return exponent.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
    }
}
