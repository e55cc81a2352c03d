// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.float64;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.engine.math.Exponential64;
import dev.ceteris.engine.math.Gaussian64;
import dev.ceteris.engine.math.Sinusoid64;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Facts: our functions of doubles against {@link Exact}. */
class ElementaryFacts {
    private static final int ARGUMENTS = 1000;

    /**
     * One function.
     *
     * @param reach arguments are drawn from ± this, and from all powers of two below
     * @param ulps the largest error
     */
    record Subject(
            String name, DoubleUnaryOperator found, DoubleFunction<BigDecimal> exact, double reach, double ulps) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Subject> subjects() {
        return Stream.of(
                new Subject("exp", Exponential64::exp, x -> Exact.exp(new BigDecimal(x)), 700, 1.0),
                new Subject(
                        "exp - 1",
                        Exponential64::lessOne,
                        x -> x < 0 ? Exact.exp(new BigDecimal(x)).subtract(BigDecimal.ONE) : BigDecimal.ZERO,
                        45,
                        2.0),
                new Subject("tanh", Exponential64::tanh, Exact::tanh, 22, 2.0),
                new Subject("sigmoid", Exponential64::sigmoid, Exact::sigmoid, 300, 2.0),
                new Subject("normal distribution", Gaussian64::cumulative, Exact::cumulative, 12, 5.0),
                new Subject("sin", Sinusoid64::sin, Exact::sin, 40, 1.5),
                new Subject("cos", Sinusoid64::cos, Exact::cos, 40, 1.5));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void an_error_is_within_its_bound(Subject subject) {
        SplittableRandom random = new SplittableRandom(3);
        double worst = 0;
        double worstAt = 0;
        for (int i = 0; i < ARGUMENTS; i++) {
            double scale = i % 2 == 0 ? subject.reach() : subject.reach() * Math.scalb(1.0, -random.nextInt(40));
            double x = random.nextDouble(-scale, scale);
            double error =
                    Exact.ulps(subject.found().applyAsDouble(x), subject.exact().apply(x));
            if (error > worst) {
                worst = error;
                worstAt = x;
            }
        }
        assertThat(worst).as("at %s", worstAt).isLessThanOrEqualTo(subject.ulps());
    }

    /** mpmath 1.3.0, {@code mp.dps = 30}: {@code exp(mpf('0.5'))} and so on. The yardstick is straight. */
    @ParameterizedTest
    @CsvSource({
        "exp, 0.5, 1.64872127070012814684865078781",
        "tanh, 0.5, 0.462117157260009758502318483643",
        "sigmoid, -0.5, 0.377540668798145435361099434254",
        "normal distribution, -3, 0.00134989803163009452665181476759",
        "sin, 10, -0.544021110889369813404747661851",
        "cos, 10, -0.839071529076452452258863947824"
    })
    void the_yardstick_is_straight(String name, double x, BigDecimal expected) {
        Subject subject =
                subjects().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
        assertThat(subject.exact().apply(x)).isCloseTo(expected, within(new BigDecimal("1e-29")));
    }

    @Test
    void extremes_have_their_limits() {
        assertThat(Exponential64.exp(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Exponential64.exp(Double.POSITIVE_INFINITY)).isInfinite();
        assertThat(Exponential64.exp(-745)).isEqualTo(Double.MIN_VALUE);
        assertThat(Exponential64.exp(Double.NaN)).isNaN();
        assertThat(Exponential64.lessOne(Double.NEGATIVE_INFINITY)).isEqualTo(-1);
        assertThat(Exponential64.lessOne(Double.POSITIVE_INFINITY)).isZero();
        assertThat(Exponential64.lessOne(Double.NaN)).isNaN();
        assertThat(Exponential64.tanh(-0.0)).isEqualTo(-0.0);
        assertThat(Exponential64.tanh(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(Exponential64.tanh(-1e300)).isEqualTo(-1);
        assertThat(Exponential64.tanh(Double.NaN)).isNaN();
        assertThat(Exponential64.sigmoid(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Exponential64.sigmoid(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(Gaussian64.cumulative(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Gaussian64.cumulative(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(Gaussian64.cumulative(Double.NaN)).isNaN();
        assertThat(Sinusoid64.sin(Double.POSITIVE_INFINITY)).isNaN();
        assertThat(Sinusoid64.sin(1e22)).isEqualTo(StrictMath.sin(1e22));
        assertThat(Sinusoid64.cos(Double.NaN)).isNaN();
    }
}
