// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.verdict;

import static dev.ceteris.evidence.claim.Trials.MEASURE;
import static dev.ceteris.evidence.claim.Trials.level;

import dev.ceteris.evidence.claim.Equivalent;
import dev.ceteris.evidence.claim.Less;
import dev.ceteris.evidence.claim.Margin;
import dev.ceteris.evidence.claim.Selection;
import dev.ceteris.evidence.claim.Trials;
import java.util.SplittableRandom;

/** Ten seeds of a few batch sizes, and claims about them. */
abstract class BatchSizes {
    static final int SEEDS = 10;

    final SplittableRandom random = new SplittableRandom(7);

    /** A value for each seed, with a standard deviation of 0.001. */
    final double[] around(double mean) {
        return Trials.around(mean, 0.001, SEEDS, random);
    }

    static Less less(Object of, Object than, Margin by) {
        return new Less(MEASURE, level("batchSize", of), level("batchSize", than), by, Selection.ALL);
    }

    static Equivalent equivalent(double within) {
        return new Equivalent(MEASURE, "batchSize", new Margin.Absolute(within), Selection.ALL);
    }
}
