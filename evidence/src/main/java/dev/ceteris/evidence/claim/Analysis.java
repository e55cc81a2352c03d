// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import java.util.List;
import java.util.Optional;

/**
 * A claim applied to results: the hypothesis that is tested, and what a reader sees beside it.
 *
 * @param hypothesis that decides
 * @param shown the contrasts that are reported
 * @param levels the mean of each condition, in order, where an order or a level is claimed; may be empty
 * @param secondary tests that are reported and not used for the decision
 * @param obstacle a sentence that says why nothing can be decided, whatever the number of seeds; empty where something
 *     can
 */
public record Analysis(
        CompoundHypothesis hypothesis,
        List<Shown> shown,
        List<Placed> levels,
        List<SecondaryTest> secondary,
        Optional<String> obstacle) {
    public Analysis {
        shown = List.copyOf(shown);
        levels = List.copyOf(levels);
        secondary = List.copyOf(secondary);
    }

    /** One that results can decide. */
    public Analysis(
            CompoundHypothesis hypothesis, List<Shown> shown, List<Placed> levels, List<SecondaryTest> secondary) {
        this(hypothesis, shown, levels, secondary, Optional.empty());
    }

    /** The same levels with plain differences, and nothing to test. */
    Analysis undecidable(Obstacle obstacle) {
        return new Analysis(
                CompoundHypothesis.all(List.of()),
                List.of(new Shown(obstacle.difference(), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)),
                levels,
                secondary,
                Optional.of(obstacle.sentence()));
    }

    /** The same, not to be decided yet. */
    public Analysis undecided(String because) {
        return new Analysis(hypothesis, shown, levels, secondary, Optional.of(because));
    }

    /**
     * Why nothing can be decided.
     *
     * @param difference that is reported all the same
     */
    record Obstacle(String sentence, Contrast difference) {}

    /**
     * A contrast and the values of it with which the claim is true; for an interaction, the values that are too small
     * to count.
     *
     * @param low lower end, −∞ when there is none
     * @param high upper end, ∞ when there is none
     * @param kind which value means "no difference"
     */
    public record Shown(Contrast contrast, double low, double high, Contrast.Kind kind) {
        /** A difference. */
        public Shown(Contrast contrast, double low, double high) {
            this(contrast, low, high, Contrast.Kind.DIFFERENCE);
        }

        /** The plain difference that a contrast is about, without the values of the claim. */
        public Shown of(Contrast difference) {
            return new Shown(
                    difference,
                    Double.NEGATIVE_INFINITY,
                    Double.POSITIVE_INFINITY,
                    kind.compares() ? Contrast.Kind.DIFFERENCE : kind);
        }
    }

    /**
     * The mean of a condition and the number that the condition is a level of.
     *
     * @param place NaN where the condition is not a level of a number
     */
    public record Placed(double place, Contrast level) {}
}
