// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network.activation;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Every activation there is, and what it should be: the only place of the tests that lists them. */
public final class Activations {
    /**
     * An activation beside its value in double precision, written apart from the engine.
     *
     * @param value of z, for |z| up to 8
     */
    private record Expected(Activation activation, DoubleUnaryOperator value) {}

    private static final List<Expected> EXPECTED = List.of(
            new Expected(new Relu(), z -> Math.max(z, 0)),
            new Expected(new LeakyRelu(0.01), z -> z > 0 ? z : 0.01 * z),
            new Expected(new LeakyRelu(0.25), z -> z > 0 ? z : 0.25 * z),
            new Expected(new Elu(1), z -> z > 0 ? z : StrictMath.expm1(z)),
            new Expected(new Elu(0.5), z -> z > 0 ? z : 0.5 * StrictMath.expm1(z)),
            new Expected(new Identity(), z -> z),
            new Expected(new Tanh(), StrictMath::tanh),
            new Expected(new Sigmoid(), z -> 0.5 + 0.5 * StrictMath.tanh(0.5 * z)),
            new Expected(new Gelu(), z -> z * normal(z)),
            new Expected(new Silu(), z -> z * (0.5 + 0.5 * StrictMath.tanh(0.5 * z))),
            new Expected(new Sine(), StrictMath::sin));

    /** Every activation there is. */
    public static final List<Activation> ALL =
            EXPECTED.stream().map(Expected::activation).toList();

    private Activations() {}

    /** What the activation of z should be. */
    public static double value(Activation activation, double z) {
        return EXPECTED.get(ALL.indexOf(activation)).value().applyAsDouble(z);
    }

    /** Φ(z) by the series whose terms have one sign, so that nothing cancels: Abramowitz and Stegun 26.2.11. */
    private static double normal(double z) {
        double term = z;
        double sum = 0;
        for (int k = 3; sum + term != sum; k += 2) {
            sum += term;
            term *= z * z / k;
        }
        return 0.5 + sum * StrictMath.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
    }
}
