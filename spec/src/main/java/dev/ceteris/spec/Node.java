// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.spec;

import static java.util.stream.Collectors.joining;

import dev.ceteris.base.Visible;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** One value of a study's YAML, with its place. Immutable. */
public sealed interface Node {
    /** Where the value begins. */
    Place place();

    /** How a message shows it to the user who wrote it. */
    default String found() {
        return switch (this) {
            case Text text -> "the text " + Visible.quoted(text.value());
            case Nothing _ -> "empty";
            case Fields fields when fields.fields().isEmpty() -> "an empty section";
            case Fields fields ->
                "a section with the keys "
                        + Visible.list(List.copyOf(fields.fields().keySet()));
            default -> Visible.text(written());
        };
    }

    /** How it could have been written. */
    default String written() {
        return switch (this) {
            case Text text -> text.value();
            case Whole whole -> whole.value().toString();
            case Decimal decimal -> decimal.written();
            case Truth truth -> String.valueOf(truth.value());
            case Nothing _ -> "null";
            case Items items -> items.values().stream().map(Node::written).collect(joining(", ", "[", "]"));
            case Fields fields ->
                fields.fields().entrySet().stream()
                        .map(entry ->
                                entry.getKey() + ": " + entry.getValue().value().written())
                        .collect(joining(", ", "{", "}"));
        };
    }

    /** A plain value (see {@link Plain}) as if it had been written at a place. */
    static Node of(Object plain, Place place) {
        return switch (plain) {
            case String text -> new Text(place, text);
            case Integer whole -> new Whole(place, BigInteger.valueOf(whole));
            case Long whole -> new Whole(place, BigInteger.valueOf(whole));
            case Double number -> new Decimal(place, number, Canonical.text(number));
            case Boolean truth -> new Truth(place, truth);
            case Collection<?> items ->
                new Items(place, items.stream().map(item -> of(item, place)).toList());
            case Map<?, ?> section -> {
                SequencedMap<String, Field> fields = new LinkedHashMap<>();
                section.forEach((key, value) -> fields.put((String) key, new Field(place, of(value, place))));
                yield new Fields(place, fields);
            }
            default -> throw new IllegalStateException("no way to write " + plain + " in a study");
        };
    }

    /** Quoted, or a word that is not a number, truth or nothing. */
    record Text(Place place, String value) implements Node {}

    /** Digits only, however many. */
    record Whole(Place place, BigInteger value) implements Node {}

    /** A number with a point or an exponent, infinite or not a number included, and how it was written. */
    record Decimal(Place place, double value, String written) implements Node {}

    /** {@code true} or {@code false}. */
    record Truth(Place place, boolean value) implements Node {}

    /** A key without a value, or {@code null}. */
    record Nothing(Place place) implements Node {}

    /** A list. */
    record Items(Place place, List<Node> values) implements Node {
        public Items {
            values = List.copyOf(values);
        }
    }

    /** A value and the place of its key. */
    record Field(Place key, Node value) {}

    /** A mapping, in the order of the file. */
    record Fields(Place place, SequencedMap<String, Field> fields) implements Node {
        public Fields {
            fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
        }

        /** The value under a key, if there is one. */
        public Optional<Node> value(String key) {
            return Optional.ofNullable(fields.get(key)).map(Field::value);
        }

        /** The value at the end of a path, if there is one. */
        public Optional<Node> at(String path) {
            int dot = path.indexOf('.');
            return dot < 0
                    ? value(path)
                    : value(path.substring(0, dot))
                            .flatMap(inner -> inner instanceof Fields section
                                    ? section.at(path.substring(dot + 1))
                                    : Optional.empty());
        }

        /** Whether a path such as {@code training.batchSize} leads to a value. */
        public boolean has(String path) {
            return at(path).isPresent();
        }

        /**
         * The same with another value at the end of a path; sections on the way are made when they are missing, or when
         * only their word is there: {@code l2} becomes {@code l2: {lambda: 1e-4}}.
         *
         * @throws StudyException when something on the way is not a section
         */
        public Fields with(String path, Field field) {
            int dot = path.indexOf('.');
            if (dot < 0) {
                return put(path, field);
            }
            String key = path.substring(0, dot);
            String rest = path.substring(dot + 1);
            Field inner = fields.getOrDefault(key, new Field(field.key(), empty(field.key())));
            Fields section = switch (inner.value()) {
                case Fields there -> there;
                case Text word when rest.startsWith(word.value() + ".") -> empty(word.place());
                case Node other ->
                    throw other.place().error("'" + key + "' is " + other.found() + ", expected a section");
            };
            return put(key, new Field(inner.key(), section.with(rest, field)));
        }

        /** A mapping without keys. */
        public static Fields empty(Place place) {
            return new Fields(place, new LinkedHashMap<>());
        }

        /** The same with a field of its own. */
        public Fields put(String key, Field field) {
            SequencedMap<String, Field> copy = new LinkedHashMap<>(fields);
            copy.put(key, field);
            return new Fields(place, copy);
        }

        /** The same without a key. */
        public Fields without(String key) {
            SequencedMap<String, Field> copy = new LinkedHashMap<>(fields);
            copy.remove(key);
            return new Fields(place, copy);
        }

        /** The same with whatever is missing, at any depth, taken from {@code defaults}. */
        public Fields orElse(Fields defaults) {
            SequencedMap<String, Field> merged = new LinkedHashMap<>(fields);
            defaults.fields().forEach((key, fallback) -> merged.merge(key, fallback, Fields::merge));
            return new Fields(place, merged);
        }

        private static Field merge(Field own, Field fallback) {
            return own.value() instanceof Fields section && fallback.value() instanceof Fields more
                    ? new Field(own.key(), section.orElse(more))
                    : own;
        }
    }
}
