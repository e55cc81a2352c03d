// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network;

/** Which loss is made small, as a study states it: one by name, or the usual one for what is learned. */
public sealed interface LossChoice permits UsualLoss, Loss {
    /**
     * The loss that is meant.
     *
     * @param usual for what is learned
     */
    Loss or(Loss usual);
}
