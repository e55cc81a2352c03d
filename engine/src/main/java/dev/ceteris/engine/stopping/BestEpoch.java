// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.stopping;

/**
 * The epoch with the best value so far of what is watched, such as the validation loss.
 *
 * @param <W> how weights are kept
 * @param epoch counted from 1; 0 when none has been judged
 * @param loss its value, where lower is better, infinite when it was NaN
 * @param weights that it ended with; something empty when there is none
 */
public record BestEpoch<W>(int epoch, double loss, W weights) {
    public BestEpoch {
        loss = Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss;
    }

    /** Before the first epoch. */
    public static <W> BestEpoch<W> none(W nothing) {
        return new BestEpoch<>(0, Double.POSITIVE_INFINITY, nothing);
    }

    /** Whether there is such an epoch. */
    public boolean isKnown() {
        return epoch > 0;
    }
}
