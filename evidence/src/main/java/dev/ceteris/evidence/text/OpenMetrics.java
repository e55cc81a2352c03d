// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.text;

import dev.ceteris.evidence.claim.Direction;
import java.util.Optional;

/** Metrics that are too many to be listed, such as one for each class of some data. */
public interface OpenMetrics {
    /** None. */
    OpenMetrics NONE = new OpenMetrics() {
        @Override
        public Optional<Found> find(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<String> refusal(String what, String name) {
            return Optional.empty();
        }
    };

    /**
     * One of them.
     *
     * @param name as results have it, however it was written
     * @param direction which of its values are better
     * @param isShare whether it is known to lie between 0 and 1
     */
    record Found(String name, Direction direction, boolean isShare) {}

    /** The metric of that name; empty when it is none of them, or there are no values of it. */
    Optional<Found> find(String name);

    /**
     * Why there are no values of a metric, as a whole sentence with a remedy; empty when its name is like none of them.
     *
     * @param what the sentence calls it
     */
    Optional<String> refusal(String what, String name);
}
