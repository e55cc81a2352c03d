// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import java.util.Optional;
import java.util.SequencedMap;

/**
 * Something about the results of a study that can turn out false. A study states one as a section with the word of its record as
 * the key; the keys of the section are the record's components, of which some {@linkplain MayBeLeftOut may be left out}.
 */
public sealed interface Claim
        permits Best, Correlated, Equivalent, Greater, Interaction, Less, Monotone, Threshold, Unaffected {
    /** What it is about. */
    Measure metric();

    /** Of which conditions it speaks. */
    Selection where();

    /** The number along which it puts conditions in order; empty when it claims no order. */
    default Optional<Along> order() {
        return Optional.empty();
    }

    /** Whether results of a condition bear on it. */
    default boolean concerns(SequencedMap<String, Level> condition) {
        return where().includes(condition);
    }

    /** What it says of the results of those conditions, and what is worth seeing beside it. */
    Argument argue(Observations results);

    /** What it says, as a sentence without its full stop, of whichever conditions. */
    String sentence();

    /** The same with the conditions that it speaks of. */
    default String text() {
        return where().levels().isEmpty() ? sentence() : sentence() + ", where " + where().text();
    }
}
