// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.spec;

import dev.ceteris.base.Default;
import dev.ceteris.base.Meaning;
import dev.ceteris.base.Unit;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A key of a section, described once: for what reads the section, for the JSON schema and for the tables of the
 * documentation.
 *
 * @param kind what its value can be
 * @param presence whether it has to be there
 * @param unit of its value, empty when it has none
 * @param meaning half a sentence without a full stop, in Markdown
 */
public record SectionKey(String name, ValueKind kind, Presence presence, String unit, String meaning) {
    /** Whether a key has to be in its section. */
    public sealed interface Presence {
        /** It has to be there. */
        record Required() implements Presence {}

        /** It has to be there, or its levels or its space have to be elsewhere in the study. */
        record RequiredOrVaried() implements Presence {}

        /**
         * It need not be there.
         *
         * @param value which the key then has, as a study writes it
         */
        record Unsaid(String value) implements Presence {}

        /**
         * It need not be there.
         *
         * @param instead what is then the case, in words
         */
        record Free(String instead) implements Presence {}
    }

    /** A key that has to be there. */
    public static SectionKey required(String name, ValueKind kind, String meaning) {
        return new SectionKey(name, kind, new Presence.Required(), "", meaning);
    }

    /** A key that has a value even when it is not there. */
    public static SectionKey unsaid(String name, ValueKind kind, String value, String meaning) {
        return new SectionKey(name, kind, new Presence.Unsaid(value), "", meaning);
    }

    /** A key that need not be there. */
    public static SectionKey free(String name, ValueKind kind, String instead, String meaning) {
        return new SectionKey(name, kind, new Presence.Free(instead), "", meaning);
    }

    /**
     * The keys of a record's section, as its components describe themselves.
     *
     * @throws IllegalStateException when a component has no {@link Meaning}
     */
    public static List<SectionKey> of(Class<? extends Record> kind) {
        return Arrays.stream(kind.getRecordComponents()).map(SectionKey::of).toList();
    }

    private static SectionKey of(RecordComponent component) {
        Default written = component.getAnnotation(Default.class);
        Unit unit = component.getAnnotation(Unit.class);
        Meaning meaning = component.getAnnotation(Meaning.class);
        if (meaning == null) {
            throw new IllegalStateException("the component " + component + " of "
                    + component.getDeclaringRecord().getSimpleName() + " has no @Meaning");
        }
        return new SectionKey(
                component.getName(),
                new ValueKind.Component(component),
                written == null ? new Presence.RequiredOrVaried() : new Presence.Unsaid(written.value()),
                unit == null ? "" : unit.value(),
                meaning.value());
    }

    /** The same key that has to be there when it has no value otherwise. */
    public SectionKey orRequired() {
        return value().isPresent() ? this : new SectionKey(name, kind, new Presence.Required(), unit, meaning);
    }

    /** The same key with values of another kind. */
    public SectionKey with(ValueKind other) {
        return new SectionKey(name, other, presence, unit, meaning);
    }

    /** The value of a key that need not be said and has one all the same, as a study writes it. */
    public Optional<String> value() {
        return presence instanceof Presence.Unsaid(String value) ? Optional.of(value) : Optional.empty();
    }

    /**
     * What a section that has to have this key says there.
     *
     * @param path of the section
     * @return a {@code String}, {@code Integer}, {@code Double} or {@code Boolean}, or a constant or record of the
     *     choice
     * @throws StudyException when it has no such key, or something else is there
     * @throws IllegalStateException when the kind is none of these
     */
    public Object read(Node.Fields section, String path) {
        Class<?> type = type();
        Node node = section.value(name)
                .orElseThrow(() -> section.place()
                        .error("'" + path + "' has no '" + name + "', expected " + Shapes.expected(type)));
        return Binder.value(type, node, path + "." + name, "'" + path + "." + name + "'");
    }

    private Class<?> type() {
        return switch (kind) {
            case ValueKind.Text _ -> String.class;
            case ValueKind.Whole _ -> int.class;
            case ValueKind.Real _ -> double.class;
            case ValueKind.Truth _ -> boolean.class;
            case ValueKind.Choice(Class<?> of) -> of;
            case ValueKind.Either(List<ValueKind> kinds) ->
                with(kinds.getFirst()).type();
            case ValueKind.Phrased phrased -> with(phrased.kind()).type();
            default -> throw new IllegalStateException("no single value: " + kind);
        };
    }

    /** The names of keys. */
    public static List<String> names(List<SectionKey> keys) {
        return keys.stream().map(SectionKey::name).toList();
    }

    /** A section with the values of what it does not say. */
    public static Node.Fields complete(Node.Fields section, List<SectionKey> keys) {
        SequencedMap<String, Node.Field> fields = new LinkedHashMap<>();
        for (SectionKey key : keys) {
            key.value()
                    .ifPresent(value ->
                            fields.put(key.name, new Node.Field(section.place(), YamlTree.of(value, section.place()))));
        }
        return section.orElse(new Node.Fields(section.place(), fields));
    }
}
