// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.optimizer;

import dev.ceteris.engine.regularization.Regularization;
import dev.ceteris.engine.schedule.Schedule;
import dev.ceteris.engine.training.Trainer;

/**
 * How a gradient becomes a step, in float32 ({@link Trainer}). In the formulas of the optimizers g is the mean gradient of the
 * update's samples with the {@link Regularization}'s part in it, and α the learning rate that the {@link Schedule} gives this
 * update.
 */
public sealed interface FirstOrder extends Optimizer permits Sgd, Momentum, Nesterov, Adam, AdamW {}
