// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.format.csv;

/** What separates the cells of a row. */
public enum Separator {
    /** Whichever of the others the file uses. */
    RECOGNIZED('\0'),
    COMMA(','),
    SEMICOLON(';'),
    TAB('\t'),
    BAR('|');

    private final char character;

    Separator(char character) {
        this.character = character;
    }

    /** The character itself; that of {@link #RECOGNIZED} means nothing. */
    char character() {
        return character;
    }

    /** Several of them, in words. */
    String words() {
        return switch (this) {
            case RECOGNIZED -> "whatever it uses";
            case COMMA -> "commas";
            case SEMICOLON -> "semicolons";
            case TAB -> "tabs";
            case BAR -> "vertical bars";
        };
    }
}
