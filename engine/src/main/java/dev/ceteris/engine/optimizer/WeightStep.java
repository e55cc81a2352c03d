// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.optimizer;

import dev.ceteris.engine.math.Span;

/** An optimizer's own part of one update, with everything in it that is the same for all numbers. */
@FunctionalInterface
public interface WeightStep {
    /**
     * Steps the numbers of a span, which is made of whole groups of 16 and fits the L1. Each number's step depends on
     * what the learner holds of this number alone.
     */
    void take(Learner learner, Span span);
}
