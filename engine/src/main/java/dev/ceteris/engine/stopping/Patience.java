// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.stopping;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Default;
import dev.ceteris.base.Meaning;
import dev.ceteris.base.Unit;
import java.util.function.Supplier;

/**
 * Training ends when the validation loss has not improved for some epochs, and the best epoch's weights are the result;
 * also where training went on to its last epoch (Prechelt 1998, "Early stopping – but when?", third class of criteria).
 *
 * @param epochs without improvement after which training ends, at least 1
 * @param minimumImprovement an epoch is better than the best one when its validation loss is lower by more than this;
 *     at least 0, in the loss's unit
 */
@Meaning("the trial ends once validation.loss has not improved for some epochs; the best "
        + "epoch's weights are the result")
public record Patience(
        @Meaning("epochs without improvement after which the trial ends") @Unit("epochs") @Default("10")
        int epochs,

        @Meaning("an epoch is better than the best one when its validation.loss is lower by more than this")
        @Unit("of the loss")
        @Default("0")
        double minimumImprovement)
        implements EarlyStopping {
    public Patience {
        require(epochs >= 1, "epochs", epochs, "at least 1");
        require(
                minimumImprovement >= 0 && minimumImprovement < Double.POSITIVE_INFINITY,
                "minimumImprovement",
                minimumImprovement,
                "a finite number of at least 0");
    }

    @Override
    public <W> BestEpoch<W> judged(BestEpoch<W> best, int epoch, double loss, Supplier<W> weights) {
        return better(best, new BestEpoch<>(epoch, loss, weights.get()));
    }

    @Override
    public boolean isOver(BestEpoch<?> best, int epoch, double loss) {
        return isExhausted(best, epoch);
    }

    /**
     * The best epoch, once another has been judged.
     *
     * @param best before
     * @param candidate the epoch that has ended; a loss of NaN is worse than any
     */
    public <W> BestEpoch<W> better(BestEpoch<W> best, BestEpoch<W> candidate) {
        return !best.isKnown() || candidate.loss() < best.loss() - minimumImprovement ? candidate : best;
    }

    /** Whether patience is exhausted after an epoch. */
    public boolean isExhausted(BestEpoch<?> best, int epoch) {
        return epoch - best.epoch() >= epochs;
    }
}
