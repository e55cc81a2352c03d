// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.spec;

import dev.ceteris.base.SpecException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Makes specs from the tree of a study, by their shape alone (see {@link Shapes}); what their constructors refuse is
 * reported at the place where it was written.
 */
public final class Binder {
    private static final BigInteger LARGEST_INT = BigInteger.valueOf(Integer.MAX_VALUE);
    private static final BigInteger LARGEST_LONG = BigInteger.valueOf(Long.MAX_VALUE);

    private Binder() {}

    /**
     * The record that a section states.
     *
     * @param where the place of the section's key
     * @param path the section's path, empty for a whole study
     * @throws StudyException when a key is unknown or missing, or a value is of the wrong type or impossible
     */
    public static <R extends Record> R record(Class<R> kind, Node.Fields section, Place where, String path) {
        List<String> keys = Shapes.keys(kind);
        checkKeys(section, keys, path);
        RecordComponent[] components = kind.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = component(components[i], section, where, path);
        }
        try {
            return constructor(kind, components).newInstance(values);
        } catch (InvocationTargetException refused) {
            throw impossible(refused.getCause(), section, where, path);
        } catch (ReflectiveOperationException unreachable) {
            throw new IllegalStateException("no canonical constructor of " + kind, unreachable);
        }
    }

    /**
     * Refuses keys that a section does not know.
     *
     * @throws StudyException at the first key of a section that is not among {@code known}
     */
    public static void checkKeys(Node.Fields section, List<String> known, String path) {
        section.fields().forEach((key, field) -> {
            if (!known.contains(key)) {
                String in = path.isEmpty() ? "" : " in '" + path + "'";
                throw field.key().error(Sentences.unknown("key '" + key + "'" + in, key, known));
            }
        });
    }

    private static Object component(RecordComponent component, Node.Fields section, Place where, String path) {
        String name = component.getName();
        String inside = path.isEmpty() ? name : path + "." + name;
        Type type = component.getGenericType();
        Node.Field field = section.fields().get(name);
        if (field == null) {
            String of = path.isEmpty() ? "the study" : "'" + path + "'";
            throw where.error(of + " has no '" + name + "', expected " + Shapes.expected(type));
        }
        return type instanceof Class<?> kind && kind.isRecord()
                ? record(kind.asSubclass(Record.class), section(field, inside, type), field.key(), inside)
                : value(type, field.value(), inside, "'" + inside + "'");
    }

    private static Node.Fields section(Node.Field field, String path, Type type) {
        if (field.value() instanceof Node.Fields section) {
            return section;
        }
        throw mismatch(field.value(), "'" + path + "'", Shapes.expected(type));
    }

    /** The value of a type that is expected here. */
    public static Object value(Type type, Node node, String path, String subject) {
        if (type instanceof ParameterizedType list) {
            Type item = list.getActualTypeArguments()[0];
            return items(node, subject, Shapes.expected(type)).values().stream()
                    .map(inside -> value(item, inside, path, "an item of '" + path + "'"))
                    .toList();
        }
        Class<?> kind = (Class<?>) type;
        Optional<?> form = Language.form(kind).map(it -> it.read(node, path));
        if (form.isPresent()) {
            return form.get();
        }
        if (Shapes.isChoice(kind)) {
            return choice(kind, node, path, subject);
        }
        if (kind.isRecord()) {
            return item(kind.asSubclass(Record.class), node, path, subject);
        }
        return switch (kind.getName()) {
            case "int", "java.lang.Integer" -> whole(node, subject, LARGEST_INT).intValue();
            case "long" -> whole(node, subject, LARGEST_LONG).longValue();
            case "double", "java.lang.Double" -> number(node, subject);
            case "boolean" -> truth(node, subject);
            case "java.lang.String" -> text(node, subject);
            default -> throw new IllegalStateException("no way to state a " + kind + " in a study");
        };
    }

    /** A record in a list: what it does not say has its default. */
    private static Record item(Class<? extends Record> kind, Node node, String path, String subject) {
        if (node instanceof Node.Fields section) {
            return record(kind, section.orElse(Defaults.of(kind)), section.place(), path);
        }
        throw mismatch(node, subject, Shapes.expected(kind));
    }

    private static Object choice(Class<?> kind, Node node, String path, String subject) {
        return switch (node) {
            case Node.Text word
            when kind.isEnum() ->
                Shapes.constant(kind, word.value()).orElseThrow(() -> unknown(kind, word.place(), word.value(), path));
            case Node.Text word -> {
                Class<? extends Record> chosen = chosen(kind, word.value(), word.place(), path);
                Node.Fields nothing = Node.Fields.empty(word.place());
                yield record(chosen, nothing.orElse(Defaults.of(chosen)), word.place(), path + "." + word.value());
            }
            case Node.Fields section
            when kind.isSealed() && section.fields().size() == 1 -> {
                String word = section.fields().firstEntry().getKey();
                Node.Field field = section.fields().firstEntry().getValue();
                Class<? extends Record> chosen = chosen(kind, word, field.key(), path);
                String inside = path + "." + word;
                Node.Fields said = section(field, inside, chosen);
                yield record(chosen, said.orElse(Defaults.of(chosen)), field.key(), inside);
            }
            default -> throw mismatch(node, subject, Shapes.expected(kind));
        };
    }

    private static Class<? extends Record> chosen(Class<?> kind, String word, Place where, String path) {
        return Shapes.record(kind, word)
                .orElseThrow(() -> unknown(kind, where, word, path))
                .asSubclass(Record.class);
    }

    private static StudyException unknown(Class<?> choice, Place place, String word, String path) {
        String last = path.substring(path.lastIndexOf('.') + 1);
        return place.error(Sentences.unknown(last + " '" + word + "'", word, Shapes.words(choice)));
    }

    /** The list that is expected here. */
    public static Node.Items items(Node node, String subject, String expected) {
        if (node instanceof Node.Items items) {
            return items;
        }
        throw mismatch(node, subject, expected);
    }

    /** The whole number, of either sign and at most {@code largest} in size, that is expected here. */
    public static BigInteger whole(Node node, String subject, BigInteger largest) {
        if (!(node instanceof Node.Whole whole)) {
            throw mismatch(node, subject, "a whole number");
        }
        if (whole.value().abs().compareTo(largest) > 0) {
            throw mismatch(node, subject, "a whole number of at most " + largest);
        }
        return whole.value();
    }

    private static double number(Node node, String subject) {
        return switch (node) {
            case Node.Decimal decimal -> decimal.value();
            case Node.Whole whole -> whole.value().doubleValue();
            default -> throw mismatch(node, subject, "a number");
        };
    }

    private static boolean truth(Node node, String subject) {
        if (node instanceof Node.Truth truth) {
            return truth.value();
        }
        throw mismatch(node, subject, "true or false");
    }

    /** The text that is expected here. */
    public static String text(Node node, String subject) {
        if (node instanceof Node.Text text) {
            return text.value();
        }
        boolean unquoted = node instanceof Node.Whole || node instanceof Node.Decimal || node instanceof Node.Truth;
        throw mismatch(node, subject, unquoted ? "text, in quotes when it looks like this" : "text");
    }

    /** What is wrong with a value: what it is and what it should have been. */
    public static StudyException mismatch(Node node, String subject, String expected) {
        return node.place().error(subject + " is " + node.found() + ", expected " + expected);
    }

    private static <R extends Record> Constructor<R> constructor(Class<R> kind, RecordComponent[] components)
            throws NoSuchMethodException {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return kind.getDeclaredConstructor(types);
    }

    /** What a constructor refused, where the component it names was written; the section's place when it was not. */
    public static RuntimeException impossible(Throwable refused, Node.Fields section, Place where, String path) {
        return switch (refused) {
            case SpecException spec -> {
                String name = path.isEmpty() ? spec.component() : path + "." + spec.component();
                yield section.at(spec.component())
                        .map(node -> mismatch(node, "'" + name + "'", spec.expected()))
                        .orElseGet(() -> where.error(spec.getMessage()));
            }
            case RuntimeException other -> other;
            default -> new IllegalStateException(refused);
        };
    }
}
