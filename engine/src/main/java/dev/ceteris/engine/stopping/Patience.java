// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.stopping;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Default;
import dev.ceteris.base.Meaning;
import dev.ceteris.base.Unit;
import java.util.function.Supplier;

/**
 * Training ends when what is watched, such as the validation loss, has not improved for some epochs, and the best
 * epoch's weights are the result; also where training went on to its last epoch (Prechelt 1998, "Early stopping – but
 * when?", third class of criteria).
 *
 * @param epochs without improvement after which training ends, at least 1
 * @param minimumImprovement an epoch is better than the best one when its value is better by more than this; at least
 *     0, in the unit of what is watched
 * @param metric the name of what is watched; it has no meaning here: whoever trains reports its values
 */
@Meaning(
        "the trial ends once a metric of the validation set, validation.loss unless it says otherwise, has not improved"
                + " for some epochs; the best epoch's weights are the result")
public record Patience(
        @Meaning("epochs without improvement after which the trial ends") @Unit("epochs") @Default("10")
        int epochs,

        @Meaning("an epoch is better than the best one when its metric is better by more than this")
        @Unit("of the metric")
        @Default("0")
        double minimumImprovement,

        @Meaning("what is watched: a metric of the validation set that says which values are better")
        @Default(value = "validation.loss", silent = true)
        String metric)
        implements EarlyStopping {
    /** What is watched unless a study says otherwise. */
    public static final String VALIDATION_LOSS = "validation.loss";

    public Patience {
        require(epochs >= 1, "epochs", epochs, "at least 1");
        require(
                minimumImprovement >= 0 && minimumImprovement < Double.POSITIVE_INFINITY,
                "minimumImprovement",
                minimumImprovement,
                "a finite number of at least 0");
    }

    /** Watches the validation loss. */
    public Patience(int epochs, double minimumImprovement) {
        this(epochs, minimumImprovement, VALIDATION_LOSS);
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
