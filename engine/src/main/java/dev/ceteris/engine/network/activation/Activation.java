// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network.activation;

import dev.ceteris.engine.kernel.ActivationKernel;
import dev.ceteris.engine.kernel.Twins;
import java.util.Optional;

/**
 * The nonlinearity between two dense layers. Each record names its kernels, in float32 and in float64; nothing else of
 * the engine knows which activations there are.
 */
public sealed interface Activation permits Relu, LeakyRelu, Elu, Identity, Tanh, Sigmoid, Gelu, Silu, Sine {
    /** What it does to float32 arrays; made anew by every call, to be asked for once and kept. */
    Twins<ActivationKernel> kernels();

    /**
     * In float64, where loops over plain doubles suffice: replaces every value z of a stretch by the activation of z.
     *
     * @param slopes receives the derivative at every z, laid out as the values; another array than {@code values}
     * @param at index of the first of them, in both arrays
     * @param units how many there are
     */
    void apply(double[] values, double[] slopes, int at, int units);

    /** Whether its graph is made of straight lines, as theorems about such networks require. */
    default boolean piecewiseLinear() {
        return false;
    }

    /**
     * By what the mean square of weights times their fan-in is to be behind this activation, so that outputs keep their
     * size from layer to layer (He et al. 2015, arXiv:1502.01852, equations 10 and 15): 2 for one that lets half of
     * every output's square through, as a rectifier does. It is 2 as well where that paper says nothing, so that
     * networks that differ in their activation alone start from the same weights.
     */
    default double squaredGain() {
        return 2;
    }

    /**
     * Its formula, for whom the engine's kernels are of no use: a file that other programs compute. It agrees with the
     * kernels up to rounding.
     *
     * @param z the term that it is applied to
     * @return empty when these operations do not make it up
     */
    default <T> Optional<T> formula(T z, Operations<T> operations) {
        return Optional.empty();
    }
}
