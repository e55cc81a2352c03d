// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import java.util.List;

/**
 * The epoch with the lowest validation loss so far.
 *
 * @param <W> how weights are kept
 * @param epoch counted from 1; 0 when none has been judged
 * @param loss its validation loss, infinite when it was NaN
 * @param weights that it ended with; something empty when there is none
 */
public record Best<W>(int epoch, double loss, W weights) {
    /** Before the first epoch of a network in float32, and where nobody asks for the best one. */
    public static final Best<Weights> NONE = none(new Weights(List.of()));

    public Best {
        loss = Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss;
    }

    /** Before the first epoch. */
    public static <W> Best<W> none(W nothing) {
        return new Best<>(0, Double.POSITIVE_INFINITY, nothing);
    }

    /** Whether there is such an epoch. */
    public boolean isKnown() {
        return epoch > 0;
    }
}
