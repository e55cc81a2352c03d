// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.base;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Text of a file as messages quote it: every character can be seen, and there are not many of them. */
public final class Visible {
    /** More of a cell or a name says nothing about where a mistake is. */
    private static final int LONGEST = 60;

    private Visible() {}

    /** The text with line ends, tabs and escape sequences written out, cut after 60 characters. */
    public static String text(String text) {
        int[] points = text.codePoints().toArray();
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < Math.min(points.length, LONGEST); i++) {
            shown.append(seen(points[i]));
        }
        return points.length > LONGEST ? shown + "…" : shown.toString();
    }

    /** The same in quotes. */
    public static String quoted(String text) {
        return "'" + text(text) + "'";
    }

    /** As many of the words as fit into 60 characters, and how many there are beyond these. */
    public static String list(List<String> words) {
        int length = 0;
        int fitting = 0;
        while (fitting < words.size()
                && (fitting == 0 || length + words.get(fitting).length() <= LONGEST)) {
            length += words.get(fitting).length() + 2;
            fitting++;
        }
        String shown = words.stream().limit(fitting).map(Visible::text).collect(Collectors.joining(", "));
        return fitting == words.size() ? shown : shown + " and " + (words.size() - fitting) + " more";
    }

    private static String seen(int point) {
        return switch (point) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case 0x1b -> "\\e";
            default ->
                switch (Character.getType(point)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.PRIVATE_USE,
                            Character.SURROGATE,
                            Character.UNASSIGNED -> String.format(Locale.ROOT, "\\u%04x", point);
                    default -> Character.toString(point);
                };
        };
    }
}
