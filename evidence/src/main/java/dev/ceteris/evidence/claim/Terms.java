// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import dev.ceteris.base.Plural;
import java.util.List;

/**
 * In which sense a claim is meant.
 *
 * @param about means or medians
 * @param blocks the factor whose levels take the place of seeds, such as data sets (Demšar 2006): the seeds of a level
 *     are averaged, and the claim is about further levels; empty for seeds
 */
public record Terms(About about, String blocks) {
    /** About means over seeds. */
    public static final Terms USUAL = new Terms(About.MEANS, "");

    /** How the part of a scope begins that says which randomness the results have seen. */
    public static final String RANDOMNESS = "the kind of randomness that ";

    /** A scope with what several blocks show in the place of what seeds show. */
    public List<String> scope(List<String> ofSeeds, int count) {
        return blocks.isEmpty()
                ? ofSeeds
                : ofSeeds.stream()
                        .map(part -> part.startsWith(RANDOMNESS)
                                ? RANDOMNESS + Plural.of(count, "block shows", "blocks show")
                                : part)
                        .toList();
    }

    /** What there are several of, as a word: {@code seed}, or {@code block}. */
    public String unit() {
        return blocks.isEmpty() ? "seed" : "block";
    }

    /** As the end of a sentence, with a comma before it; empty when it need not be said. */
    public String text() {
        return (about == About.MEDIANS ? ", by medians" : "")
                + (blocks.isEmpty() ? "" : ", with the levels of " + blocks + " as blocks");
    }
}
