// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.optimizer;

import dev.ceteris.engine.training.Update;

/**
 * How slope and curvature of the loss over all samples become a step, in float64. It finds the length of its steps
 * itself and makes at most one update an epoch: learning rate, batch size and {@link Update} mean nothing to it.
 */
public sealed interface SecondOrder extends Optimizer permits Lbfgs, LevenbergMarquardt {}
