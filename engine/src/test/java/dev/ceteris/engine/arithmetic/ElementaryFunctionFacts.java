// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;

/** Facts: our exp and ln against StrictMath (fdlibm, below 1 ulp of a double), every 997th float of the whole range. */
class ElementaryFunctionFacts {
    /** A prime, so that all exponents and low bits are met: 4.3 million arguments. */
    private static final int STRIDE = 997;

    @Test
    void exp_is_within_one_ulp_where_the_result_is_normal_and_one_and_a_half_below() {
        double worst = 0;
        double worstSubnormal = 0;
        for (long bits = 0; bits < 1L << 32; bits += STRIDE) {
            float x = Float.intBitsToFloat((int) bits);
            if (!(Math.abs(x) < 110)) {
                continue;
            }
            double exact = StrictMath.exp(x);
            float found = Exponential.exp(x);
            if (exact >= Float.MAX_VALUE + Math.ulp(Float.MAX_VALUE) / 2.0) {
                assertThat(found).isEqualTo(Float.POSITIVE_INFINITY);
                continue;
            }
            double ulps = Math.abs(found - exact) / Math.ulp((float) exact);
            if (exact >= Float.MIN_NORMAL) {
                worst = Math.max(worst, ulps);
            } else {
                worstSubnormal = Math.max(worstSubnormal, ulps);
            }
        }
        assertThat(worst).isLessThanOrEqualTo(1);
        assertThat(worstSubnormal).isLessThanOrEqualTo(1.5);
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
    void a_vector_of_exp_is_exp_of_every_lane() {
        int lanes = VectorWidth.LANES;
        float[] x = new float[lanes];
        float[] found = new float[lanes];
        for (long bits = 0; bits < 1L << 32; bits += (long) STRIDE * lanes) {
            for (int lane = 0; lane < lanes; lane++) {
                x[lane] = Float.intBitsToFloat((int) (bits + (long) STRIDE * lane));
            }
            Exponential.exp(FloatVector.fromArray(VectorWidth.FLOATS, x, 0)).intoArray(found, 0);
            for (int lane = 0; lane < lanes; lane++) {
                float expected = Exponential.exp(x[lane]);
                if (Float.floatToIntBits(found[lane]) != Float.floatToIntBits(expected)) {
                    assertThat(found[lane]).as("exp(%s)", x[lane]).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void ln_is_within_one_ulp() {
        double worst = 0;
        for (int bits = 1; bits < 0x7f800000 && bits > 0; bits += STRIDE) {
            float x = Float.intBitsToFloat(bits);
            double exact = StrictMath.log(x);
            double ulps = Math.abs(Logarithm.log(x) - exact) / Math.ulp((float) exact);
            worst = Math.max(worst, ulps);
        }
        assertThat(worst).isLessThanOrEqualTo(1);
        assertThat(Logarithm.log(1f)).isEqualTo(0f);
        assertThat(Logarithm.log(0f)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(Logarithm.log(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(Logarithm.log(-1f)).isNaN();
        assertThat(Logarithm.log(Float.NaN)).isNaN();
    }
}
