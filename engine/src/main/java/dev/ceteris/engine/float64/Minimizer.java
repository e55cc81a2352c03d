// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.float64;

import dev.ceteris.engine.kernel.ThreadTeam;

/** Goes to a minimum, one iteration at a time. Where it goes follows from the point, its memory and nothing else. */
interface Minimizer {
    /**
     * One iteration: no step where no further decrease is possible, or where there is no finite value to begin with.
     */
    Progress iterate(ThreadTeam team);

    /** The current point; not a copy. */
    double[] point();

    /** What it needs, apart from the point, to go on to the same bits. */
    double[] memory();

    /** Goes on with what {@link #memory} gave. */
    void remember(double[] memory);

    /**
     * What an iteration met, and whether it went on.
     *
     * @param value of what is made small, before the step
     * @param gradientNorm norm of its gradient there
     * @param moved whether there was a step
     */
    record Progress(double value, double gradientNorm, boolean moved) {}
}
