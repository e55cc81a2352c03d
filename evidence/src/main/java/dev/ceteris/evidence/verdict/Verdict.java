// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.verdict;

import dev.ceteris.evidence.claim.SecondaryTest;
import java.util.List;
import java.util.stream.Stream;

/**
 * The decision on a hypothesis with everything that it rests on: sentences, tables, plots and JSON are made from this
 * record alone.
 *
 * @param hypothesis that was judged
 * @param decision supported, refuted or undetermined
 * @param supporting p-value of the claim
 * @param refuting p-value of its negation
 * @param corrected the smaller of the two, for two sides, for the other hypotheses of the study (Holm 1979) and for the
 *     interim analysis; decided when it is at most 0.05; 1 when nothing can be said
 * @param seeds the smallest number of seeds of its contrasts
 * @param deciding the deciding comparison
 * @param comparisons that are listed, the deciding one among them
 * @param compared the number of comparisons in all; only some are listed when there are many
 * @param levels the mean of each condition, in order, where an order or a level is claimed; may be empty
 * @param secondary tests that are reported and not used for the decision
 * @param notes on diverged trials, missing pairs and everything else a reader has to know
 * @param conclusion in plain English: what was found, how sure, what is missing, what was held equal
 * @param marks words without which the decision misleads, written next to it; most often none
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
        List<SecondaryTest> secondary,
        List<String> notes,
        List<String> conclusion,
        List<String> marks) {
    public Verdict {
        comparisons = List.copyOf(comparisons);
        levels = List.copyOf(levels);
        secondary = List.copyOf(secondary);
        notes = List.copyOf(notes);
        conclusion = List.copyOf(conclusion);
        marks = List.copyOf(marks);
    }

    /** The same verdict with a word next to its decision, and the sentence that explains the word. */
    public Verdict marked(String mark, String note) {
        return new Verdict(
                hypothesis,
                decision,
                supporting,
                refuting,
                corrected,
                seeds,
                deciding,
                comparisons,
                compared,
                levels,
                secondary,
                Stream.concat(Stream.of(note), notes.stream()).toList(),
                conclusion,
                Stream.concat(marks.stream(), Stream.of(mark)).toList());
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
