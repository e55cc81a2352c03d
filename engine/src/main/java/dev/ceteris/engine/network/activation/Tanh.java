// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network.activation;

/** {@code tanh(z)}, between −1 and 1. */
public record Tanh() implements Activation {}
