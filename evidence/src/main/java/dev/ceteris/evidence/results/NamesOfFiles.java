// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.results;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Guesses from names of files what their parts mean: the pattern that {@code from} takes. */
final class NamesOfFiles {
    /** TensorBoard puts the tag of a curve, which may have separators, at the end. */
    private static final Pattern PART =
            Pattern.compile("(?<=-tag-)[^/]+(?=\\.csv$)|\\d+\\.\\d+(?![\\d.])|[^/_\\-=, .]+|[/_\\-=, .]");

    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");
    private static final Pattern SEPARATOR = Pattern.compile("[/_\\-=, .]");
    private static final Set<String> SEEDS = Set.of("s", "seed", "run", "rep", "fold", "trial");

    private final List<List<String>> names;
    private final List<String> fields = new ArrayList<>();

    private NamesOfFiles(List<List<String>> names) {
        this.names = names;
    }

    /** The pattern of names that differ in some parts and are built alike; empty where they are not. */
    static Optional<String> pattern(List<String> names) {
        List<List<String>> parts = names.stream().map(NamesOfFiles::parts).toList();
        boolean alike = parts.stream().map(List::size).distinct().count() == 1;
        return names.size() > 1 && alike ? new NamesOfFiles(parts).pattern() : Optional.empty();
    }

    private static List<String> parts(String name) {
        return PART.matcher(name.replace('\\', '/'))
                .results()
                .map(part -> part.group())
                .toList();
    }

    private Optional<String> pattern() {
        List<String> pattern = new ArrayList<>();
        int lastSlash = 0;
        int first = -1;
        for (int i = 0; i < names.getFirst().size(); i++) {
            int at = i;
            List<String> found = names.stream().map(parts -> parts.get(at)).toList();
            boolean varied = new HashSet<>(found).size() > 1;
            if (varied
                    && found.stream().anyMatch(text -> SEPARATOR.matcher(text).matches())) {
                return Optional.empty();
            }
            pattern.add(varied ? field(found, i) : found.getFirst());
            if (varied && first < 0) {
                first = lastSlash;
            }
            if (found.getFirst().equals("/")) {
                lastSlash = i + 1;
            }
        }
        return first < 0 ? Optional.empty() : Optional.of(String.join("", pattern.subList(first, pattern.size())));
    }

    /** Parts that differ, as a name in braces behind what they have in common. */
    private String field(List<String> found, int at) {
        String start = found.getFirst().replaceFirst("[\\d.]+$", "");
        boolean counted = !start.isEmpty()
                && found.stream()
                        .allMatch(text -> text.startsWith(start)
                                && NUMBER.matcher(text.substring(start.length()))
                                        .matches());
        String before = at > 1 && names.getFirst().get(at - 1).matches("[_=-]") ? common(at - 2) : "";
        boolean numbers =
                counted || found.stream().allMatch(text -> NUMBER.matcher(text).matches());
        String word = (counted ? start : before).toLowerCase(Locale.ROOT);
        String name = numbers && word.matches("[a-z]+") ? word : before.equals("tag") ? "metric" : "";
        boolean isSeed = numbers && (SEEDS.contains(name) || name.isEmpty());
        String field =
                isSeed && !fields.contains("seed") ? "seed" : free(name.isEmpty() || isSeed ? "condition" : name);
        fields.add(field);
        return (counted ? start : "") + "{" + field + "}";
    }

    /** A part that all names have; nothing where they differ. */
    private String common(int at) {
        String first = names.getFirst().get(at);
        return names.stream().allMatch(parts -> parts.get(at).equals(first)) ? first : "";
    }

    private String free(String name) {
        String free = name;
        for (int i = 2; fields.contains(free); i++) {
            free = name + i;
        }
        return free;
    }
}
