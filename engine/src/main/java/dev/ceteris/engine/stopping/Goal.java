// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.stopping;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Meaning;
import dev.ceteris.base.Unit;

/**
 * Training ends after the first epoch whose validation loss is low enough; that epoch's weights are the result, or the
 * last one's where no epoch came to it.
 *
 * @param loss the validation loss is at most this; finite, in the loss's unit
 */
@Meaning("the trial ends after the first epoch whose validation.loss is low enough; that "
        + "epoch's weights are the result, or the last one's where none came to it")
public record Goal(
        @Meaning("validation.loss is at most this") @Unit("of the loss")
        double loss) implements EarlyStopping {
    public Goal {
        require(Double.isFinite(loss), "loss", loss, "a finite number");
    }

    @Override
    public boolean isOver(BestEpoch<?> best, int epoch, double validationLoss) {
        return isReached(validationLoss);
    }

    /** Whether an epoch with this validation loss came to it; NaN never does. */
    public boolean isReached(double validationLoss) {
        return validationLoss <= loss;
    }
}
