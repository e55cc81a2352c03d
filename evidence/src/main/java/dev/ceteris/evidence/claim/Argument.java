// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import java.util.List;

/**
 * What a claim amounts to for certain results.
 *
 * @param statement that is judged
 * @param shown the contrasts that make it visible
 * @param levels what each condition measured, in order, where an order or a level is claimed; may be empty
 * @param companions tests that are told beside the one that decides
 */
public record Argument(Statement statement, List<Shown> shown, List<Placed> levels, List<Companion> companions) {
    public Argument {
        shown = List.copyOf(shown);
        levels = List.copyOf(levels);
        companions = List.copyOf(companions);
    }

    /**
     * A contrast and the values of it with which the claim is true; of an interaction, with which there is none that
     * counts.
     *
     * @param low lower end, −∞ when there is none
     * @param high upper end, ∞ when there is none
     * @param kind whether 0 means something
     */
    public record Shown(Contrast contrast, double low, double high, ContrastKind kind) {
        /** A difference. */
        public Shown(Contrast contrast, double low, double high) {
            this(contrast, low, high, ContrastKind.DIFFERENCE);
        }
    }

    /**
     * A condition, at a place of the number that it is a level of.
     *
     * @param place NaN where it has none
     */
    public record Placed(double place, Contrast level) {}
}
