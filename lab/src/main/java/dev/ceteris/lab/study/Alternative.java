// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import dev.ceteris.lab.trial.Knobs;
import dev.ceteris.spec.Canonical;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.Plain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.BiFunction;

/**
 * An item of a list of values, which may have ranges where values are: {@code {momentum: {beta: {from: 0.5, to:
 * 0.99}}}}. A range in an item is a dimension that exists only where the item is chosen.
 *
 * @param node as it is written
 * @param ranges that are in it, in the order in which they are written; none when it is a value
 */
record Alternative(Node node, List<Range> ranges) {
    /**
     * A range in an item.
     *
     * @param keys that lead to it: of sections, and of lists the places, counted from 1; none when the item is a range
     */
    record Range(List<String> keys, Node.Fields node) {
        /** The name of its dimension. */
        String name(String knob) {
            return keys.isEmpty() ? knob : knob + "." + String.join(".", keys);
        }
    }

    static Alternative of(Node item) {
        List<Range> ranges = new ArrayList<>();
        collect(item, List.of(), ranges);
        return new Alternative(item, List.copyOf(ranges));
    }

    private static void collect(Node node, List<String> keys, List<Range> ranges) {
        switch (node) {
            case Node.Fields section when isRange(section) -> ranges.add(new Range(keys, section));
            case Node.Fields section ->
                section.fields().forEach((key, field) -> collect(field.value(), longer(keys, key), ranges));
            case Node.Items items -> {
                for (int i = 0; i < items.values().size(); i++) {
                    collect(items.values().get(i), longer(keys, String.valueOf(i + 1)), ranges);
                }
            }
            default -> {}
        }
    }

    private static boolean isRange(Node.Fields section) {
        return section.fields().containsKey("from") || section.fields().containsKey("to");
    }

    private static List<String> longer(List<String> keys, String key) {
        List<String> longer = new ArrayList<>(keys);
        longer.add(key);
        return List.copyOf(longer);
    }

    /**
     * The item with a value for each of its ranges.
     *
     * @param values as many as ranges, in their order
     */
    Node filled(List<Node> values) {
        return replaced(node, List.of(), (keys, range) -> values.get(place(keys)));
    }

    /** The item as plain data, its ranges as these plain values. */
    Object plain(List<Object> values) {
        return plain(filled(
                values.stream().map(value -> Node.of(value, node.place())).toList()));
    }

    private int place(List<String> keys) {
        int place = 0;
        while (!ranges.get(place).keys().equals(keys)) {
            place++;
        }
        return place;
    }

    private static Node replaced(Node node, List<String> keys, BiFunction<List<String>, Node.Fields, Node> by) {
        return switch (node) {
            case Node.Fields section when isRange(section) -> by.apply(keys, section);
            case Node.Fields section -> {
                SequencedMap<String, Node.Field> fields = new LinkedHashMap<>();
                section.fields()
                        .forEach((key, field) -> fields.put(
                                key, new Node.Field(field.key(), replaced(field.value(), longer(keys, key), by))));
                yield new Node.Fields(section.place(), fields);
            }
            case Node.Items items -> {
                List<Node> values = new ArrayList<>();
                for (int i = 0; i < items.values().size(); i++) {
                    values.add(replaced(items.values().get(i), longer(keys, String.valueOf(i + 1)), by));
                }
                yield new Node.Items(items.place(), values);
            }
            default -> node;
        };
    }

    private static Object plain(Node node) {
        return switch (node) {
            case Node.Text text -> text.value();
            case Node.Whole whole -> whole.value().intValue();
            case Node.Decimal decimal -> decimal.value();
            case Node.Truth truth -> truth.value();
            case Node.Nothing nothing -> throw nothing.place().error("an item is empty, expected a value or a range");
            case Node.Items items ->
                items.values().stream().map(Alternative::plain).toList();
            case Node.Fields section -> {
                SequencedMap<String, Object> plain = new LinkedHashMap<>();
                section.fields().forEach((key, field) -> plain.put(key, plain(field.value())));
                yield plain;
            }
        };
    }

    /** What a table shows of it where its ranges are dimensions of their own: the word of a choice, or the item. */
    static Object word(Object plain) {
        return plain instanceof Map<?, ?> section && section.size() == 1
                ? section.keySet().iterator().next()
                : Canonical.text(plain);
    }

    /** The value that a range has in a value of the knob. */
    static Object at(Object value, List<String> keys) {
        Object found = value;
        for (String key : keys) {
            found = switch (found) {
                case Map<?, ?> section -> section.get(key);
                case List<?> items
                when key.chars().allMatch(Character::isDigit) -> items.get(Integer.parseInt(key) - 1);
                case null, default -> null;
            };
        }
        return found;
    }

    /** The item with the first value of each range in its place. */
    Node withFirstValues(String path) {
        return filled(ranges.stream()
                .map(range -> range.node()
                        .value("from")
                        .orElseThrow(() -> range.node()
                                .place()
                                .error("a range in '" + Knobs.name(path) + "' has no 'from', expected a number")))
                .toList());
    }

    /** The value of the knob that this item makes, with the first value of each range. */
    Object sample(Node.Fields base, String path, Node.Field field) {
        Node.Field item = new Node.Field(field.key(), withFirstValues(path));
        return Plain.at(Plain.section(Factorial.knobs(base.with(path, item))), path);
    }
}
