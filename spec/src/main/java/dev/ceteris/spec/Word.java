// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.spec;

import java.util.Collection;

/**
 * A word whose meaning is known only once results are known, such as the name of a column.
 *
 * @param text the word
 * @param place where it was written
 */
public record Word(String text, Place place) {
    /**
     * That it means nothing.
     *
     * @param what it was taken for: {@code column 'sead' in 'columns.seed'}
     * @param known the words that would have meant something
     */
    public StudyException unknown(String what, Collection<String> known) {
        return place.error(Sentences.unknown(what, text, known));
    }
}
