// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.terminal;

import java.util.ArrayList;
import java.util.List;

/** Paragraphs behind a word that says what each is about, all beginning in one column. */
public final class Labelled {
    private Labelled() {}

    /** A paragraph behind a word that says what it is about, of at most 7 letters so that all begin in one column. */
    public static List<String> item(String name, String text, int columns) {
        return Paragraph.wrap(head(name), text, columns);
    }

    /** The same for things that are not to be torn apart. */
    public static List<String> list(String name, List<String> things, int columns) {
        List<String> pieces = new ArrayList<>(things);
        for (int i = 0; i < pieces.size() - 1; i++) {
            pieces.set(i, pieces.get(i) + " ·");
        }
        return Paragraph.wrap(head(name), pieces, columns);
    }

    private static String head(String name) {
        return String.format("  %-7s  ", name);
    }
}
