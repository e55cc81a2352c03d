// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.spec;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes tables in Markdown, in which keys and words describe themselves. Each ends with a line feed. */
public final class TableWriter {
    private static final List<String> KNOB = head("knob");

    private TableWriter() {}

    /** Keys with their kind, unit, default and meaning. */
    public static String keys(List<SectionKey> keys) {
        return table(head("key"), keys.stream().map(key -> row("", key)).toList());
    }

    /**
     * Knobs with their kind, unit, default and meaning.
     *
     * @param sections by their names
     */
    public static String knobs(Map<String, List<SectionKey>> sections) {
        List<List<String>> rows = new ArrayList<>();
        sections.forEach((section, keys) -> keys.forEach(key -> rows.add(row(section + ".", key))));
        return table(KNOB, rows);
    }

    private static List<String> head(String first) {
        return List.of(first, "type, range", "unit", "default", "meaning");
    }

    private static List<String> row(String path, SectionKey key) {
        return List.of(code(path + key.name()), kind(key.kind()), key.unit(), presence(key), key.meaning());
    }

    /**
     * The words of a choice with their meaning; below them the knobs of all its records, and the words of knobs that
     * are enums, where there are any.
     *
     * @param path of the knob that is chosen
     */
    public static String choice(String path, Class<?> choice) {
        List<List<String>> knobs = new ArrayList<>();
        Map<String, String> enums = new LinkedHashMap<>();
        for (Class<? extends Record> chosen : Shapes.chosen(choice)) {
            for (SectionKey key : SectionKey.of(chosen)) {
                knobs.add(row(path + "." + Shapes.word(chosen) + ".", key));
            }
            for (RecordComponent component : chosen.getRecordComponents()) {
                if (component.getType().isEnum()) {
                    enums.put(component.getName(), words(component.getName(), component.getType()));
                }
            }
        }
        List<String> tables = new ArrayList<>(List.of(words(path, choice)));
        if (!knobs.isEmpty()) {
            tables.add(table(KNOB, knobs));
        }
        tables.addAll(enums.values());
        return String.join("\n", tables);
    }

    /** The keys of a record that is an item of a list; below them the words of those that are enums. */
    public static String item(Class<? extends Record> kind) {
        List<String> tables = new ArrayList<>(List.of(keys(SectionKey.of(kind))));
        for (RecordComponent component : kind.getRecordComponents()) {
            if (component.getType().isEnum()) {
                tables.add(words(component.getName(), component.getType()));
            }
        }
        return String.join("\n", tables);
    }

    private static String words(String head, Class<?> choice) {
        return table(
                List.of(code(head), "meaning"),
                Shapes.words(choice).stream()
                        .map(word -> List.of(code(word), withoutStop(meaning(choice, word))))
                        .toList());
    }

    private static String meaning(Class<?> choice, String word) {
        if (!choice.isEnum()) {
            return SchemaWriter.meaning(Shapes.record(choice, word).orElseThrow());
        }
        String constant = ((Enum<?>) Shapes.constant(choice, word).orElseThrow()).name();
        try {
            return SchemaWriter.meaning(choice.getField(constant));
        } catch (NoSuchFieldException unreachable) {
            throw new IllegalStateException(unreachable);
        }
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    /** A table; columns without any text are left out. */
    public static String table(List<String> head, List<List<String>> rows) {
        List<Integer> columns = IntStream.range(0, head.size())
                .filter(column -> rows.stream().anyMatch(row -> !row.get(column).isEmpty()))
                .boxed()
                .toList();
        List<String> lines = new ArrayList<>();
        lines.add(line(head, columns));
        lines.add(columns.stream().map(_ -> "---").collect(Collectors.joining("|", "|", "|")));
        rows.forEach(row -> lines.add(line(row, columns)));
        return String.join("\n", lines) + "\n";
    }

    private static String line(List<String> cells, List<Integer> columns) {
        return columns.stream()
                .map(cells::get)
                .map(cell -> cell.replace("|", "\\|"))
                .map(cell -> cell.isEmpty() ? " " : " " + cell + " ")
                .collect(Collectors.joining("|", "|", "|"));
    }

    /** A word as code. */
    public static String code(String word) {
        return "`" + word + "`";
    }

    private static String codes(List<String> words) {
        return words.stream().map(TableWriter::code).collect(Collectors.joining(", "));
    }

    private static String presence(SectionKey key) {
        return switch (key.presence()) {
            case SectionKey.Presence.Required() -> "required";
            case SectionKey.Presence.RequiredOrVaried() -> "required";
            case SectionKey.Presence.Free(String instead) -> instead;
            case SectionKey.Presence.Unsaid(String value) -> value.matches("[a-zA-Z\\[].*") ? code(value) : value;
        };
    }

    /** What a value can be, in words. */
    public static String kind(ValueKind kind) {
        return switch (kind) {
            case ValueKind.Text(String pattern, int least, int most) ->
                most == Integer.MAX_VALUE ? "text" : "text, at most " + most + " characters";
            case ValueKind.Whole(NumberRange range) -> number("whole number", range);
            case ValueKind.Real(NumberRange range) -> number("number", range);
            case ValueKind.Truth() -> "`true`, `false`";
            case ValueKind.Words(List<String> words) -> codes(words);
            case ValueKind.Choice(Class<?> choice) -> codes(Shapes.words(choice));
            case ValueKind.Component(var component) -> kind(ValueKind.of(component));
            case ValueKind.Spec spec -> "section";
            case ValueKind.Items(ValueKind.Spec item, int _, int _, var _) ->
                "list; each item: section with " + codes(SectionKey.names(item.keys()));
            case ValueKind.Items items -> "list; each item: " + kind(items.item());
            case ValueKind.Section(List<SectionKey> keys, int least) -> "section with " + codes(SectionKey.names(keys));
            case ValueKind.OneOf(List<SectionKey> keys) -> "section with one of " + codes(SectionKey.names(keys));
            case ValueKind.Open open -> "section";
            case ValueKind.Either(List<ValueKind> kinds) ->
                kinds.stream().map(TableWriter::kind).collect(Collectors.joining("; or "));
            case ValueKind.Named named -> kind(named.kind());
            case ValueKind.Phrased phrased -> phrased.words();
            case ValueKind.Anything() -> "any";
        };
    }

    private static String number(String what, NumberRange range) {
        return range.words().isEmpty() ? what : what + ", " + range.words();
    }
}
