// SPDX-License-Identifier: Apache-2.0
/**
 * Activation functions live here, one file each. The package may use {@code math} and {@code kernel}; it knows no
 * trainer.
 */
package dev.ceteris.engine.network.activation;
