// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.results;

import dev.ceteris.evidence.text.FilePattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds where the names of two files differ that were taken for one trial, and the pattern that says so. */
final class FilesApart {
    private static final String FIELD = "part";

    private FilesApart() {}

    /**
     * What to state about two files of the same trial; empty where their names differ in nothing that a pattern can
     * say.
     */
    static Optional<String> advice(Optional<FilePattern> from, String first, String second) {
        if (first.compareTo(second) > 0) {
            return advice(from, second, first);
        }
        List<String> one = segments(first);
        List<String> other = segments(second);
        List<String> pattern = segments(from.map(FilePattern::text).orElse(""));
        int at = place(one, other);
        String varying = at >= 0 && at < pattern.size() ? pattern.get(at) : "*";
        boolean isSayable = at >= 0
                && varying.contains("*")
                && !varying.substring(varying.lastIndexOf('*')).contains("{");
        if (!isSayable) {
            return Optional.empty();
        }
        List<String> stated = new ArrayList<>();
        for (int i = at; i >= 0; i--) {
            String same = one.get(i).equals(other.get(i)) ? one.get(i) : "*";
            stated.add(i < pattern.size() ? pattern.get(i) : same);
        }
        List<String> outer = pattern.size() > at + 1
                ? pattern.subList(at + 1, pattern.size()).reversed()
                : List.of();
        stated.addAll(0, outer);
        int place = outer.size();
        String field = pattern.stream().anyMatch(part -> part.contains("{" + FIELD + "}")) ? FIELD + "2" : FIELD;
        Varied varied = varied(varying, one.get(at), other.get(at), field);
        String alone = from.isEmpty()
                ? "To judge one of them, name it alone"
                : "To judge one of them, state from: " + with(stated, place, varied.chosen());
        return Optional.of("their names differ in '" + varied.first() + "' and '" + varied.second() + "'. " + alone
                + "; to compare them, state from: " + with(stated, place, varied.named()) + ", which makes '" + field
                + "' a factor");
    }

    /** The parts of a name, from the file to its folders. */
    private static List<String> segments(String name) {
        return name.isEmpty()
                ? List.of()
                : Arrays.asList(name.replace('\\', '/').split("/")).reversed();
    }

    /** The innermost folder that differs, else the file; none where nothing does. */
    private static int place(List<String> one, List<String> other) {
        int common = Math.min(one.size(), other.size());
        for (int i = 1; i < common; i++) {
            if (!one.get(i).equals(other.get(i))) {
                return i;
            }
        }
        return common > 0 && !one.getFirst().equals(other.getFirst()) ? 0 : -1;
    }

    private static String with(List<String> segments, int place, String segment) {
        List<String> changed = new ArrayList<>(segments);
        changed.set(place, segment);
        return "\"" + String.join("/", changed) + "\"";
    }

    /**
     * A part of two names that differs.
     *
     * @param chosen the segment of the pattern with the text of one of them
     * @param named the same with a field
     */
    private record Varied(String first, String second, String chosen, String named) {}

    /** The last asterisk of a pattern's segment stands for what differs. */
    private static Varied varied(String pattern, String one, String other, String field) {
        int star = pattern.lastIndexOf('*');
        String before = pattern.substring(0, star);
        String after = pattern.substring(star + 1);
        boolean plain = !before.contains("{") && !before.contains("*");
        int start = plain ? before.length() : same(one, other);
        String first = one.substring(start, one.length() - after.length());
        String second = other.substring(start, other.length() - after.length());
        String chosen = first.startsWith("train") ? second : first;
        return new Varied(first, second, before + chosen + after, before + "{" + field + "}" + after);
    }

    /** How many letters two names begin with in common, up to the last separator. */
    private static int same(String one, String other) {
        int start = 0;
        for (int i = 0; i < Math.min(one.length(), other.length()) && one.charAt(i) == other.charAt(i); i++) {
            if ("-_=. ".indexOf(one.charAt(i)) >= 0) {
                start = i + 1;
            }
        }
        return start;
    }
}
