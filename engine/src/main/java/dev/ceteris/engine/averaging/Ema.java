// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.averaging;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Default;
import dev.ceteris.base.Meaning;

/**
 * An exponential moving average over the updates. The t-th update keeps {@code min(decay, (1 + t) / (10 + t))} of the
 * mean, as TensorFlow's {@code ExponentialMovingAverage} with {@code num_updates} does, so that the initial weights are
 * forgotten soon.
 *
 * @param decay share of the mean that an update keeps, at least 0 and below 1
 */
@Meaning("an exponential moving average over the updates; update t keeps min(decay, (1 + t)/(10 + t)) of the mean")
public record Ema(
        @Meaning("share of the mean that an update keeps") @Default("0.999")
        double decay) implements Averaging {
    public Ema {
        require(decay >= 0 && decay < 1, "decay", decay, "at least 0 and below 1");
    }

    @Override
    public double afterUpdate(long number) {
        return 1 - Math.min(decay, (1.0 + number) / (10.0 + number));
    }
}
