// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.spec;

import dev.ceteris.base.Meaning;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Writes a JSON schema (draft 2020-12) of a document, by which editors complete its keys and mark mistakes in it. */
public final class SchemaWriter {
    private final Map<String, Object> definitions = new TreeMap<>();

    private SchemaWriter() {}

    /**
     * The schema of a document, as JSON with a line feed at its end.
     *
     * @param keys of the document's root
     */
    public static String document(String title, String description, List<SectionKey> keys) {
        SchemaWriter writer = new SchemaWriter();
        SequencedMap<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", title);
        schema.put("description", description);
        schema.putAll(writer.section(keys));
        if (!writer.definitions.isEmpty()) {
            schema.put("$defs", writer.definitions);
        }
        return JsonLayout.of(schema);
    }

    private SequencedMap<String, Object> section(List<SectionKey> keys) {
        SequencedMap<String, Object> schema = object();
        schema.put("additionalProperties", false);
        List<String> required = keys.stream()
                .filter(key -> key.presence() instanceof SectionKey.Presence.Required)
                .map(SectionKey::name)
                .toList();
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("properties", properties(keys));
        return schema;
    }

    private static SequencedMap<String, Object> atLeast(int least, SequencedMap<String, Object> section) {
        if (least > 0) {
            section.put("minProperties", least);
        }
        return section;
    }

    private static SequencedMap<String, Object> object() {
        SequencedMap<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        return schema;
    }

    private SequencedMap<String, Object> properties(List<SectionKey> keys) {
        SequencedMap<String, Object> properties = new LinkedHashMap<>();
        keys.forEach(key -> properties.put(key.name(), property(key)));
        return properties;
    }

    private SequencedMap<String, Object> property(SectionKey key) {
        SequencedMap<String, Object> property = new LinkedHashMap<>();
        String unit = key.unit().isEmpty() ? "" : " Unit: " + key.unit() + ".";
        property.put("description", sentence(key.meaning()) + unit + meaningOf(key.kind()));
        property.putAll(value(key.kind()));
        key.value()
                .ifPresent(value -> property.put("default", Plain.of(YamlTree.of(value, new Place("the defaults")))));
        return property;
    }

    /** What a kind with a name means beside what its key says: editors show the description of the key alone. */
    private static String meaningOf(ValueKind kind) {
        return switch (kind) {
            case ValueKind.Named named when !named.meaning().isEmpty() -> " " + sentence(named.meaning());
            case ValueKind.Phrased phrased -> meaningOf(phrased.kind());
            default -> "";
        };
    }

