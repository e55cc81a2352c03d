// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import dev.ceteris.engine.math.Gaussian;
import dev.ceteris.engine.math.HyperbolicTangent;
import dev.ceteris.engine.math.Logistic;
import dev.ceteris.engine.math.Sinusoid;

/**
 * A nonlinear function of one number and its two kernels, which compute the same bits; {@link Kernels#activation} chooses.
 *
 * @param scalar its specification
 * @param vector a vector at a time
 */
public record Nonlinearity(ActivationKernel scalar, ActivationKernel vector) {
    /** {@code tanh(z)}. */
    public static final Nonlinearity TANH =
            new Nonlinearity(new ScalarActivation(HyperbolicTangent::tanh, y -> Math.fma(-y, y, 1f)), new VectorTanh());

    /** {@code σ(z) = 1 / (1 + exp(−z))}. */
    public static final Nonlinearity SIGMOID =
            new Nonlinearity(new ScalarActivation(Logistic::sigmoid, y -> Math.fma(-y, y, y)), new VectorSigmoid());

    /** {@code z·Φ(z)}. */
    public static final Nonlinearity GELU =
            new Nonlinearity(new ScalarSlopeActivation(Gaussian::gelu, Gaussian::geluSlope), new VectorGelu());

    /** {@code z·σ(z)}. */
    public static final Nonlinearity SILU =
            new Nonlinearity(new ScalarSlopeActivation(Logistic::silu, Logistic::siluSlope), new VectorSilu());

    /** {@code sin(z)}. */
    public static final Nonlinearity SINE =
            new Nonlinearity(new ScalarSlopeActivation(Sinusoid::sin, Sinusoid::cos), new VectorSine());
}
