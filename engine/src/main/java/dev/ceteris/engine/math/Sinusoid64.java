// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.math;

/**
 * {@code sin(x)} and {@code cos(x)} of doubles, in fused multiply-adds.
 *
 * <p>{@code x = n·π/2 + r} with |r| ≤ π/4 (π/2 in three parts, Cody and Waite 1980), then the Taylor polynomial of sine
 * or cosine by n's quarter; what is left out is below 1e-17. Beyond ±65536, where no network that learns anything has
 * its units, StrictMath's. Within 1.5 ulp up to ±40 (measured, {@code ElementaryFacts}).
 */
public final class Sinusoid64 {
    private static final double FAR = 65_536;
    private static final double ROUNDER = 0x1.8p52;
    private static final double TWO_OVER_PI = 0x1.45f306dc9c883p-1;
    private static final double HALF_PI_HIGH = 0x1.921fb54442d18p0;
    private static final double HALF_PI_MIDDLE = 0x1.1a62633145c07p-54;
    private static final double HALF_PI_LOW = -0x1.f1976b7ed8fbcp-110;

    private static final double S3 = -1.0 / 6;
    private static final double S5 = 1.0 / 120;
    private static final double S7 = -1.0 / 5_040;
    private static final double S9 = 1.0 / 362_880;
    private static final double S11 = -1.0 / 39_916_800;
    private static final double S13 = 1.0 / 6_227_020_800.0;
    private static final double S15 = -1.0 / 1_307_674_368_000.0;
    private static final double S17 = 1.0 / 355_687_428_096_000.0;
    private static final double C4 = 1.0 / 24;
    private static final double C6 = -1.0 / 720;
    private static final double C8 = 1.0 / 40_320;
    private static final double C10 = -1.0 / 3_628_800;
    private static final double C12 = 1.0 / 479_001_600;
    private static final double C14 = -1.0 / 87_178_291_200.0;
    private static final double C16 = 1.0 / 20_922_789_888_000.0;

    private Sinusoid64() {}

    /** {@code sin(x)}; NaN at ±∞ and NaN. */
    public static double sin(double x) {
        return Math.abs(x) <= FAR ? near(x, 0) : StrictMath.sin(x);
    }

    /** {@code cos(x)}; NaN at ±∞ and NaN. */
    public static double cos(double x) {
        return Math.abs(x) <= FAR ? near(x, 1) : StrictMath.cos(x);
    }

    /** {@code sin(x + quarters·π/2)}. */
    private static double near(double x, int quarters) {
        double rounded = Math.fma(x, TWO_OVER_PI, ROUNDER);
        double n = rounded - ROUNDER;
        double first = Math.fma(-n, HALF_PI_HIGH, x);
        double r = Math.fma(-n, HALF_PI_LOW, Math.fma(-n, HALF_PI_MIDDLE, first));
        int quarter = (int) Double.doubleToRawLongBits(rounded) + quarters;
        double turned = (quarter & 1) == 0 ? sine(r) : cosine(r);
        return (quarter & 2) == 0 ? turned : -turned;
    }

    private static double sine(double r) {
        double z = r * r;
        double p = Math.fma(S17, z, S15);
        p = Math.fma(p, z, S13);
        p = Math.fma(p, z, S11);
        p = Math.fma(p, z, S9);
        p = Math.fma(p, z, S7);
        p = Math.fma(p, z, S5);
        p = Math.fma(p, z, S3);
        return Math.fma(r * z, p, r);
    }

    /** {@code 1 − z/2 + z²·P(z)}, with what 1 − z/2 rounds away. */
    private static double cosine(double r) {
        double z = r * r;
        double p = Math.fma(C16, z, C14);
        p = Math.fma(p, z, C12);
        p = Math.fma(p, z, C10);
        p = Math.fma(p, z, C8);
        p = Math.fma(p, z, C6);
        p = Math.fma(p, z, C4);
        double half = Math.fma(-0.5, z, 1);
        double lost = Math.fma(-0.5, z, 1 - half);
        return half + Math.fma(z * z, p, lost);
    }
}
