// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.math;

import static dev.ceteris.engine.math.VectorWidth.FLOATS;
import static dev.ceteris.engine.math.VectorWidth.LANES;
import static dev.ceteris.engine.math.VectorWidth.SIGNS;
import static dev.ceteris.engine.math.VectorWidth.floats;
import static dev.ceteris.engine.math.VectorWidth.ints;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * {@code sin(x)} and {@code cos(x)}, scalar and vector with the same bits for every float.
 *
 * <p>{@code |x| = n·π/2 + r} with |r| ≤ π/4, r as a float and what that rounds away; then a polynomial for the sine or
 * the cosine of r, by n's quarter. Up to 2¹⁸ π/2 is taken off in three parts; beyond, one lane at a time, by exact
 * integers (Payne and Hanek 1983). Both are within 0.79 ulp over all finite floats (measured,
 * {@code ExhaustiveFunctionFacts}); sin(−0) = −0; NaN at ±∞ and NaN.
 */
public final class Sinusoid {
    /** Up to here by three parts: n has 18 bits at most, and each product of n is exact together with its rest. */
    private static final float FAR = 0x1p18f;

    private static final float ROUNDER = 0x1.8p23f;
    private static final float TWO_OVER_PI = 0.63661975f;
    private static final float HALF_PI_HIGH = 0x1.921fb6p0f;
    private static final float HALF_PI_MIDDLE = -0x1.777a5cp-25f;
    private static final float HALF_PI_LOW = -0x1.ee59dap-50f;

    /*
     * Odd and even polynomials in z = r² on [0, (π/4 + 0.002)²], sin r = r + r³·S(z) and cos r = 1 − z/2 + z²·C(z),
     * minimax for the relative error of the result: Remez exchange in 50 digits, each coefficient rounded to a float
     * before the next ones are fitted again. Largest relative error 4.2e-9 and 1.2e-10.
     */
    private static final float S3 = -0.16666654f;
    private static final float S5 = 0.008332106f;
    private static final float S7 = -0.00019507883f;
    private static final float C4 = 0.041666646f;
    private static final float C6 = -0.0013887308f;
    private static final float C8 = 2.4432093e-05f;

    /** 64 zeros and the first 256 binary places of 2/π. */
    private static final long[] TWO_OVER_PI_BITS = {
        0, 0xa2f9836e4e441529L, 0xfc2757d1f534ddc0L, 0xdb6295993c439041L, 0xfe5163abdebbc561L
    };

    /** π/2 · 2⁻⁶²: from the reduction's fixed point to radians. */
    private static final double RADIANS = 0x1.921fb54442d18p-62;

    /* Vectors of what is the same in every lane. */
    private static final FloatVector ONES = floats(1f);
    private static final FloatVector MINUS_HALVES = floats(-0.5f);
    private static final FloatVector FARS = floats(FAR);
    private static final FloatVector ROUNDERS = floats(ROUNDER);
    private static final FloatVector TWOS_OVER_PI = floats(TWO_OVER_PI);
    private static final FloatVector HALF_PI_HIGHS = floats(HALF_PI_HIGH);
    private static final FloatVector HALF_PI_MIDDLES = floats(HALF_PI_MIDDLE);
    private static final FloatVector HALF_PI_LOWS = floats(HALF_PI_LOW);
    private static final FloatVector S3S = floats(S3);
    private static final FloatVector S5S = floats(S5);
    private static final FloatVector S7S = floats(S7);
    private static final FloatVector C4S = floats(C4);
    private static final FloatVector C6S = floats(C6);
    private static final FloatVector C8S = floats(C8);
    private static final IntVector ODD = ints(1);
    private static final IntVector EVEN = ints(0);

    private Sinusoid() {}

    public static float sin(float x) {
        float a = Math.abs(x);
        float sine = a <= FAR ? near(a, 0) : far(a, 0);
        return Float.intBitsToFloat(Float.floatToRawIntBits(sine) ^ (Float.floatToRawIntBits(x) & Integer.MIN_VALUE));
    }

    public static float cos(float x) {
        float a = Math.abs(x);
        return a <= FAR ? near(a, 1) : far(a, 1);
    }

