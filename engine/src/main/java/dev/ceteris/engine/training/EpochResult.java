// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

/**
 * What one epoch of training did.
 *
 * @param epoch counted from 1
 * @param batches that the epoch went through
 * @param updates of the weights since the start
 * @param loss mean over the samples, each with the weights of its moment; NaN when the trial diverged in this epoch,
 *     that is when a batch's loss or a weight is no longer finite
 * @param gradientNorm Euclidean norm of the mean gradient, biases included, of the epoch's last update
 */
public record EpochResult(int epoch, long batches, long updates, double loss, double gradientNorm) {
    /** Whether the trial has diverged: what the network holds is of no use any more. */
    public boolean diverged() {
        return Double.isNaN(loss);
    }
}
