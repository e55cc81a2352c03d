// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import dev.ceteris.evidence.statistics.SkewnessCorrectedT;
import dev.ceteris.evidence.statistics.TTest;

/** The tests of a mean whose p-values can be as small as the data wants. */
final class SmoothTest {
    private SmoothTest() {}

    /**
     * The larger one-sided p-value of Student's t and of Hall's, of saying that the mean is above 0.
     *
     * @param values at least 2, finite
     * @param overlap as in {@link Contrast.Blocked}
     */
    static double p(double[] values, double overlap) {
        return Math.max(
                TTest.oneSample(values, overlap).above(0),
                SkewnessCorrectedT.oneSample(values, overlap).above(0));
    }
}
