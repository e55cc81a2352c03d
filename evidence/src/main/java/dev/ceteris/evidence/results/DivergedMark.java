// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.results;

import dev.ceteris.evidence.format.Cell;
import dev.ceteris.evidence.text.ResultColumns;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the column that marks diverged trials. A word that occurs nowhere may be a typing error, or no trial diverged:
 * where every other word is known not to say that a trial failed, none did; else the claims have to be clear.
 */
final class DivergedMark {
    private static final Set<String> TRUE = Set.of("true", "yes", "1");
    private static final Set<String> FALSE = Set.of("false", "no", "0");
    private static final int MOST_WORDS = 50;
    private static final int MOST_NAMED = 8;

    private final ResultColumns.Mark mark;
    private final Optional<String> value;
    private final Set<String> others = new TreeSet<>();
    private boolean isFound;

    DivergedMark(ResultColumns.Mark mark) {
        this.mark = mark;
        value = mark.value().map(text -> new Cell(text).word());
    }

    /** Whether a row that counts is marked as one of a diverged trial. */
    boolean marks(Cell cell) {
        if (isThe(cell)) {
            isFound = true;
            return true;
        }
        if (!cell.isBlank() && !cell.isMissing() && others.size() < MOST_WORDS) {
            others.add(cell.word());
        }
        return false;
    }

    /** A row that does not count shows as well that the word is one of the column. */
    void passOver(Cell cell) {
        isFound |= isThe(cell);
    }

    private boolean isThe(Cell cell) {
        String word = cell.word();
        return value.map(word::equalsIgnoreCase).orElseGet(() -> isOneOf(TRUE, word));
    }

    private static boolean isOneOf(Set<String> words, String word) {
        return words.contains(word.toLowerCase(Locale.ROOT));
    }

    /**
     * Refuses a column without the word, unless its words say that no trial failed.
     *
     * @param isState whether the column is that of the state, whose words are checked anyway
     * @throws dev.ceteris.spec.StudyException with the words of the column
     */
    void check(boolean isState) {
        if (value.isEmpty()) {
            others.stream().filter(word -> !isOneOf(FALSE, word)).findFirst().ifPresent(word -> {
                throw mark.column()
                        .place()
                        .error("the column '" + mark.column().text() + "' has " + named()
                                + ", expected true or false; say which word marks a diverged trial, as in diverged: "
                                + mark.column().text() + "=" + example().orElse("WORD"));
            });
        } else if (!isFound && !others.stream().allMatch(word -> isHarmless(word, isState))) {
            throw mark.column()
                    .place()
                    .error("no row has " + mark.column().text() + "=" + value.get() + "; found: " + named()
                            + ". Write the word of a diverged trial"
                            + example()
                                    .map(word ->
                                            ", as in diverged: " + mark.column().text() + "=" + word)
                                    .orElse("")
                            + "; leave 'diverged' out if no trial diverged");
        }
    }

    private boolean isHarmless(String word, boolean isState) {
        return StateWords.of(word)
                .map(meaning ->
                        meaning == StateWords.Meaning.FINISHED || (isState && meaning == StateWords.Meaning.UNFINISHED))
                .orElseGet(() -> isOneOf(FALSE, word) && isOneOf(TRUE, value.orElse("")));
    }

    private String named() {
        String first = String.join(", ", others.stream().limit(MOST_NAMED).toList());
        return first + (others.size() > MOST_NAMED ? ", …" : "");
    }

    /** The first word that could mark a diverged trial; empty where there is none. */
    private Optional<String> example() {
        return others.stream()
                .filter(word -> !isOneOf(FALSE, word)
                        && StateWords.of(word)
                                .filter(StateWords.Meaning.FINISHED::equals)
                                .isEmpty())
                .findFirst();
    }
}
