// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.averaging;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Default;
import dev.ceteris.base.Meaning;

/**
 * Stochastic weight averaging: the mean of the weights at the ends of the last epochs (Izmailov et al. 2018,
 * arXiv:1803.05407, algorithm 1 with a cycle of one epoch), of the last two at least. Before that the weights
 * themselves are evaluated.
 *
 * @param start share of the epochs after which the mean begins, at least 0 and below 1
 */
@Meaning("stochastic weight averaging: the mean of the weights at the ends of the last epochs, of two at "
        + "least (Izmailov et al. 2018)")
public record Swa(
        @Meaning("share of the epochs after which the mean begins") @Default("0.75")
        double start) implements Averaging {
    public Swa {
        require(start >= 0 && start < 1, "start", start, "at least 0 and below 1");
    }

    @Override
    public double afterEpoch(int epoch, int epochs) {
        int before = (int) Math.min(Math.floor(start * epochs), Math.max(0, epochs - 2));
        int averaged = epoch - before;
        return averaged <= 1 ? 1 : 1.0 / averaged;
    }
}
