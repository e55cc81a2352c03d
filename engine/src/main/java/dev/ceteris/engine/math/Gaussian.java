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
 * {@code x·Φ(x)}, where Φ is the distribution function of the standard normal, in fused multiply-adds, scalar and
 * vector with the same bits.
 *
 * <p>Near 0, {@code Φ(x) = ½ + x·R(x²)}. Beyond, Φ(−b) is {@code exp(−b²/2)·P(u) / (b + A)} with
 * {@code u = (b − A) / (b + A)}: the quotient of Φ and the density falls like 1/b, and P hardly changes. The square
 * goes into exp with the part that it rounds away, the division is followed by its remainder, and the power of two
 * comes last: the negative tail keeps its relative precision until it is subnormal, at −13.
 */
public final class Gaussian {
    /** Up to here ½ + x·R(x²). */
    private static final float NEAR = 0.75f;

    /** From 14.37 on x·Φ(−x) is 0; the tail's polynomial is fitted up to here. */
    private static final float FAR = 14.5f;

    /** 1 / √(2π). */
    private static final float DENSITY = 0.3989423f;

    /*
     * R of degree 4 in z = x² on [0, 0.5625], minimax for its relative error: Remez exchange in 50 digits, each
     * coefficient rounded to a float before the next ones are fitted again. Largest relative error 2.9e-8, the rounding
     * of the first.
     */
    private static final float R0 = DENSITY;
    private static final float R1 = -0.066490956f;
    private static final float R2 = 0.009978025f;
    private static final float R3 = -0.0011970726f;
    private static final float R4 = 0.00011675196f;

    /**
     * Where u = 0. Among the multiples of 1/64 from 2.75 to 4.5 the one for which the polynomial's first two
     * coefficients are nearest to floats.
     */
    private static final float A = 2.78125f;

    /*
     * P of degree 8 in u for b in [0.75, 14.5], minimax for its relative error: Remez exchange in 50 digits, then
     * rounded. Largest relative error 6.3e-9 before, 1.4e-8 after rounding.
     */
    private static final float P0 = 0.72035885f;
    private static final float P1 = -0.47901842f;
    private static final float P2 = 0.18845662f;
    private static final float P3 = -0.020179722f;
    private static final float P4 = -0.01601844f;
    private static final float P5 = 0.0037767296f;
    private static final float P6 = 0.0023567965f;
    private static final float P7 = -0.00043118f;
    private static final float P8 = -0.0003794651f;

    /* Vectors of what is the same in every lane. */
    private static final FloatVector ONES = floats(1f);
    private static final FloatVector ZEROS = floats(0f);
    private static final FloatVector HALVES = floats(0.5f);
    private static final FloatVector MINUS_HALVES = floats(-0.5f);
    private static final FloatVector NEARS = floats(NEAR);
    private static final FloatVector FARS = floats(FAR);
    private static final FloatVector DENSITIES = floats(DENSITY);
    private static final FloatVector AS = floats(A);
    private static final FloatVector MINUS_TWO_AS = floats(-2f * A);
    private static final FloatVector R0S = floats(R0);
    private static final FloatVector R1S = floats(R1);
    private static final FloatVector R2S = floats(R2);
    private static final FloatVector R3S = floats(R3);
    private static final FloatVector R4S = floats(R4);
    private static final FloatVector P0S = floats(P0);
    private static final FloatVector P1S = floats(P1);
    private static final FloatVector P2S = floats(P2);
    private static final FloatVector P3S = floats(P3);
    private static final FloatVector P4S = floats(P4);
    private static final FloatVector P5S = floats(P5);
    private static final FloatVector P6S = floats(P6);
    private static final FloatVector P7S = floats(P7);
    private static final FloatVector P8S = floats(P8);
    private static final IntVector ROUNDER_BITS = floats(Exponential.ROUNDER).reinterpretAsInts();
    private static final IntVector BIASES = ints(127);

    private Gaussian() {}

    /**
     * {@code x·Φ(x)}, within 2.43 ulp over all floats (measured, {@code ExhaustiveFunctionFacts}). −0 at −∞, ∞ at ∞,
     * NaN stays.
     */
    public static float gelu(float x) {
        float a = Math.abs(x);
        float b = a > FAR ? FAR : a;
        float rounded = rounded(b);
        float tail = Exponential.scaled(tail(b, more(b, rounded), b), rounded);
        return a < NEAR ? x * near(x) : x < 0 ? -tail : a - tail;
    }

    /**
     * The derivative {@code Φ(x) + x·φ(x)}: within 2.37·2⁻²⁴ absolutely (measured; it lies between −0.13 and 1.13 and
     * has a zero at −0.752).
     */
    public static float geluSlope(float x) {
        float a = Math.abs(x);
        float b = a > FAR ? FAR : a;
        float rounded = rounded(b);
        float more = more(b, rounded);
        float tail = Exponential.scaled(tail(b, more, 1f), rounded);
        float bell = Exponential.scaled(1f + more, rounded);
        float phi = a < NEAR ? near(x) : x < 0 ? tail : 1f - tail;
        return Math.fma(Math.copySign(b, x) * DENSITY, bell, phi);
    }

