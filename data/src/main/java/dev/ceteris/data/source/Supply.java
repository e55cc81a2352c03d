// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source;

import dev.ceteris.data.split.Split;
import dev.ceteris.data.split.Ties;
import dev.ceteris.engine.sample.Samples;

/** Where the training samples of a data set come from. Either way a trial's seed says which ones it gets. */
public sealed interface Supply {
    /**
     * A fixed number of samples, among which the seed chooses; see {@link Split}.
     *
     * @param ties what the choice has to respect
     */
    record Collected(Samples samples, Ties ties) implements Supply {
        /** Samples that are chosen each by itself. */
        public Collected(Samples samples) {
            this(samples, new Ties.None());
        }
    }

    /** As many as are wanted, drawn by the seed. */
    record Drawn(Population population) implements Supply {}
}
