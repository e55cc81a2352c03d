// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network.activation;

/** {@code max(z, 0)}, with derivative 0 at 0. */
public record Relu() implements Activation {}
