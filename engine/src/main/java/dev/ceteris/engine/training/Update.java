// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.regularization.Regularization;

/** When the weights change. */
public enum Update {
    /** After every batch, by the mean gradient of its samples: mini-batch gradient descent. */
    BATCH,
    /**
     * Once per epoch, by the mean gradient of all training samples: full-batch gradient descent. The batch is then only
     * the portion in which the gradient is accumulated, and changes nothing about the result but where a penalty counts once
     * for each of them ({@link Regularization.Per#BATCH}).
     */
    EPOCH
}
