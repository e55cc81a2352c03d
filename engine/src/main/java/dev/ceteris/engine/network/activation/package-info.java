// SPDX-License-Identifier: Apache-2.0
/**
 * Activation functions, one file each. Knows {@code math} and {@code kernel}.
 */
package dev.ceteris.engine.network.activation;
