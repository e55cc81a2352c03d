// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.schedule;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Default;
import dev.ceteris.base.Meaning;
import dev.ceteris.base.StudyWord;

/**
 * A learning-rate range test: from a share of the learning rate at update 0 to all of it at update T − 1, by the same
 * factor in every update (Smith 2017, arXiv:1506.01186, section 3.3, whose way is a line; a factor shows every order of
 * magnitude). It trains nothing that is of use: where the loss falls fastest and where it diverges says which learning
 * rates are.
 *
 * @param start where it begins, as a share of the learning rate, 1e-12 to below 1
 */
@StudyWord("rangeTest")
@Meaning("from almost nothing up to the learning rate, by the same factor in every update: the loss on the way shows"
        + " which learning rates are of use (Smith 2017, section 3.3)")
public record RateSweep(
        @Meaning("where it begins, as a share of the learning rate") @Default("1e-6")
        double start) implements Schedule {
    public RateSweep {
        require(start >= 1e-12 && start < 1, "start", start, "at least 1e-12 and below 1");
    }

    @Override
    public double share(long t, Updates updates) {
        return updates.total() == 1 ? 1 : StrictMath.pow(start, 1 - (double) t / (updates.total() - 1));
    }

    @Override
    public boolean dependsOnLength() {
        return true;
    }
}
