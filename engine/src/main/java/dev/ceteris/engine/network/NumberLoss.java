// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network;

import dev.ceteris.engine.kernel.ErrorKernel;
import dev.ceteris.engine.kernel.Twins;

/**
 * A loss of numbers: the mean over a sample's outputs of a function of the error {@code ŷ − y}. Errors are in the unit
 * in which the targets are learned.
 */
public sealed interface NumberLoss extends Loss permits MeanSquaredError, MeanAbsoluteError, Huber, Quantile {
    @Override
    default boolean classifies() {
        return false;
    }

    /** What it does to float32 arrays; made anew by every call, to be asked for once and kept. */
    Twins<ErrorKernel> kernels();

    /** The loss of one output, in float64. */
    double of(double error);

    /** A sum of losses and that of one more error. */
    default double plus(double error, double sum) {
        return sum + of(error);
    }

    /** Its derivative; where there is a kink 0. */
    double slope(double error);
}
