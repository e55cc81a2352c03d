// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.base.Meaning;
import dev.ceteris.engine.regularization.Regularization;

/** When the weights change. */
public enum Update {
    /** After every batch, by the mean gradient of its samples: mini-batch gradient descent. */
    @Meaning("after every batch")
    BATCH,
    /**
     * Once per epoch, by the mean gradient of all training samples: full-batch gradient descent. The batch is then only
     * the portion in which the gradient is accumulated, and changes nothing about the result but where a penalty counts
     * once for each of them ({@link Regularization.Per#BATCH}).
     */
    @Meaning("once per epoch by the gradient of all of it; then the batch is only the portion "
            + "held in memory, and changes no result")
    EPOCH
}
