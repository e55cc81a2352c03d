// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.terminal;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/** Text broken into lines. */
public final class Paragraph {
    private Paragraph() {}

    /** As {@link #wrap(String, List, int)}, broken between any two words. */
    public static List<String> wrap(String head, String text, int columns) {
        return wrap(head, List.of(text.strip().split("\\s+", -1)), columns);
    }

    /**
     * Lines of at most {@code columns} columns, as far as the pieces allow, which are not broken and have a blank
     * between them; the first line begins with {@code head}, the others are indented as deep.
     */
    public static List<String> wrap(String head, List<String> pieces, int columns) {
        List<String> lines = new ArrayList<>();
        String indent = " ".repeat(head.length());
        StringBuilder line = new StringBuilder(head);
        boolean begun = false;
        for (String piece : pieces) {
            if (begun && width(line) + 1 + width(piece) > columns) {
                lines.add(line.toString());
                line = new StringBuilder(indent);
                begun = false;
            }
            line.append(begun ? " " : "").append(piece);
            begun = true;
        }
        lines.add(line.toString());
        return lines;
    }

    /** Columns that a terminal needs for a text; some letters take two, some none. */
    public static int width(CharSequence text) {
        return text.codePoints()
                .map(letter -> Math.max(0, WCWidth.wcwidth(letter)))
                .sum();
    }
}