    /** Every value x of a span by x·Φ(x), after the derivative at x went into {@code slopes}; both may be one array. */
    public static void gelu(float[] values, float[] slopes, Span span) {
        for (int i = span.from(); i < span.to(); i += LANES) {
            FloatVector x = FloatVector.fromArray(FLOATS, values, i);
            FloatVector a = x.abs();
            FloatVector b = a.blend(FARS, a.compare(VectorOperators.GT, FARS));
            FloatVector near = near(x);
            FloatVector rounded = rounded(b);
            FloatVector more = more(b, rounded);

            // What tail() does, up to the factor.
            FloatVector sum = b.add(AS);
            FloatVector v = ONES.div(sum);
            FloatVector less = v.neg();
            FloatVector missing = less.fma(b.sub(sum.sub(AS)), less.fma(sum, ONES));
            FloatVector u = v.mul(MINUS_TWO_AS).fma(missing, v.fma(MINUS_TWO_AS, ONES));
            FloatVector p1 = P8S.fma(u, P7S)
                    .fma(u, P6S)
                    .fma(u, P5S)
                    .fma(u, P4S)
                    .fma(u, P3S)
                    .fma(u, P2S)
                    .fma(u, P1S);
            FloatVector p = p1.fma(u, P0S);
            FloatVector growth = more.add(ONES);
            FloatVector lost = p1.fma(u, P0S.sub(p)).mul(growth);
            FloatVector bell = p.add(p.fma(more, lost));
            FloatVector product = bell.mul(v);
            FloatVector rest = product.fma(missing, bell.fma(v, product.neg()));

            // The two factors of Exponential.scaled().
            IntVector power = rounded.reinterpretAsInts().sub(ROUNDER_BITS);
            IntVector half = power.lanewise(VectorOperators.ASHR, 1);
            FloatVector one =
                    half.add(BIASES).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
            FloatVector other = power.sub(half)
                    .add(BIASES)
                    .lanewise(VectorOperators.LSHL, 23)
                    .reinterpretAsFloats();

            VectorMask<Float> negative = x.compare(VectorOperators.LT, ZEROS);
            VectorMask<Float> close = a.compare(VectorOperators.LT, NEARS);
            FloatVector tail = product.add(rest).mul(one).mul(other);
            FloatVector phi = ONES.sub(tail).blend(tail, negative).blend(near, close);
            IntVector sign = x.reinterpretAsInts().and(SIGNS);
            b.reinterpretAsInts()
                    .or(sign)
                    .reinterpretAsFloats()
                    .mul(DENSITIES)
                    .fma(growth.mul(one).mul(other), phi)
                    .intoArray(slopes, i);

            FloatVector area = product.fma(b, rest.mul(b)).mul(one).mul(other);
            a.sub(area).blend(area.neg(), negative).blend(x.mul(near), close).intoArray(values, i);
        }
    }

    /** Φ(x) = ½ + x·R(x²). */
    private static float near(float x) {
        float z = x * x;
        float p = Math.fma(R4, z, R3);
        p = Math.fma(p, z, R2);
        p = Math.fma(p, z, R1);
        p = Math.fma(p, z, R0);
        return Math.fma(x, p, 0.5f);
    }

    private static FloatVector near(FloatVector x) {
        FloatVector z = x.mul(x);
        FloatVector p = R4S.fma(z, R3S);
        p = p.fma(z, R2S);
        p = p.fma(z, R1S);
        p = p.fma(z, R0S);
        return x.fma(p, HALVES);
    }

    /** n of {@link #more}, as {@link Exponential#rounded} has it. */
    private static float rounded(float b) {
        return Exponential.rounded(-0.5f * (b * b));
    }

    private static FloatVector rounded(FloatVector b) {
        return Exponential.rounded(b.mul(b).mul(MINUS_HALVES));
    }

    /** {@code exp(−b²/2) = (1 + more)·2ⁿ}; what b² rounds away goes in with the remainder. */
    private static float more(float b, float rounded) {
        float square = b * b;
        float lost = Math.fma(b, b, -square);
        float r = Math.fma(-0.5f, lost, Exponential.remainder(-0.5f * square, rounded));
        return Exponential.slope(r) * r;
    }

    private static FloatVector more(FloatVector b, FloatVector rounded) {
        FloatVector square = b.mul(b);
        FloatVector lost = b.fma(b, square.neg());
        FloatVector r = lost.fma(MINUS_HALVES, Exponential.remainder(square.mul(MINUS_HALVES), rounded));
        return Exponential.slope(r).mul(r);
    }

    /** {@code factor·Φ(−b)·2⁻ⁿ}; P's last sum and the last product but one are followed by what they round away. */
    private static float tail(float b, float more, float factor) {
        float sum = b + A;
        float v = 1f / sum;
        float missing = missing(b, sum, v);
        float u = Math.fma(-2f * A * v, missing, Math.fma(-2f * A, v, 1f));
        float p1 = polynomial(u);
        float p = Math.fma(p1, u, P0);
        float lost = Math.fma(p1, u, P0 - p) * (1f + more);
        float bell = p + Math.fma(p, more, lost);
        float product = bell * v;
        float rest = Math.fma(product, missing, Math.fma(bell, v, -product));
        return Math.fma(product, factor, rest * factor);
    }

    /** {@code 1 / (b + A) = v·(1 + missing)}: what the sum and the division rounded away. */
    private static float missing(float b, float sum, float v) {
        return Math.fma(-v, b - (sum - A), Math.fma(-v, sum, 1f));
    }

    /** {@code (P(u) − P(0)) / u}. */
    private static float polynomial(float u) {
        float p = Math.fma(P8, u, P7);
        p = Math.fma(p, u, P6);
        p = Math.fma(p, u, P5);
        p = Math.fma(p, u, P4);
        p = Math.fma(p, u, P3);
        p = Math.fma(p, u, P2);
        return Math.fma(p, u, P1);
    }
}
