// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.math;

/**
 * {@code exp(x)} and what follows from it, of doubles, in fused multiply-adds.
 *
 * <p>{@code x = n·ln 2 + r} with |r| ≤ ln 2 / 2 (ln 2 in two parts, Cody and Waite 1980), {@code exp(r) − 1} by its
 * Taylor polynomial of degree 13, whose remainder r¹⁴/14! is below 1.3e-17 of the result, then {@code · 2ⁿ}. exp is
 * within 1 ulp, tanh, sigmoid and exp(x) − 1 within 2 (measured, {@code ElementaryFacts}).
 */
public final class Exponential64 {
    /** Adding it to a small double rounds that to a whole number, found in the low bits of the sum. */
    private static final double ROUNDER = 0x1.8p52;

    private static final double LOG2_E = 0x1.71547652b82fep0;
    private static final double LN2_HIGH = 0x1.62e42fefa39efp-1;
    private static final double LN2_LOW = 0x1.abc9e3b39803fp-56;

    /** Beyond these the result is 0 or infinite, whatever the argument. */
    private static final double LOWEST = -746;

    private static final double HIGHEST = 710;

    /** From 19.07 on tanh is 1. */
    private static final double FLAT = 20;

    private static final double C2 = 1.0 / 2;
    private static final double C3 = 1.0 / 6;
    private static final double C4 = 1.0 / 24;
    private static final double C5 = 1.0 / 120;
    private static final double C6 = 1.0 / 720;
    private static final double C7 = 1.0 / 5_040;
    private static final double C8 = 1.0 / 40_320;
    private static final double C9 = 1.0 / 362_880;
    private static final double C10 = 1.0 / 3_628_800;
    private static final double C11 = 1.0 / 39_916_800;
    private static final double C12 = 1.0 / 479_001_600;
    private static final double C13 = 1.0 / 6_227_020_800.0;

    private Exponential64() {}

    /** {@code exp(x)}; exp(−∞) = 0, exp(∞) = ∞, NaN stays. */
    public static double exp(double x) {
        double bounded = Math.max(Math.min(x, HIGHEST), LOWEST);
        double rounded = Math.fma(bounded, LOG2_E, ROUNDER);
        double less = lessOne(bounded, rounded);
        // 2ⁿ in two factors, each a normal number, so that a subnormal result is rounded once.
        long n = Double.doubleToRawLongBits(rounded) << 32 >> 32;
        long half = n >> 1;
        return (1 + less) * power(half) * power(n - half);
    }

    /** {@code exp(x) − 1} for x up to 0 and NaN; from 0 on it is 0. */
    public static double lessOne(double x) {
        // From −37.43 down the result is −1.
        double bounded = Math.max(Math.min(x, 0), -40);
        double rounded = Math.fma(bounded, LOG2_E, ROUNDER);
        double power = power(Double.doubleToRawLongBits(rounded) << 32 >> 32);
        return Math.fma(power, lessOne(bounded, rounded), power - 1);
    }

    /** {@code tanh(x) = (exp(2|x|) − 1) / (exp(2|x|) + 1)}, with the sign of x; tanh(−0) = −0, NaN stays. */
    public static double tanh(double x) {
        double a = Math.abs(x);
        double bounded = a > FLAT ? FLAT : a;
        double twice = bounded + bounded;
        double rounded = Math.fma(twice, LOG2_E, ROUNDER);
        double power = power(Double.doubleToRawLongBits(rounded));
        double less = Math.fma(power, lessOne(twice, rounded), power - 1);
        return Math.copySign(less / (less + 2), x);
    }

    /** {@code 1 / (1 + exp(−x))}. */
    public static double sigmoid(double x) {
        return 1 / (1 + exp(-x));
    }

    /** exp(r) − 1 for what x is beyond the whole number n of {@code rounded} times ln 2. */
    private static double lessOne(double x, double rounded) {
        double n = rounded - ROUNDER;
        double r = Math.fma(-n, LN2_LOW, Math.fma(-n, LN2_HIGH, x));
        double p = Math.fma(C13, r, C12);
        p = Math.fma(p, r, C11);
        p = Math.fma(p, r, C10);
        p = Math.fma(p, r, C9);
        p = Math.fma(p, r, C8);
        p = Math.fma(p, r, C7);
        p = Math.fma(p, r, C6);
        p = Math.fma(p, r, C5);
        p = Math.fma(p, r, C4);
        p = Math.fma(p, r, C3);
        p = Math.fma(p, r, C2);
        return Math.fma(r * r, p, r);
    }

    /** 2ⁿ for −1022 ≤ n ≤ 1023 in the low bits. */
    private static double power(long n) {
        return Double.longBitsToDouble((n + 1023) << 52);
    }
}
