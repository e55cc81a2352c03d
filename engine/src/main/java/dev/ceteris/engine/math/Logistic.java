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
 * The logistic function {@code σ(x) = 1 / (1 + exp(−x))} and {@code x·σ(x)}, in fused multiply-adds, scalar and vector
 * with the same bits.
 *
 * <p>With {@code e = exp(−|x|)}, {@code σ(−|x|) = e / (1 + e)} and {@code σ(|x|) = 1 − σ(−|x|)}: nothing overflows and
 * the negative tail keeps its relative precision. What {@code 1 + e} rounds away is put back to first order.
 */
public final class Logistic {
    /** Below −104 σ is 0; below −110 x·σ(x) is −0, above 110 it is x. */
    private static final float SIGMOID_FAR = 104f;

    private static final float SILU_FAR = 110f;

    /* Vectors of what is the same in every lane. */
    private static final FloatVector ONES = floats(1f);
    private static final FloatVector ZEROS = floats(0f);
    private static final FloatVector SIGMOID_FARS = floats(SIGMOID_FAR);
    private static final FloatVector SILU_FARS = floats(SILU_FAR);
    private static final FloatVector ROUNDERS = floats(Exponential.ROUNDER);
    private static final IntVector ROUNDER_BITS = ROUNDERS.reinterpretAsInts();
    private static final IntVector BIASES = ints(127);

    private Logistic() {}

    /**
     * σ(x), within 1.48 ulp over all floats (measured, {@code ExhaustiveFunctionFacts}); σ(−∞) = 0, σ(∞) = 1, NaN
     * stays.
     */
    public static float sigmoid(float x) {
        float a = Math.abs(x);
        float e = Exponential.bounded(-(a > SIGMOID_FAR ? SIGMOID_FAR : a));
        float sum = 1f + e;
        float quotient = e / sum;
        float missing = Math.fma(-quotient, lost(e, sum), Math.fma(-quotient, sum, e));
        float small = Math.fma(missing, 1f - quotient, quotient);
        return x < 0 ? small : 1f - small;
    }

    /** Every value of a span by its σ. */
    public static void sigmoid(float[] values, Span span) {
        for (int i = span.from(); i < span.to(); i += LANES) {
            FloatVector x = FloatVector.fromArray(FLOATS, values, i);
            FloatVector a = x.abs();
            FloatVector bounded = a.blend(SIGMOID_FARS, a.compare(VectorOperators.GT, SIGMOID_FARS));
            FloatVector e = Exponential.bounded(bounded.neg());
            FloatVector sum = e.add(ONES);
            FloatVector lost = e.sub(sum.sub(ONES));
            FloatVector quotient = e.div(sum);
            FloatVector less = quotient.neg();
            FloatVector missing = less.fma(lost, less.fma(sum, e));
            FloatVector small = missing.fma(ONES.sub(quotient), quotient);
            ONES.sub(small).blend(small, x.compare(VectorOperators.LT, ZEROS)).intoArray(values, i);
        }
    }

    /** What {@code sum = 1 + e} rounded away; exact, since e ≤ 1 (Dekker 1971). */
    private static float lost(float e, float sum) {
        return e - (sum - 1f);
    }

    /**
     * {@code x·σ(x)}, within 2.30 ulp over all floats (measured), in the negative tail too, where x·exp(x) outlives σ:
     * the power of two is multiplied in last, so that a subnormal result is rounded once. −0 at −∞, ∞ at ∞, NaN stays.
     */
    public static float silu(float x) {
        float a = Math.abs(x);
        float b = a > SILU_FAR ? SILU_FAR : a;
        float rounded = Exponential.rounded(-b);
        float more = more(b, rounded);
        float e = Exponential.scaled(1f + more, rounded);
        float sum = 1f + e;
        float quotient = (x < 0 ? Math.fma(b, more, b) : b) / sum;
        quotient = Math.fma(-quotient, lost(e, sum), quotient);
        float product = Exponential.scaled(quotient, x < 0 ? rounded : Exponential.ROUNDER);
        return x > SILU_FAR ? x : Math.copySign(product, x);
    }

    /** exp(−b) is {@code (1 + more)·2ⁿ}. */
    private static float more(float b, float rounded) {
        float r = Exponential.remainder(-b, rounded);
        return Exponential.slope(r) * r;
    }

    private static FloatVector more(FloatVector b, FloatVector rounded) {
        FloatVector r = Exponential.remainder(b.neg(), rounded);
        return Exponential.slope(r).mul(r);
    }

    /**
     * The derivative of {@code x·σ(x)}, {@code σ(x)·(1 + x·σ(−x))}: within 2.64·2⁻²⁴ absolutely (measured; it lies
     * between −0.1 and 1.1 and has a zero at −1.278).
     */
    public static float siluSlope(float x) {
        float a = Math.abs(x);
        float b = a > SILU_FAR ? SILU_FAR : a;
        float rounded = Exponential.rounded(-b);
        float e = Exponential.scaled(1f + more(b, rounded), rounded);
        float small = e / (1f + e);
        float large = 1f - small;
        float here = x < 0 ? small : large;
        float there = x < 0 ? large : small;
        return here * Math.fma(Math.copySign(b, x), there, 1f);
    }

    /** Every value x of a span by x·σ(x), after the derivative at x went into {@code slopes}; both may be one array. */
    public static void silu(float[] values, float[] slopes, Span span) {
        for (int i = span.from(); i < span.to(); i += LANES) {
            FloatVector x = FloatVector.fromArray(FLOATS, values, i);
            FloatVector a = x.abs();
            FloatVector b = a.blend(SILU_FARS, a.compare(VectorOperators.GT, SILU_FARS));
            FloatVector rounded = Exponential.rounded(b.neg());
            FloatVector more = more(b, rounded);
            FloatVector e = Exponential.scaled(more.add(ONES), rounded);
            FloatVector sum = e.add(ONES);
            IntVector sign = x.reinterpretAsInts().and(SIGNS);
            VectorMask<Float> negative = x.compare(VectorOperators.LT, ZEROS);

            FloatVector small = e.div(sum);
            FloatVector large = ONES.sub(small);
            FloatVector here = large.blend(small, negative);
            FloatVector there = small.blend(large, negative);
            FloatVector signed = b.reinterpretAsInts().or(sign).reinterpretAsFloats();
            here.mul(signed.fma(there, ONES)).intoArray(slopes, i);

            FloatVector lost = e.sub(sum.sub(ONES));
            FloatVector quotient = b.blend(b.fma(more, b), negative).div(sum);
            quotient = quotient.neg().fma(lost, quotient);
            // Exponential.scaled once more, by hand: it would not be inlined here.
            IntVector power =
                    ROUNDERS.blend(rounded, negative).reinterpretAsInts().sub(ROUNDER_BITS);
            IntVector half = power.lanewise(VectorOperators.ASHR, 1);
            IntVector rest = power.sub(half);
            FloatVector product = quotient.mul(
                            half.add(BIASES).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats())
                    .mul(rest.add(BIASES).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats());
            product.reinterpretAsInts()
                    .or(sign)
                    .reinterpretAsFloats()
                    .blend(x, x.compare(VectorOperators.GT, SILU_FARS))
                    .intoArray(values, i);
        }
    }
}
