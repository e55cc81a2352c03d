// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.math;

import dev.ceteris.engine.network.activation.Activation;
import dev.ceteris.engine.network.activation.Gelu;
import dev.ceteris.engine.network.activation.Sigmoid;
import dev.ceteris.engine.network.activation.Silu;
import dev.ceteris.engine.network.activation.Sine;
import dev.ceteris.engine.network.activation.Tanh;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import jdk.incubator.vector.FloatVector;

/**
 * A function of the engine beside what it should be.
 *
 * @param exact in double precision, whose errors are negligible beside those of a float
 * @param unit what its error is measured in
 * @param bound the largest error that its Javadoc admits
 * @param breakpoints where its way of computing changes
 */
record Subject(
        String name,
        FloatFunction scalar,
        Lanes vector,
        DoubleUnaryOperator exact,
        Unit unit,
        double bound,
        List<Float> breakpoints) {
    /** A function a vector at a time. */
    @FunctionalInterface
    interface Lanes {
        /** Of {@link #LENGTH} arguments, which stay as they are. */
        void apply(float[] arguments, float[] results);
    }

    /** Arguments that are computed at once: whole vectors of any width. */
    static final int LENGTH = 1024;

    private static final Span ALL_OF_THEM = new Span(0, LENGTH);

    /** What an error is measured in. */
    enum Unit {
        /** Units in the last place of the exact value; among subnormals 2⁻¹⁴⁹. */
        ULP,
        /** 2⁻²⁴, whatever the value: half an ulp of 1. */
        ABSOLUTE;

        double of(double exact) {
            return this == ULP ? Math.ulp((float) exact) : 0x1p-24;
        }
    }

    static final List<Subject> ALL = List.of(
            new Subject(
                    "exp",
                    Exponential::exp,
                    lanes(Exponential::exp),
                    StrictMath::exp,
                    Unit.ULP,
                    0.94,
                    both(0, 0.3466, 87.34, 88.73, 89, 103.98, 104)),
            new Subject(
                    "exp − 1",
                    Exponential::lessOne,
                    lanes(Exponential::lessOne),
                    x -> StrictMath.expm1(Math.min(x, 0)),
                    Unit.ULP,
                    1.23,
                    both(0, 0.3466, 1.0397, 17.33, 18)),
            new Subject(
                    "ln",
                    Logarithm::log,
                    lanes(Logarithm::log),
                    StrictMath::log,
                    Unit.ULP,
                    0.97,
                    both(0, 0x1p-126, 0.7071, 1, 1.4142, 2)),
            new Subject(
                    "tanh",
                    HyperbolicTangent::tanh,
                    values(new Tanh()),
                    StrictMath::tanh,
                    Unit.ULP,
                    0.96,
                    both(0, 1, 9.02, 10)),
            new Subject(
                    "sigmoid",
                    Logistic::sigmoid,
                    values(new Sigmoid()),
                    Subject::sigmoid,
                    Unit.ULP,
                    1.48,
                    both(0, 17.33, 87.34, 103.98, 104)),
            new Subject(
                    "silu",
                    Logistic::silu,
                    values(new Silu()),
                    x -> vanishing(x, sigmoid(x)),
                    Unit.ULP,
                    2.30,
                    both(0, 1.278, 91.9, 108.6, 110)),
            new Subject(
                    "silu's slope",
                    Logistic::siluSlope,
                    slopes(new Silu()),
                    x -> sigmoid(x) * (1 + vanishing(x, sigmoid(-x))),
                    Unit.ABSOLUTE,
                    2.64,
                    both(0, 1.278, 110)),
            new Subject(
                    "gelu",
                    Gaussian::gelu,
                    values(new Gelu()),
                    x -> vanishing(x, NormalDistribution.cumulative(x)),
                    Unit.ULP,
                    2.43,
                    both(0, 0.75, 12.9, 14.37, 14.5)),
            new Subject(
                    "gelu's slope",
                    Gaussian::geluSlope,
                    slopes(new Gelu()),
                    x -> NormalDistribution.cumulative(x) + vanishing(x, NormalDistribution.density(x)),
                    Unit.ABSOLUTE,
                    2.37,
                    both(0, 0.75, 0.752, 14.5)),
            new Subject(
                    "sin",
                    Sinusoid::sin,
                    values(new Sine()),
                    StrictMath::sin,
                    Unit.ULP,
                    0.79,
                    both(0, 0.7854, 1.5708, 3.1416, 8192, 0x1p18, 0x1p24, 0x1p127)),
            new Subject(
                    "cos",
                    Sinusoid::cos,
                    slopes(new Sine()),
                    StrictMath::cos,
                    Unit.ULP,
                    0.79,
                    both(0, 0.7854, 1.5708, 3.1416, 8192, 0x1p18, 0x1p24, 0x1p127)));

    static Subject named(String name) {
        return ALL.stream()
                .filter(subject -> subject.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Lanes lanes(UnaryOperator<FloatVector> function) {
        return (arguments, results) -> {
            for (int i = 0; i < LENGTH; i += VectorWidth.LANES) {
                function.apply(FloatVector.fromArray(VectorWidth.FLOATS, arguments, i))
                        .intoArray(results, i);
            }
        };
    }

    private static Lanes values(Activation activation) {
        return (arguments, results) -> {
            System.arraycopy(arguments, 0, results, 0, LENGTH);
            activation.kernels().vector().apply(results, ALL_OF_THEM);
        };
    }

    private static Lanes slopes(Activation activation) {
        return (arguments, results) -> activation.kernels().vector().apply(arguments.clone(), results, ALL_OF_THEM);
    }

    /** Points of either sign. */
    private static List<Float> both(double... points) {
        return DoubleStream.of(points)
                .boxed()
                .flatMap(point -> Stream.of(point.floatValue(), -point.floatValue()))
                .toList();
    }

    private static double sigmoid(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }

    /** {@code x·factor} where the factor has won at infinity. */
    private static double vanishing(double x, double factor) {
        return factor == 0 ? 0 * Math.signum(x) : x * factor;
    }

    @Override
    public String toString() {
        return name;
    }
}
