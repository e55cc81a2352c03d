// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.spec;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** JSON as people lay it out: what fits on a line is on one, everything else has a line for each of its parts. */
final class JsonLayout {
    private static final int WIDTH = 120;
    private static final JsonMapper TEXTS = new JsonMapper();

    private JsonLayout() {}

    /** Maps, collections, texts, numbers and truths as JSON, with a line feed at its end. */
    static String of(Object value) {
        return laidOut(value, "", 0) + "\n";
    }

    /** @param before characters on the line before the value */
    private static String laidOut(Object value, String indent, int before) {
        String line = line(value);
        if (before + line.length() < WIDTH && !indent.isEmpty()) {
            return line;
        }
        String inside = indent + "  ";
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> {
                            String key = inside + line(String.valueOf(entry.getKey())) + ": ";
                            return key + laidOut(entry.getValue(), inside, key.length());
                        })
                        .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
            case Collection<?> items ->
                items.stream()
                        .map(item -> inside + laidOut(item, inside, inside.length()))
                        .collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
            default -> line;
        };
    }

    private static String line(Object value) {
        return switch (value) {
            case Map<?, ?> map when map.isEmpty() -> "{}";
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> line(String.valueOf(entry.getKey())) + ": " + line(entry.getValue()))
                        .collect(Collectors.joining(", ", "{ ", " }"));
            case Collection<?> items ->
                items.stream().map(JsonLayout::line).collect(Collectors.joining(", ", "[", "]"));
            case Number number -> Canonical.text(number);
            default -> TEXTS.writeValueAsString(value);
        };
    }
}
