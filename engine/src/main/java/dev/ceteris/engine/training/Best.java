// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import java.util.List;

/**
 * The epoch with the lowest validation loss so far.
 *
 * @param epoch counted from 1; 0 when none has been judged
 * @param loss its validation loss, infinite when it was NaN
 * @param weights that it ended with; no layers when there is none
 */
public record Best(int epoch, double loss, Weights weights) {
    /** Before the first epoch, and where nobody asks for the best one. */
    public static final Best NONE = new Best(0, Double.POSITIVE_INFINITY, new Weights(List.of()));

    public Best {
        loss = Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss;
    }
}
