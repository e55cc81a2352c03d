// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network.activation;

/** The nonlinearity between two dense layers. */
public sealed interface Activation permits Relu, Identity, Tanh, Sigmoid, Gelu, Silu, Sine {}
