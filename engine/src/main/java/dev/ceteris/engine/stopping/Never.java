// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.stopping;

import dev.ceteris.base.Meaning;

/** All epochs are trained, and the last one's weights are the result. */
@Meaning("all epochs are trained, the last one's weights are the result")
public record Never() implements EarlyStopping {
    @Override
    public boolean isOver(BestEpoch<?> best, int epoch, double loss) {
        return false;
    }
}
