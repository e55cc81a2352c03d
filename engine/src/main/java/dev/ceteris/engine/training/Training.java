// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import static dev.ceteris.engine.Require.require;

/**
 * How a network learns. Immutable; equal specs train to equal bits.
 *
 * @param optimizer how a gradient becomes a step
 * @param learningRate length of a step per unit of gradient, finite and above 0
 * @param batchSize samples per batch, at least 1; the last batch of an epoch is smaller when it does not divide
 * @param update when the weights change
 * @param epochs passes over the training data, at least 1
 */
public record Training(Optimizer optimizer, double learningRate, int batchSize, Update update, int epochs) {
    public Training {
        require(
                learningRate > 0 && learningRate < Double.POSITIVE_INFINITY,
                "learningRate",
                learningRate,
                "a finite number above 0");
        require(batchSize >= 1, "batchSize", batchSize, "at least 1");
        require(epochs >= 1, "epochs", epochs, "at least 1");
    }
}
