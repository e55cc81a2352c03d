// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.table;

import static dev.ceteris.base.Require.require;

import java.nio.file.Path;

/** Which rows are the test set. It follows from the files alone, so that no seed can choose an easier one. */
public sealed interface TestPart {
    /** The share that is usual. */
    double USUAL = 0.2;

    /**
     * A share of the rows of each class; of all rows where numbers are learned, of all groups where there are groups.
     * In the order of the file, the i-th (from 1) is in the test set when {@code floor(i · share) > floor((i − 1) ·
     * share)}.
     *
     * @param share above 0 and below 1
     */
    record Share(double share) implements TestPart {
        public Share {
            require(share > 0 && share < 1, "test", share, "a share above 0 and below 1");
        }

        /** Whether the i-th of its kind is in the test set. */
        public boolean has(long i) {
            return Math.floor(i * share) > Math.floor((i - 1) * share);
        }
    }

    /** All rows of another file, which has the same columns. */
    record OtherFile(Path file) implements TestPart {}

    /** The rows in which a column says so. */
    record SplitColumn(String column) implements TestPart {}
}
