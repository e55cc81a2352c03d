// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.verdict;

import dev.ceteris.evidence.claim.Companion;
import java.util.List;

/**
 * What the evidence says of a hypothesis, with all that it rests on: sentences, tables, plots and JSON are made from
 * this record alone.
 *
 * @param hypothesis that was judged
 * @param decision supported, refuted or undetermined
 * @param supporting p-value of saying that the claim is true
 * @param refuting p-value of saying that it is false
 * @param corrected the smaller of the two, for two sides, for the other hypotheses of the study (Holm 1979) and for the
 *     look; decided when it is at most 0.05; 1 when nothing can be said
 * @param seeds how few seeds any of its contrasts has
 * @param deciding the deciding comparison
 * @param comparisons that make it visible, the deciding one among them
 * @param compared how many there are in all; more than are told when there are too many to read
 * @param levels what each condition measured, in order, where that helps to see it
 * @param companions tests that are told beside the one that decides
 * @param notes about diverged trials, missing pairs and whatever else a reader has to know
 * @param conclusion in plain English: what was found, how sure, what is missing, what was held equal
 */
public record Verdict(
        Hypothesis hypothesis,
        Decision decision,
        double supporting,
        double refuting,
        double corrected,
        int seeds,
        Comparison deciding,
        List<Comparison> comparisons,
        int compared,
        List<Placed> levels,
        List<Companion> companions,
        List<String> notes,
        List<String> conclusion) {
    public Verdict {
        comparisons = List.copyOf(comparisons);
        levels = List.copyOf(levels);
        companions = List.copyOf(companions);
        notes = List.copyOf(notes);
        conclusion = List.copyOf(conclusion);
    }

    /**
     * What a condition measured.
     *
     * @param place of the number that it is a level of; NaN where it has none
     */
    public record Placed(double place, Comparison measured) {}

    /** Whether it is what its author expected; so is everything of which nothing was expected. */
    public boolean isAsExpected() {
        return hypothesis.expected().map(decision::equals).orElse(true);
    }
}
