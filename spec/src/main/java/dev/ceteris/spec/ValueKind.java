// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.spec;

import dev.ceteris.base.Default;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the value of a key can be: one description, for the JSON schema and for the tables of the documentation. */
public sealed interface ValueKind {
    /**
     * Text of that many characters.
     *
     * @param pattern a regular expression of the schema, empty for any text
     */
    record Text(String pattern, int least, int most) implements ValueKind {
        /** Any text. */
        public Text() {
            this("", 0, Integer.MAX_VALUE);
        }
    }

    /** A whole number in a range. */
    record Whole(NumberRange range) implements ValueKind {
        /** @param range in words, such as "at least 1"; empty for any */
        public Whole(String range) {
            this(NumberRange.of(range));
        }
    }

    /** A number in a range. */
    record Real(NumberRange range) implements ValueKind {
        /** @param range in words, such as "above 0 and below 1"; empty for any */
        public Real(String range) {
            this(NumberRange.of(range));
        }
    }

    /** True or false. */
    record Truth() implements ValueKind {}

    /** One of some words. */
    record Words(List<String> words) implements ValueKind {
        public Words {
            words = List.copyOf(words);
        }
    }

    /**
     * A constant of an enum, as a word; or one of the records that a sealed interface permits, as a word or a section
     * with one key.
     */
    record Choice(Class<?> of) implements ValueKind {}

    /** The component of a record; what it can be is asked only when it is described. */
    record Component(RecordComponent component) implements ValueKind {}

    /**
     * The section of a record, whose keys are its components.
     *
     * @param also what else some components can be, by their names
     */
    record Spec(Class<? extends Record> of, Map<String, ValueKind> also) implements ValueKind {
        public Spec {
            also = Map.copyOf(also);
        }

        /** The keys, described. */
        public List<SectionKey> keys() {
            return SectionKey.of(of).stream()
                    .map(key ->
                            also.containsKey(key.name()) ? key.with(Either.of(key.kind(), also.get(key.name()))) : key)
                    .toList();
        }
    }

    /** A list of at least, and at most, so many items. */
    record Items(ValueKind item, int least, int most, Repetition repetition) implements ValueKind {
        /** Any number of items. */
        public Items(ValueKind item) {
            this(item, 0, Integer.MAX_VALUE, Repetition.ALLOWED);
        }

        /** At least one item, and none twice. */
        public static Items distinct(ValueKind item) {
            return new Items(item, 1, Integer.MAX_VALUE, Repetition.REFUSED);
        }
    }

    /** Whether a list may have an item twice. */
    enum Repetition {
        ALLOWED,
        REFUSED
    }

    /** A section with at least so many of these keys, and no others. */
    record Section(List<SectionKey> keys, int least) implements ValueKind {
        public Section {
            keys = List.copyOf(keys);
        }

        /** A section with these keys and no others. */
        public Section(List<SectionKey> keys) {
            this(keys, 0);
        }
    }

    /** A section with one of these keys. */
    record OneOf(List<SectionKey> keys) implements ValueKind {
        public OneOf {
            keys = List.copyOf(keys);
        }
    }

    /**
     * A section whose keys are not all known in advance.
     *
     * @param keys that are
     * @param names of the other keys
     * @param values of the other keys
     * @param least how many keys it has
     */
    record Open(List<SectionKey> keys, ValueKind names, ValueKind values, int least) implements ValueKind {
        public Open {
            keys = List.copyOf(keys);
        }
    }

    /** Any of several kinds. */
    record Either(List<ValueKind> kinds) implements ValueKind {
        public Either {
            kinds = List.copyOf(kinds);
        }

        /** Any of several kinds. */
        public static Either of(ValueKind... kinds) {
            return new Either(List.of(kinds));
        }
    }

    /**
     * A kind that several keys have, and that has a name for it.
     *
     * @param meaning half a sentence, empty when each key says it
     */
    record Named(String name, String meaning, ValueKind kind) implements ValueKind {}

    /** A kind with words of its own for tables. */
    record Phrased(String words, ValueKind kind) implements ValueKind {}

    /** Anything. */
    record Anything() implements ValueKind {}

    /**
     * What the component of a record can be, by its type and by what the record's constructor refuses.
     *
     * @throws IllegalStateException when a study cannot state such a value
     */
    static ValueKind of(RecordComponent component) {
        return of(component.getGenericType(), NumberRange.of(component));
    }

    private static ValueKind of(Type type, NumberRange range) {
        if (type instanceof ParameterizedType list) {
            return new Items(of(list.getActualTypeArguments()[0], range));
        }
        Class<?> kind = (Class<?>) type;
        Optional<ValueKind> described = Language.form(kind).map(Form::described);
        if (described.isPresent()) {
            return described.get();
        }
        if (Shapes.isChoice(kind)) {
            return new Choice(kind);
        }
        if (kind.isRecord()) {
            return new Spec(kind.asSubclass(Record.class), Map.of());
        }
        return switch (kind.getName()) {
            case "int", "long", "java.lang.Integer" -> new Whole(range);
            case "double", "java.lang.Double" -> new Real(range);
            case "boolean" -> new Truth();
            case "java.lang.String" -> new Text();
            default -> throw new IllegalStateException("no way to state a " + kind + " in a study");
        };
    }

    /** Whether the word of a record says all that has to be said of it. */
    static boolean isSaidByItsWord(Class<?> choice) {
        for (RecordComponent component : choice.getRecordComponents()) {
            if (!component.isAnnotationPresent(Default.class)) {
                return false;
            }
        }
        return true;
    }
}
