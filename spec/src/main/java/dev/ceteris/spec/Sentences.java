// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.spec;

import dev.ceteris.base.NearestWord;
import java.util.Collection;

/** The sentences that several messages share. */
public final class Sentences {
    private Sentences() {}

    /**
     * An unknown word, what it is called here or the nearest known word, and all known words.
     *
     * @param what the word and what it was taken for: {@code key 'bach' in 'training'}
     */
    public static String unknown(String what, String word, Collection<String> known) {
        String guess = Synonyms.of(word, known)
                .or(() -> NearestWord.to(word, known).map(nearest -> "did you mean '" + nearest + "'?"))
                .map(help -> "; " + help)
                .orElse("");
        return "unknown " + what + guess + "\n  known here: "
                + String.join(", ", known.stream().sorted().toList());
    }
}
