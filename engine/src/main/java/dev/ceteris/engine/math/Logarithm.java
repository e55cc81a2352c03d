// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.math;

import static dev.ceteris.engine.math.VectorWidth.floats;
import static dev.ceteris.engine.math.VectorWidth.ints;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * {@code ln(x)} in fused multiply-adds, scalar and vector with the same bits.
 *
 * <p>{@code x = 2ⁿ·m} with {@code √½ ≤ m < √2}; with {@code s = (m − 1) / (m + 1)}, {@code ln m = 2·artanh(s)}, whose
 * series is cut after s¹¹ (|s| ≤ 0.1716, so the remainder is below 2e-11); ln 2 in two parts. Within 0.97 ulp over all
 * positive floats (measured, {@code ExhaustiveFunctionFacts}); ln(0) = −∞, ln(∞) = ∞, NaN below 0.
 */
public final class Logarithm {
    private static final float LN2_HIGH = 0x1.62e4p-1f;
    private static final float LN2_LOW = (float) (0x1.62e42fefa39efp-1 - 0x1.62e4p-1);
    private static final int SQRT_HALF_BITS = Float.floatToRawIntBits(0x1.6a09e6p-1f);
    private static final float TO_NORMAL = 0x1p24f;

    /** A float whose low bits hold small whole numbers: the way from an int to a float in one subtraction. */
    private static final float COUNTER = 0x1.8p23f;

    private static final int COUNTER_BITS = Float.floatToRawIntBits(COUNTER);

    private static final float C3 = 2f / 3;
    private static final float C5 = 2f / 5;
    private static final float C7 = 2f / 7;
    private static final float C9 = 2f / 9;
    private static final float C11 = 2f / 11;

    /* Vectors of what is the same in every lane. */
    private static final FloatVector C11S = floats(C11);
    private static final FloatVector C9S = floats(C9);
    private static final FloatVector C7S = floats(C7);
    private static final FloatVector C5S = floats(C5);
    private static final FloatVector C3S = floats(C3);
    private static final FloatVector LN2_HIGHS = floats(LN2_HIGH);
    private static final FloatVector LN2_LOWS = floats(LN2_LOW);
    private static final FloatVector MINUS_INFINITIES = floats(Float.NEGATIVE_INFINITY);
    private static final FloatVector NANS = floats(Float.NaN);
    private static final FloatVector TO_NORMALS = floats(TO_NORMAL);
    private static final FloatVector COUNTERS = floats(COUNTER);
    private static final FloatVector ONES = floats(1f);
    private static final FloatVector TWENTY_FOURS = floats(24f);
    private static final FloatVector TWOS = floats(2f);

    private Logarithm() {}

    public static float log(float x) {
        if (!(x > 0) || x == Float.POSITIVE_INFINITY) {
            return x == 0 ? Float.NEGATIVE_INFINITY : x > 0 ? x : Float.NaN;
        }
        boolean subnormal = x < Float.MIN_NORMAL;
        int bits = Float.floatToRawIntBits(subnormal ? x * TO_NORMAL : x);
        int power = (bits - SQRT_HALF_BITS) >> 23;
        float f = Float.intBitsToFloat(bits - (power << 23)) - 1f;
        float n = power - (subnormal ? 24 : 0);
        float s = f / (2f + f);
        float z = s * s;
        float p = Math.fma(z, C11, C9);
        p = Math.fma(p, z, C7);
        p = Math.fma(p, z, C5);
        p = Math.fma(p, z, C3);
        p = p * z;
        // 2s = f − s·f, hence ln(1 + f) = f − (s·f − s·p): the large term stays exact.
        float tail = Math.fma(-s, p, s * f);
        return Math.fma(n, LN2_HIGH, f - Math.fma(-n, LN2_LOW, tail));
    }

    public static FloatVector log(FloatVector x) {
        VectorMask<Float> subnormal = x.compare(VectorOperators.LT, Float.MIN_NORMAL);
        IntVector bits = x.blend(x.mul(TO_NORMALS), subnormal).reinterpretAsInts();
        IntVector power = bits.sub(ints(SQRT_HALF_BITS)).lanewise(VectorOperators.ASHR, 23);
        FloatVector m = bits.sub(power.lanewise(VectorOperators.LSHL, 23)).reinterpretAsFloats();
        FloatVector n = power.add(ints(COUNTER_BITS)).reinterpretAsFloats().sub(COUNTERS);
        return settled(x, log(m.sub(ONES), n.blend(n.sub(TWENTY_FOURS), subnormal)));
    }

    /** {@code n·ln 2 + ln(1 + f)}. */
    private static FloatVector log(FloatVector f, FloatVector n) {
        FloatVector s = f.div(f.add(TWOS));
        FloatVector z = s.mul(s);
        FloatVector p = z.fma(C11S, C9S);
        p = p.fma(z, C7S);
        p = p.fma(z, C5S);
        p = p.fma(z, C3S);
        p = p.mul(z);
        FloatVector tail = s.neg().fma(p, s.mul(f));
        return n.fma(LN2_HIGHS, f.sub(n.neg().fma(LN2_LOWS, tail)));
    }

    /** The logarithm where there is one, and its replacement at 0, ∞, NaN and below 0. */
    private static FloatVector settled(FloatVector x, FloatVector log) {
        FloatVector known = log.blend(MINUS_INFINITIES, x.compare(VectorOperators.EQ, 0f));
        FloatVector positive = known.blend(x, x.compare(VectorOperators.EQ, Float.POSITIVE_INFINITY));
        return NANS.blend(positive, x.compare(VectorOperators.GE, 0f));
    }
}
