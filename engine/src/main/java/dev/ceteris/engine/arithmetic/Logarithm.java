// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.arithmetic;

/**
 * {@code ln(x)} in fused multiply-adds.
 *
 * <p>{@code x = 2ⁿ·m} with {@code √½ ≤ m < √2}; with {@code s = (m − 1) / (m + 1)}, {@code ln m = 2·artanh(s)}, the series of
 * which is cut after s¹¹ (|s| ≤ 0.1716, so the remainder is below 2e-11); ln 2 in two parts. Within 1 ulp over all
 * positive floats; ln(0) = −∞, ln(∞) = ∞, NaN below 0.
 */
final class Logarithm {
    private static final float LN2_HIGH = 0x1.62e4p-1f;
    private static final float LN2_LOW = (float) (0x1.62e42fefa39efp-1 - 0x1.62e4p-1);
    private static final int SQRT_HALF_BITS = Float.floatToRawIntBits(0x1.6a09e6p-1f);
    private static final float TO_NORMAL = 0x1p24f;

    private Logarithm() {}

    static float log(float x) {
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
        float p = Math.fma(z, 2f / 11, 2f / 9);
        p = Math.fma(p, z, 2f / 7);
        p = Math.fma(p, z, 2f / 5);
        p = Math.fma(p, z, 2f / 3);
        p = p * z;
        // 2s = f − s·f, hence ln(1 + f) = f − (s·f − s·p): the large term stays exact.
        float tail = Math.fma(-s, p, s * f);
        return Math.fma(n, LN2_HIGH, f - Math.fma(-n, LN2_LOW, tail));
    }
}
