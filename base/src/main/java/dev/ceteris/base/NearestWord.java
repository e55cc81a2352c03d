// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.base;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The word a user probably meant. */
public final class NearestWord {
    private NearestWord() {}

    /**
     * The known word that takes the fewest edits (letters added, dropped or changed, not counting case) to get to,
     * where each letter of a shared beginning makes up for an edit: who writes {@code bach} means {@code batchSize},
     * five letters away, and not {@code epochs}, four away.
     *
     * @return the nearest, the first of several; empty when every letter of {@code found} would have to be changed
     */
    public static Optional<String> to(String found, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(word -> edits(found, word) - sharedBeginning(found, word)))
                .filter(word -> edits(found, word) < Math.max(found.length(), word.length()));
    }

    private static int sharedBeginning(String found, String known) {
        int length = 0;
        while (found.regionMatches(true, 0, known, 0, length + 1)) {
            length++;
        }
        return length;
    }

    /** The distance of Levenshtein (1966), one row of its table at a time. */
    private static int edits(String found, String known) {
        String from = found.toLowerCase(Locale.ROOT);
        String to = known.toLowerCase(Locale.ROOT);
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