    /**
     * Half a sentence in Markdown as a sentence of plain text; one that begins with a symbol or a key keeps its first
     * letter.
     */
    private static String sentence(String meaning) {
        String plain = meaning.replace("`", "");
        String begun = meaning.matches("(?s)([a-z]{2}|a ).*")
                ? plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1)
                : plain;
        return begun.endsWith(".") ? begun : begun + ".";
    }

    private SequencedMap<String, Object> value(ValueKind kind) {
        return switch (kind) {
            case ValueKind.Text text -> text(text);
            case ValueKind.Whole(NumberRange range) -> number("integer", range);
            case ValueKind.Real(NumberRange range) -> number("number", range);
            case ValueKind.Truth() -> new LinkedHashMap<>(Map.of("type", "boolean"));
            case ValueKind.Words(List<String> words) -> words(words);
            case ValueKind.Choice(Class<?> of) -> choice(of);
            case ValueKind.Component component -> value(ValueKind.of(component.component()));
            case ValueKind.Spec spec -> section(spec.keys());
            case ValueKind.Items items -> items(items);
            case ValueKind.Section(List<SectionKey> keys, int least) -> atLeast(least, section(keys));
            case ValueKind.OneOf(List<SectionKey> keys) -> oneKey(properties(keys));
            case ValueKind.Open open -> open(open);
            case ValueKind.Either(List<ValueKind> kinds) ->
                new LinkedHashMap<>(
                        Map.of("oneOf", kinds.stream().map(this::value).toList()));
            case ValueKind.Named named -> reference(named);
            case ValueKind.Phrased phrased -> value(phrased.kind());
            case ValueKind.Anything() -> new LinkedHashMap<>();
        };
    }

    private static SequencedMap<String, Object> text(ValueKind.Text text) {
        SequencedMap<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "string");
        if (!text.pattern().isEmpty()) {
            schema.put("pattern", text.pattern());
        }
        if (text.least() > 0) {
            schema.put("minLength", text.least());
        }
        if (text.most() < Integer.MAX_VALUE) {
            schema.put("maxLength", text.most());
        }
        return schema;
    }

    private static SequencedMap<String, Object> number(String type, NumberRange range) {
        SequencedMap<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", type);
        schema.putAll(range.bounds());
        return schema;
    }

    private static SequencedMap<String, Object> words(List<String> words) {
        return new LinkedHashMap<>(Map.of("enum", words));
    }

    /** A word when nothing else has to be said, else a section with that word as its only key. */
    private SequencedMap<String, Object> choice(Class<?> choice) {
        if (choice.isEnum()) {
            return words(Shapes.words(choice));
        }
        List<String> bare = new ArrayList<>();
        SequencedMap<String, Object> sections = new LinkedHashMap<>();
        for (Class<? extends Record> chosen : Shapes.chosen(choice)) {
            String word = Shapes.word(chosen);
            if (ValueKind.isSaidByItsWord(chosen)) {
                bare.add(word);
            }
            if (chosen.getRecordComponents().length > 0) {
                SequencedMap<String, Object> section = new LinkedHashMap<>();
                section.put("description", sentence(meaning(chosen)));
                section.putAll(section(SectionKey.of(chosen)));
                sections.put(word, section);
            }
        }
        return sections.isEmpty()
                ? words(bare)
                : new LinkedHashMap<>(Map.of("oneOf", List.of(words(bare), oneKey(sections))));
    }

    /** @throws IllegalStateException when a record or a constant has no {@link Meaning} */
    static String meaning(AnnotatedElement chosen) {
        Meaning meaning = chosen.getAnnotation(Meaning.class);
        if (meaning == null) {
            throw new IllegalStateException(chosen + " has no @Meaning");
        }
        return meaning.value();
    }

    private static SequencedMap<String, Object> oneKey(SequencedMap<String, Object> properties) {
        SequencedMap<String, Object> schema = object();
        schema.put("additionalProperties", false);
        schema.put("minProperties", 1);
        schema.put("maxProperties", 1);
        schema.put("properties", properties);
        return schema;
    }

    private SequencedMap<String, Object> items(ValueKind.Items items) {
        SequencedMap<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "array");
        SequencedMap<String, Object> item = value(items.item());
        if (!item.isEmpty()) {
            schema.put("items", item);
        }
        if (items.least() > 0) {
            schema.put("minItems", items.least());
        }
        if (items.most() < Integer.MAX_VALUE) {
            schema.put("maxItems", items.most());
        }
        if (items.repetition() == ValueKind.Repetition.REFUSED) {
            schema.put("uniqueItems", true);
        }
        return schema;
    }

    private SequencedMap<String, Object> open(ValueKind.Open open) {
        SequencedMap<String, Object> schema = object();
        if (open.least() > 0) {
            schema.put("minProperties", open.least());
        }
        SequencedMap<String, Object> names = value(open.names());
        if (open.keys().isEmpty()) {
            schema.put("propertyNames", names);
        } else {
            schema.put(
                    "propertyNames",
                    new LinkedHashMap<>(Map.of("anyOf", List.of(words(SectionKey.names(open.keys())), names))));
            schema.put("properties", properties(open.keys()));
        }
        SequencedMap<String, Object> values = value(open.values());
        if (!values.isEmpty()) {
            schema.put("additionalProperties", values);
        }
        return schema;
    }

    private SequencedMap<String, Object> reference(ValueKind.Named named) {
        if (!definitions.containsKey(named.name())) {
            SequencedMap<String, Object> definition = new LinkedHashMap<>();
            definitions.put(named.name(), definition);
            if (!named.meaning().isEmpty()) {
                definition.put("description", sentence(named.meaning()));
            }
            definition.putAll(value(named.kind()));
        }
        return new LinkedHashMap<>(Map.of("$ref", "#/$defs/" + named.name()));
    }
}
