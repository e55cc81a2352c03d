// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.stopping;

import java.util.function.Supplier;

/** Whether a trial ends before its last epoch, and which epoch's weights it ends with. */
public sealed interface EarlyStopping permits Never, Patience, Goal {
    /**
     * The epoch whose weights are the result, once another epoch has been judged; unknown where the last epoch's are.
     *
     * @param best before
     * @param epoch that has ended, counted from 1
     * @param loss its value of what is watched, where lower is better: the validation loss, or another metric with the
     *     sign changed where higher is better; NaN is worse than any
     * @param weights that it ended with, as a copy; asked for only by kinds that keep them
     */
    default <W> BestEpoch<W> judged(BestEpoch<W> best, int epoch, double loss, Supplier<W> weights) {
        return best;
    }

    /**
     * Whether training ends after an epoch.
     *
     * @param best once that epoch has been judged
     * @param epoch counted from 1
     * @param loss its value of what is watched, as above; may be NaN
     */
    boolean isOver(BestEpoch<?> best, int epoch, double loss);
}
