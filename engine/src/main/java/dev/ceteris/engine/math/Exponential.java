// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.math;

import static dev.ceteris.engine.math.VectorWidth.floats;
import static dev.ceteris.engine.math.VectorWidth.ints;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * {@code exp(x)} in fused multiply-adds, scalar and vector with the same bits.
 *
 * <p>{@code x = n·ln 2 + r} with {@code |r| ≤ ln 2 / 2} (ln 2 in two parts, Cody and Waite 1980), {@code exp(r)} by its
 * Taylor polynomial of degree 7, whose remainder r⁸/8! is below 5.3e-9 of the result, then {@code · 2ⁿ} in two exact
 * halves, so that subnormal results are rounded once. Within 0.94 ulp of the exact value over all floats, also where
 * the result is subnormal (measured, {@code ExhaustiveFunctionFacts}); exp(−∞) = 0, exp(∞) = ∞, NaN stays.
 *
 * <p>{@code exp(x) − 1} for x up to 0 is {@code 2ⁿ·(exp(r) − 1) + (2ⁿ − 1)}, whose second part is exact: within 1.23
 * ulp, also next to 0, where exp(x) itself has hardly any digit of it.
 */
public final class Exponential {
    /**
     * Adding it to a small float rounds that to a whole number, found in the low bits of the sum; itself it means 0.
     */
    static final float ROUNDER = 0x1.8p23f;

    private static final int ROUNDER_BITS = Float.floatToRawIntBits(ROUNDER);
    private static final float LOG2_E = 1.442695f;
    private static final float LN2_HIGH = 0x1.62e4p-1f;
    private static final float LN2_LOW = (float) (0x1.62e42fefa39efp-1 - 0x1.62e4p-1);

    /** Beyond these the result is 0 or infinite, whatever the argument. */
    private static final float LOWEST = -104f;

    private static final float HIGHEST = 89f;

    /** From −17.33 down exp(x) − 1 is −1. */
    private static final float FLAT = -18f;

    private static final float C2 = 1f / 2;
    private static final float C3 = 1f / 6;
    private static final float C4 = 1f / 24;
    private static final float C5 = 1f / 120;
    private static final float C6 = 1f / 720;
    private static final float C7 = 1f / 5040;

    /* Vectors of what is the same in every lane. */
    private static final FloatVector ONES = floats(1f);
    private static final FloatVector LOG2_ES = floats(LOG2_E);
    private static final FloatVector ROUNDERS = floats(ROUNDER);
    private static final FloatVector LN2_LOWS = floats(LN2_LOW);
    private static final FloatVector LN2_HIGHS = floats(LN2_HIGH);
    private static final FloatVector C7S = floats(C7);
    private static final FloatVector C6S = floats(C6);
    private static final FloatVector C5S = floats(C5);
    private static final FloatVector C4S = floats(C4);
    private static final FloatVector C3S = floats(C3);
    private static final FloatVector C2S = floats(C2);

    private Exponential() {}

    public static float exp(float x) {
        return bounded(Math.max(Math.min(x, HIGHEST), LOWEST));
    }

    public static FloatVector exp(FloatVector x) {
        return bounded(x.min(HIGHEST).max(LOWEST));
    }

    /** {@code exp(x) − 1} for x up to 0 and NaN; from 0 on it is 0. */
    public static float lessOne(float x) {
        float bounded = Math.max(Math.min(x, 0f), FLAT);
        float rounded = rounded(bounded);
        float r = remainder(bounded, rounded);
        float power = powerOfTwo(Float.floatToRawIntBits(rounded) - ROUNDER_BITS);
        return Math.fma(power, slope(r) * r, power - 1f);
    }

    /** The same of every lane. */
    public static FloatVector lessOne(FloatVector x) {
        FloatVector bounded = x.min(0f).max(FLAT);
        FloatVector rounded = rounded(bounded);
        FloatVector r = remainder(bounded, rounded);
        FloatVector power = powerOfTwo(rounded.reinterpretAsInts().sub(ints(ROUNDER_BITS)));
        return power.fma(slope(r).mul(r), power.sub(ONES));
    }

    /** exp(x) for −170 ≤ x ≤ 170 and NaN. */
    static float bounded(float x) {
        float rounded = rounded(x);
        float r = remainder(x, rounded);
        return scaled(Math.fma(slope(r), r, 1f), rounded);
    }

    static FloatVector bounded(FloatVector x) {
        FloatVector rounded = rounded(x);
        FloatVector r = remainder(x, rounded);
        return scaled(slope(r).fma(r, ONES), rounded);
    }

    /** The whole number n next to x / ln 2, as the low bits of a float: exp(x) is about 2ⁿ. */
    static float rounded(float x) {
        return Math.fma(x, LOG2_E, ROUNDER);
    }

    static FloatVector rounded(FloatVector x) {
        return x.fma(LOG2_ES, ROUNDERS);
    }

    /** {@code r = x − n·ln 2}. */
    static float remainder(float x, float rounded) {
        float n = rounded - ROUNDER;
        return Math.fma(-n, LN2_LOW, Math.fma(-n, LN2_HIGH, x));
    }

    static FloatVector remainder(FloatVector x, FloatVector rounded) {
        FloatVector n = rounded.sub(ROUNDERS).neg();
        return n.fma(LN2_LOWS, n.fma(LN2_HIGHS, x));
    }

    /** {@code (exp(r) − 1) / r}: times r it is what exp(r) has more than 1, without the rounding of the 1. */
    static float slope(float r) {
        float p = Math.fma(C7, r, C6);
        p = Math.fma(p, r, C5);
        p = Math.fma(p, r, C4);
        p = Math.fma(p, r, C3);
        p = Math.fma(p, r, C2);
        return Math.fma(p, r, 1f);
    }

    static FloatVector slope(FloatVector r) {
        FloatVector p = C7S.fma(r, C6S);
        p = p.fma(r, C5S);
        p = p.fma(r, C4S);
        p = p.fma(r, C3S);
        p = p.fma(r, C2S);
        return p.fma(r, ONES);
    }

    /**
     * {@code value·2ⁿ}, |n| ≤ 250, in two factors: the first product is exact, so a subnormal result is rounded once.
     */
    static float scaled(float value, float rounded) {
        int power = Float.floatToRawIntBits(rounded) - ROUNDER_BITS;
        int half = power >> 1;
        return value * powerOfTwo(half) * powerOfTwo(power - half);
    }

    static FloatVector scaled(FloatVector value, FloatVector rounded) {
        IntVector power = rounded.reinterpretAsInts().sub(ints(ROUNDER_BITS));
        IntVector half = power.lanewise(VectorOperators.ASHR, 1);
        return value.mul(powerOfTwo(half)).mul(powerOfTwo(power.sub(half)));
    }

    private static float powerOfTwo(int exponent) {
        return Float.intBitsToFloat((exponent + 127) << 23);
    }

    private static FloatVector powerOfTwo(IntVector exponent) {
        return exponent.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
    }
}
