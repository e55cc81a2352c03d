// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.model;

import dev.ceteris.engine.network.Loss;

/**
 * The loss of a model as its file states it: the section of a study.
 *
 * @param loss that it has learned with
 */
public record LearnedLoss(Loss loss) {}
