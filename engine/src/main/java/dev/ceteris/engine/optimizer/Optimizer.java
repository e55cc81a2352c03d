// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.optimizer;

/**
 * How a network's loss is made smaller: step by step along gradients, or with what is known of the loss's curvature.
 */
public sealed interface Optimizer permits FirstOrder, SecondOrder {}
