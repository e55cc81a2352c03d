// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Facts: our functions against StrictMath (fdlibm, below 1 ulp of a double) and {@link NormalDistribution}, on a sample
 * of all floats; {@link ExhaustiveFunctionFacts} leaves none out. The vectors are compared with the scalars on the way.
 */
class ElementaryFunctionFacts {
    static final List<Subject> SUBJECTS = Subject.ALL;

    /** A prime, so that all exponents and low bits are met: 2.1 million arguments. */
    private static final int STRIDE = 1999;

    /** Floats on either side of a breakpoint. */
    private static final int NEIGHBOURS = 3000;

    @ParameterizedTest
    @FieldSource("SUBJECTS")
    void an_error_is_within_its_bound(Subject subject) {
        Sweep sweep = new Sweep(subject).over(0, 1L << 32, STRIDE);
        for (float point : subject.breakpoints()) {
            long bits = Integer.toUnsignedLong(Float.floatToRawIntBits(point));
            sweep.over(Math.max(0, bits - NEIGHBOURS), bits + NEIGHBOURS, 1);
        }
        sweep.isWithinBound();
    }

    @Test
    void exp_of_the_extremes() {
        assertThat(Exponential.exp(0f)).isEqualTo(1f);
        assertThat(Exponential.exp(-0f)).isEqualTo(1f);
        assertThat(Exponential.exp(Float.NEGATIVE_INFINITY)).isEqualTo(0f);
        assertThat(Exponential.exp(-1e30f)).isEqualTo(0f);
        assertThat(Exponential.exp(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(Exponential.exp(1e30f)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(Exponential.exp(Float.NaN)).isNaN();
    }

    @Test
    void ln_of_the_extremes() {
        assertThat(Logarithm.log(1f)).isEqualTo(0f);
        assertThat(Logarithm.log(0f)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(Logarithm.log(-0f)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(Logarithm.log(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(Logarithm.log(-Float.MIN_VALUE)).isNaN();
        assertThat(Logarithm.log(Float.NaN)).isNaN();
    }

    /** 0, ∞, −∞ and NaN of each function; isEqualTo distinguishes −0 from 0. */
    @Test
    void activations_of_the_extremes() {
        extremes("exp − 1", 0f, 0f, -1f);
        extremes("tanh", -0f, 1f, -1f);
        extremes("sigmoid", 0.5f, 1f, 0f);
        extremes("silu", -0f, Float.POSITIVE_INFINITY, -0f);
        extremes("silu's slope", 0.5f, 1f, -0f);
        extremes("gelu", -0f, Float.POSITIVE_INFINITY, -0f);
        extremes("gelu's slope", 0.5f, 1f, 0f);
        extremes("sin", -0f, Float.NaN, Float.NaN);
        extremes("cos", 1f, Float.NaN, Float.NaN);
    }

    private static void extremes(String name, float ofMinusZero, float ofInfinity, float ofMinusInfinity) {
        FloatFunction function = Subject.named(name).scalar();
        assertThat(List.of(
                        function.at(-0f),
                        function.at(Float.POSITIVE_INFINITY),
                        function.at(Float.NEGATIVE_INFINITY),
                        function.at(Float.NaN)))
                .as(name)
                .containsExactly(ofMinusZero, ofInfinity, ofMinusInfinity, Float.NaN);
    }

    /** mpmath 1.3.0, 30 digits: {@code ncdf(-mpf('0.5'))} and so on. */
    @ParameterizedTest
    @CsvSource({
        "0.5, 0.30853753872598689636",
        "1, 0.15865525393145705141",
        "3, 0.0013498980316300945267",
        "5, 2.8665157187919391167e-7",
        "10, 7.619853024160526066e-24",
        "14.25, 2.2414062326936399914e-46"
    })
    void the_yardstick_of_the_normal_distribution_is_straight(double t, double below) {
        assertThat(NormalDistribution.cumulative(-t)).isCloseTo(below, within(1e-13 * below));
        assertThat(NormalDistribution.cumulative(t)).isCloseTo(1 - below, within(1e-15));
    }
}
