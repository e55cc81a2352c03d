// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network.activation;

/** {@code 1 / (1 + exp(−z))}, the logistic function, between 0 and 1. */
public record Sigmoid() implements Activation {}
