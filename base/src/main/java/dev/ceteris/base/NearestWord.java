// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.base;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The word a user probably meant. */
public final class NearestWord {
    /** A wrong number is not a misspelt one. */
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

    private NearestWord() {}

    /**
     * The known word that takes the fewest edits to get to: letters added, dropped, changed or swapped with their
     * neighbour, not counting case.
     *
     * @return the nearest, of several the one with the longest beginning in common; empty when it takes more edits than
     *     a third of the letters of the longer word, and for numbers
     */
    public static Optional<String> to(String found, Collection<String> known) {
        if (NUMBER.matcher(found).matches()) {
            return Optional.empty();
        }
        return known.stream()
                .filter(word -> !NUMBER.matcher(word).matches())
                .min(Comparator.<String>comparingInt(word -> edits(found, word))
                        .thenComparingInt(word -> -sharedBeginning(found, word)))
                .filter(word -> 3 * edits(found, word) <= Math.max(found.length(), word.length()));
    }

    private static int sharedBeginning(String found, String known) {
        int length = 0;
        while (found.regionMatches(true, 0, known, 0, length + 1)) {
            length++;
        }
        return length;
    }

    /** The optimal string alignment distance (Damerau 1964): that of Levenshtein with swaps of neighbours. */
    private static int edits(String found, String known) {
        String from = found.toLowerCase(Locale.ROOT);
        String to = known.toLowerCase(Locale.ROOT);
        int[][] edits = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : fewest(edits, from, to, i, j);
            }
        }
        return edits[from.length()][to.length()];
    }

    private static int fewest(int[][] edits, String from, String to, int i, int j) {
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        int fewest = Math.min(edits[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(fewest, edits[i - 2][j - 2] + 1) : fewest;
    }
}
