// SPDX-License-Identifier: Apache-2.0
/**
 * The training of a network in float32 lives here: propagation, steps, epochs, checkpoints. The package may use all
 * of the engine except {@code float64}.
 */
package dev.ceteris.engine.training;
