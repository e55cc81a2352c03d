// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.spec;

import dev.ceteris.base.StudyWord;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the types of a spec look in a study: a record is a section whose keys are its components; an enum is the choice
 * of a word; a sealed interface is the choice of a record, by a word when it has no components ({@code relu}), else by
 * a section with that word as its only key ({@code momentum: {beta: 0.9}}); {@link Defaults} knows what need not be
 * said then. A sealed interface of sealed interfaces is the choice of a record of any of them.
 */
public final class Shapes {
    private Shapes() {}

    /** The keys of a record's section. */
    public static List<String> keys(Class<?> kind) {
        return Arrays.stream(kind.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    /** The paths of everything below a record that holds one value. */
    public static List<String> paths(Class<?> kind) {
        return Arrays.stream(kind.getRecordComponents())
                .flatMap(component -> paths(component.getName(), component.getType()))
                .toList();
    }

    private static Stream<String> paths(String name, Class<?> kind) {
        if (kind.isRecord()) {
            return paths(kind).stream().map(path -> name + "." + path);
        }
        Stream<String> inside = !kind.isSealed()
                ? Stream.empty()
                : records(kind)
                        .flatMap(choice -> paths(choice).stream().map(path -> name + "." + word(choice) + "." + path));
        return Stream.concat(Stream.of(name), inside);
    }

    /** The type at the end of a path below a record, one of {@link #paths}. */
    public static Type type(Class<?> kind, String path) {
        int dot = path.indexOf('.');
        String key = dot < 0 ? path : path.substring(0, dot);
        Type type = kind.isRecord()
                ? Arrays.stream(kind.getRecordComponents())
                        .filter(component -> component.getName().equals(key))
                        .findFirst()
                        .orElseThrow()
                        .getGenericType()
                : record(kind, key).orElseThrow();
        return dot < 0 ? type : type((Class<?>) type, path.substring(dot + 1));
    }

    /** Whether a type is the choice of a word. */
    static boolean isChoice(Class<?> kind) {
        return kind.isEnum() || kind.isSealed();
    }

    /** The words a choice knows, in alphabetical order. */
    public static List<String> words(Class<?> choice) {
        Stream<String> words = choice.isEnum()
                ? Arrays.stream(choice.getEnumConstants()).map(Shapes::wordOf)
                : records(choice).map(Shapes::word);
        return words.sorted().toList();
    }

    /** The records that a sealed interface permits, directly or by way of others. */
    private static Stream<Class<?>> records(Class<?> choice) {
        return Arrays.stream(choice.getPermittedSubclasses())
                .flatMap(permitted -> permitted.isSealed() ? records(permitted) : Stream.of(permitted));
    }

    /**
     * The records that a sealed interface lets be chosen, by the alphabet of their words; those of an enum are none.
     */
    static List<Class<? extends Record>> chosen(Class<?> choice) {
        List<Class<? extends Record>> chosen = new ArrayList<>();
        if (choice.isSealed()) {
            records(choice)
                    .sorted(Comparator.comparing(Shapes::word))
                    .forEach(kind -> chosen.add(kind.asSubclass(Record.class)));
        }
        return chosen;
    }

    /** Every record that can be chosen by a word somewhere below a record. */
    static Stream<Class<?>> choices(Class<?> kind) {
        return Arrays.stream(kind.getRecordComponents())
                .map(RecordComponent::getType)
                .flatMap(type -> {
                    Stream<Class<?>> chosen = type.isSealed() ? records(type) : Stream.empty();
                    return type.isRecord() ? choices(type) : chosen;
                });
    }

    /** The constant of an enum that a word means. */
    static Optional<Object> constant(Class<?> choice, String word) {
        return Arrays.stream(choice.getEnumConstants())
                .map(Object.class::cast)
                .filter(constant -> wordOf(constant).equals(word))
                .findFirst();
    }

    /** The record of a sealed interface that a word means. */
    public static Optional<Class<?>> record(Class<?> choice, String word) {
        return records(choice).filter(permitted -> word(permitted).equals(word)).findFirst();
    }

    /** The word for a value of a choice. */
    public static String wordOf(Object value) {
        return value instanceof Enum<?> constant
                ? constant.name().toLowerCase(Locale.ROOT).replace('_', '-')
                : word(value.getClass());
    }

    /** The word for a record of a choice: its name with a small first letter, unless it has a {@link StudyWord}. */
    public static String word(Class<?> choice) {
        StudyWord written = choice.getAnnotation(StudyWord.class);
        if (written != null) {
            return written.value();
        }
        String name = choice.getSimpleName();
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    /** What a value of a type is, as the end of the sentence "expected …". */
    public static String expected(Type type) {
        if (type instanceof ParameterizedType list) {
            return "a list of " + plural(list.getActualTypeArguments()[0]);
        }
        Class<?> kind = (Class<?>) type;
        Optional<String> form = Language.form(kind).map(Form::expected);
        if (form.isPresent()) {
            return form.get();
        }
        if (isChoice(kind)) {
            return String.join(" or ", words(kind));
        }
        if (kind.isRecord()) {
            return "a section with the keys " + String.join(", ", keys(kind));
        }
        return switch (kind.getName()) {
            case "int", "long", "java.lang.Integer" -> "a whole number";
            case "double" -> "a number";
            case "boolean" -> "true or false";
            default -> "text";
        };
    }

    private static String plural(Type item) {
        String one = expected(item);
        if (item instanceof Class<?> kind && kind.isRecord()) {
            return one.replaceFirst("^a section", "sections");
        }
        return one.startsWith("a ") ? one.substring(2) + "s" : one;
    }
}
