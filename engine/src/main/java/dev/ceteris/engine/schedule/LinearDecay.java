// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.schedule;

import dev.ceteris.base.Default;
import dev.ceteris.base.Meaning;
import dev.ceteris.base.StudyWord;

/**
 * A line from the learning rate down to a share of it: {@code floor + (1 − floor) · (1 − (t − W) / (T − W))}, PyTorch's
 * {@code LinearLR(start_factor=1, end_factor=floor, total_iters=T)}; with a warm-up the schedule of Devlin et al. 2019,
 * arXiv:1810.04805, appendix A.2. Before it, for the first W = warmUp · T updates (rounded), the rate goes up along a
 * line: {@code (t + 1) / W}.
 *
 * @param warmUp the share of all updates that the way up takes, at least 0 and below 1
 * @param floor where the way down would end at update T, as a share of the learning rate, in [0, 1]
 */
@StudyWord("linear")
@Meaning("a line down, after a warm-up along a line if one is wanted (Devlin et al. 2019, appendix A.2)")
public record LinearDecay(
        @Meaning("share of the updates on the way up") @Default("0")
        double warmUp,

        @Meaning("where it ends, as a share of the learning rate") @Default("0")
        double floor)
        implements Schedule {
    public LinearDecay {
        Schedule.requireWarmUp(warmUp);
        Schedule.requireShare("floor", floor);
    }

    @Override
    public double share(long t, Updates updates) {
        return new Polynomial(1, warmUp, floor).share(t, updates);
    }

    @Override
    public boolean dependsOnLength() {
        return true;
    }
}
