// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import dev.ceteris.base.Meaning;
import dev.ceteris.evidence.statistics.SignTest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A statement about the results of a study that can turn out false. A study states one as a section with the word of
 * its record as the key. The keys of the section are the record's components: each has a {@linkplain Meaning meaning},
 * and some {@linkplain MayBeLeftOut may be left out}. {@link ClaimForm} reads, writes and documents them. A new form is
 * a record of its own and a word in {@code permits}.
 */
public sealed interface Claim
        permits Best,
                BetterTuned,
                Correlated,
                Equivalent,
                Greater,
                Interaction,
                Less,
                LowerOptimum,
                Monotone,
                NonInferior,
                Outperforms,
                Peak,
                Threshold,
                Unaffected {
    /** The metric that it is about. */
    Measure metric();

    /** Every metric that it needs, {@link #metric} first. */
    default List<Measure> measures() {
        return List.of(metric());
    }

    /** Whether a verdict needs to know which values of {@link #metric} are better. */
    default boolean ranks() {
        return false;
    }

    /** The conditions that it is about. */
    Selection where();

    /**
     * Checks that it can be true or false of results with these factors.
     *
     * @throws dev.ceteris.base.SpecException when it cannot; its component is a key
     */
    default void check(List<Varied> factors) {}

    /** The two selections that it compares; empty when it compares something else. */
    default List<Selection> sides() {
        return List.of();
    }

    /**
     * The selections whose means over the other factors it compares with each other, as groups: those of different
     * groups are not compared.
     */
    default List<List<Selection>> rivals(Observations results) {
        return sides().isEmpty() ? List.of() : List.of(sides());
    }

    /** The factor whose levels it compares in every combination of the others; empty where it compares means. */
    default Optional<String> everywhere() {
        return Optional.empty();
    }

    /**
     * The factor whose best level it is about, of each side where it compares two; empty where it is about all levels.
     */
    default Optional<String> searched() {
        return Optional.empty();
    }

    /** The number along which it puts conditions in order; empty when it claims no order. */
    default Optional<Along> order() {
        return Optional.empty();
    }

    /** The number of each condition that it needs; empty when it needs none. */
    default Optional<Along> number() {
        return order();
    }

    /**
     * The smallest number of paired seeds with which some verdict could have a p-value.
     *
     * @param level the p-value, above 0 and below 1
     */
    default int fewestSeeds(double level) {
        return SignTest.fewest(level, 0.5);
    }

    /** Whether a verdict depends on the results of a condition. */
    default boolean concerns(SequencedMap<String, Level> condition) {
        return where().includes(condition)
                && (sides().isEmpty() || sides().stream().anyMatch(side -> side.includes(condition)));
    }

    /** The hypothesis that it makes of the results of those conditions, and what is reported beside it. */
    Analysis analyze(Observations results);

    /** The claim as a sentence without its full stop, conditions left out. */
    String sentence();

    /** The same as a heading, with a capital letter. */
    default String heading() {
        String text = text();
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /**
     * What its comparisons are of, as half a sentence.
     *
     * @param measured its {@link #metric} in words
     */
    default String compared(String measured) {
        return "differences of " + measured;
    }

    /** Which values a picture of its comparisons shades. */
    default String shaded() {
        return "where the claim is true";
    }

    /** The same with the conditions that it is about. */
    default String text() {
        return where().levels().isEmpty() ? sentence() : sentence() + ", where " + where().text();
    }
}
