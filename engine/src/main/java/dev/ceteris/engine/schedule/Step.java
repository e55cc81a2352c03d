// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.schedule;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Default;
import dev.ceteris.base.Meaning;
import dev.ceteris.base.Unit;

/**
 * Stairs: after every few epochs the rate is multiplied by a factor.
 *
 * @param every epochs of a stair, at least 1
 * @param factor from one stair to the next, above 0 and at most 1
 */
@Meaning("stairs: after every few epochs the rate is multiplied by a factor")
public record Step(
        @Meaning("epochs of a stair") @Unit("epochs") int every,

        @Meaning("from one stair to the next") @Default("0.1")
        double factor)
        implements Schedule {
    public Step {
        require(every >= 1, "every", every, "at least 1");
        require(factor > 0 && factor <= 1, "factor", factor, "above 0 and at most 1");
    }

    @Override
    public double share(long t, Updates updates) {
        long stairs = t / updates.perEpoch() / every;
        return StrictMath.pow(factor, (double) stairs);
    }

    @Override
    public boolean dependsOnLength() {
        return false;
    }
}
