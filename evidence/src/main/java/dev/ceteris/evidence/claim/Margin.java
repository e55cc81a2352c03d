// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Numbers;

/** A difference that matters, stated before the results are known. */
public sealed interface Margin {
    /** No difference is too small to matter. */
    static Margin none() {
        return new Absolute(0);
    }

    /**
     * In the unit of the metric.
     *
     * @param size at least 0
     */
    record Absolute(double size) implements Margin {
        public Absolute {
            require(size >= 0 && size < Double.POSITIVE_INFINITY, "margin", size, "a finite number of at least 0");
        }

        @Override
        public String text() {
            return Numbers.plain(size);
        }
    }

    /**
     * As a share of what is compared with, which has to be above 0. Only what is greater can be so by the whole or more
     * (see {@link MayExceedWhole}).
     *
     * @param share at least 0
     */
    record Relative(double share) implements Margin {
        public Relative {
            require(share >= 0 && share < Double.POSITIVE_INFINITY, "margin", share, "at least 0 %");
        }

        @Override
        public String text() {
            return Numbers.percent(share);
        }
    }

    /** As a claim states it. */
    String text();

    /** Whether it is larger than nothing. */
    default boolean isStated() {
        return switch (this) {
            case Absolute(double size) -> size > 0;
            case Relative(double share) -> share > 0;
        };
    }
}