    /** Every value x of a span by its sine, after its cosine went into {@code slopes}; both may be one array. */
    public static void sin(float[] values, float[] slopes, Span span) {
        for (int i = span.from(); i < span.to(); i += LANES) {
            FloatVector x = FloatVector.fromArray(FLOATS, values, i);
            FloatVector a = x.abs();
            if (!a.compare(VectorOperators.LE, FARS).allTrue()) {
                lanes(values, slopes, i);
                continue;
            }
            FloatVector rounded = a.fma(TWOS_OVER_PI, ROUNDERS);
            FloatVector n = rounded.sub(ROUNDERS);
            FloatVector less = n.neg();
            FloatVector first = less.fma(HALF_PI_HIGHS, a);
            FloatVector product = n.mul(HALF_PI_MIDDLES);
            FloatVector r = first.sub(product);
            FloatVector rounding = n.fma(HALF_PI_MIDDLES, product.neg());
            FloatVector rest = less.fma(HALF_PI_LOWS, first.sub(r).sub(product).sub(rounding));

            FloatVector z = r.mul(r);
            FloatVector half = z.fma(MINUS_HALVES, ONES);
            FloatVector s = S7S.fma(z, S5S).fma(z, S3S);
            FloatVector sine = r.add(r.mul(z).fma(s, rest.mul(half)));
            FloatVector lost = z.fma(MINUS_HALVES, ONES.sub(half));
            FloatVector c = C8S.fma(z, C6S).fma(z, C4S);
            FloatVector cosine = half.add(z.mul(z).fma(c, rest.neg().fma(r, lost)));

            // A quarter turn further the cosine is the sine, and after two the sign is another.
            IntVector quarter = rounded.reinterpretAsInts();
            VectorMask<Float> odd =
                    quarter.and(ODD).compare(VectorOperators.NE, EVEN).cast(FLOATS);
            IntVector sineSign = quarter.lanewise(VectorOperators.LSHL, 30).and(SIGNS);
            IntVector cosineSign =
                    quarter.add(ODD).lanewise(VectorOperators.LSHL, 30).and(SIGNS);
            cosine.blend(sine, odd)
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.XOR, cosineSign)
                    .reinterpretAsFloats()
                    .intoArray(slopes, i);
            sine.blend(cosine, odd)
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.XOR, sineSign)
                    .lanewise(VectorOperators.XOR, x.reinterpretAsInts().and(SIGNS))
                    .reinterpretAsFloats()
                    .intoArray(values, i);
        }
    }

    /** A vector with a lane beyond {@link #FAR}: rare, hence plain. */
    private static void lanes(float[] values, float[] slopes, int from) {
        for (int i = from; i < from + LANES; i++) {
            float x = values[i];
            slopes[i] = cos(x);
            values[i] = sin(x);
        }
    }

    /** {@code sin(a + quarters·π/2)} for 0 ≤ a ≤ {@link #FAR}. */
    private static float near(float a, int quarters) {
        float rounded = Math.fma(a, TWO_OVER_PI, ROUNDER);
        float n = rounded - ROUNDER;
        float first = Math.fma(-n, HALF_PI_HIGH, a);
        float product = n * HALF_PI_MIDDLE;
        float r = first - product;
        float rest = Math.fma(-n, HALF_PI_LOW, ((first - r) - product) - Math.fma(n, HALF_PI_MIDDLE, -product));
        return turned(r, rest, Float.floatToRawIntBits(rounded) + quarters);
    }

    /**
     * {@code sin(a + quarters·π/2)} for a ≥ 2: a is a whole number m times a power of two, and of its product with 2/π
     * only what is not a multiple of 4 matters, which the 128 binary places around the point hold.
     */
    private static float far(float a, int quarters) {
        if (!(a < Float.POSITIVE_INFINITY)) {
            return Float.NaN;
        }
        long m = (Float.floatToRawIntBits(a) & 0x7fffff) | 0x800000;
        // Bit 63 of the window weighs 2: the place 2^-(exponent − 24) of 2/π, after the 64 zeros.
        int place = Math.getExponent(a) - 24 + 63;
        long turns = m * window(place) + Math.unsignedMultiplyHigh(m, window(place + 64));
        long quarter = (turns + (1L << 61)) >>> 62;
        double angle = (turns - (quarter << 62)) * RADIANS;
        float r = (float) angle;
        return turned(r, (float) (angle - r), (int) quarter + quarters);
    }

    /** 64 bits of the table from bit {@code place}. */
    private static long window(int place) {
        int word = place >>> 6;
        int bit = place & 63;
        return (TWO_OVER_PI_BITS[word] << bit) | (TWO_OVER_PI_BITS[word + 1] >>> 1 >>> (63 - bit));
    }

    /** {@code sin(r + rest + quarter·π/2)}; of the quarter the last two bits count. */
    private static float turned(float r, float rest, int quarter) {
        float z = r * r;
        float half = Math.fma(-0.5f, z, 1f);
        float turned = (quarter & 1) == 0 ? sine(r, rest, z, half) : cosine(r, rest, z, half);
        return Float.intBitsToFloat(Float.floatToRawIntBits(turned) ^ ((quarter & 2) << 30));
    }

    /** {@code r + r³·S(z) + rest·cos r}, where 1 − z/2 is cosine enough for the rest. */
    private static float sine(float r, float rest, float z, float half) {
        float p = Math.fma(S7, z, S5);
        p = Math.fma(p, z, S3);
        return r + Math.fma(r * z, p, rest * half);
    }

    /** {@code 1 − z/2 + z²·C(z) − rest·sin r}, with what 1 − z/2 rounds away, and r for the sine of the rest. */
    private static float cosine(float r, float rest, float z, float half) {
        float lost = Math.fma(-0.5f, z, 1f - half);
        float p = Math.fma(C8, z, C6);
        p = Math.fma(p, z, C4);
        return half + Math.fma(z * z, p, Math.fma(-rest, r, lost));
    }
}
