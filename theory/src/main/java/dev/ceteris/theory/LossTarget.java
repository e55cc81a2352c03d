// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.theory;

import static dev.ceteris.base.Require.require;

import java.util.List;

/**
 * What a metric is to reach, and when a learning curve reaches it.
 *
 * @param direction whether the metric rises to it or falls to it
 * @param value finite
 */
public record LossTarget(Direction direction, double value) {
    public LossTarget {
        require(Double.isFinite(value), "target", value, "a finite number");
    }

    /** From which side a target is reached. */
    public enum Direction {
        /** At least the value: an accuracy. */
        AT_LEAST,
        /** At most the value: a loss. */
        AT_MOST
    }

    /**
     * A metric at some moment of a training.
     *
     * @param updates of the weights until then
     * @param value NaN when the training had diverged
     */
    public record Moment(long updates, double value) {}

    /** When a training reached the target. */
    public sealed interface Reach {
        /**
         * It did.
         *
         * @param updates until the first moment at which the metric was measured and there
         * @param after updates until the moment measured before, when it was not there yet; 0 when there was none
         */
        record Reached(long updates, long after) implements Reach {}

        /**
         * It did not, for as long as it went: the time is censored.
         *
         * @param updates until the last moment, 0 when there was none
         */
        record Never(long updates) implements Reach {}
    }

    /**
     * When a learning curve first reached the target. A metric is measured once per epoch, so the update is known up to
     * an epoch.
     *
     * @param curve its moments, with rising updates
     */
    public Reach reachedBy(List<Moment> curve) {
        long before = 0;
        for (Moment moment : curve) {
            require(moment.updates() >= before, "updates", moment.updates(), "at least " + before + ", those before");
            boolean there = switch (direction) {
                case AT_LEAST -> moment.value() >= value;
                case AT_MOST -> moment.value() <= value;
            };
            if (there) {
                return new Reach.Reached(moment.updates(), before);
            }
            before = moment.updates();
        }
        return new Reach.Never(before);
    }
}
