// SPDX-License-Identifier: Apache-2.0
/**
 * How a network learns in float32: propagation, steps, epochs, checkpoints. Knows all of the engine but {@code
 * float64}.
 */
package dev.ceteris.engine.training;
