// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network.activation;

/** {@code z}: a layer without a nonlinearity. */
public record Identity() implements Activation {}
