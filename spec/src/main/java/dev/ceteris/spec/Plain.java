// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.spec;

import dev.ceteris.base.Default;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** Specs as plain values (texts, numbers, truths, lists and maps of them), the way a study states them. */
public final class Plain {
    private Plain() {}

    /** A record as a section: a plain value for each key, in the order of the components. */
    public static SequencedMap<String, Object> section(Record spec) {
        SequencedMap<String, Object> section = new LinkedHashMap<>();
        for (RecordComponent component : spec.getClass().getRecordComponents()) {
            section.put(component.getName(), value(component.getType(), component(spec, component)));
        }
        return section;
    }

    /** The same without what is left out as long as it has its default, see {@link Default#silent}. */
    public static SequencedMap<String, Object> canonical(Record spec) {
        SequencedMap<String, Object> section = section(spec);
        for (RecordComponent component : spec.getClass().getRecordComponents()) {
            Object value = component(spec, component);
            if (Defaults.isSilent(component, value)) {
                section.remove(component.getName());
            } else if (component.getType().isRecord()
                    && Language.form(component.getType()).isEmpty()) {
                section.put(component.getName(), canonical((Record) value));
            } else if (Shapes.isChoice(component.getType()) && value instanceof Record chosen) {
                section.put(component.getName(), chosen(chosen, canonical(chosen)));
            }
        }
        return section;
    }

    private static Object component(Record spec, RecordComponent component) {
        try {
            return component.getAccessor().invoke(spec);
        } catch (ReflectiveOperationException unreachable) {
            throw new IllegalStateException("no accessor of " + component, unreachable);
        }
    }

    private static Object value(Class<?> declared, Object value) {
        if (Shapes.isChoice(declared)) {
            return value instanceof Record chosen ? chosen(chosen, section(chosen)) : Shapes.wordOf(value);
        }
        return Language.form(declared).map(form -> plain(form, value)).orElseGet(() -> plain(value));
    }

    /** The word of a choice, with its section where it has one. */
    private static Object chosen(Record chosen, SequencedMap<String, Object> section) {
        String word = Shapes.wordOf(chosen);
        return section.isEmpty() ? word : new LinkedHashMap<>(Map.of(word, section));
    }

    private static <T> Object plain(Form<T> form, Object value) {
        return form.plain(form.kind().cast(value));
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Record spec -> section(spec);
            case Collection<?> items ->
                items.stream()
                        .map(item -> item instanceof Record record ? brief(record) : item)
                        .toList();
            default -> value;
        };
    }

    /** A record in a list, without what need not be said. */
    private static SequencedMap<String, Object> brief(Record item) {
        SequencedMap<String, Object> section = section(item);
        for (RecordComponent component : item.getClass().getRecordComponents()) {
            if (Defaults.isDefault(component, component(item, component))) {
                section.remove(component.getName());
            }
        }
        return section;
    }

    /** The value that was written. */
    public static Object of(Node node) {
        return switch (node) {
            case Node.Text text -> text.value();
            case Node.Whole whole
            when whole.value().bitLength() < Integer.SIZE -> whole.value().intValue();
            case Node.Whole whole -> whole.value().doubleValue();
            case Node.Decimal decimal -> decimal.value();
            case Node.Truth truth -> truth.value();
            case Node.Nothing nothing -> throw Binder.mismatch(nothing, "the value", "something");
            case Node.Items items -> items.values().stream().map(Plain::of).toList();
            case Node.Fields fields -> {
                SequencedMap<String, Object> section = new LinkedHashMap<>();
                fields.fields().forEach((key, field) -> section.put(key, of(field.value())));
                yield section;
            }
        };
    }

    /** The value at the end of a path. */
    public static Object at(SequencedMap<String, Object> section, String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? section.get(path) : at(inner(section, path.substring(0, dot)), path.substring(dot + 1));
    }

    /** The section without the value at the end of a path. */
    public static SequencedMap<String, Object> without(SequencedMap<String, Object> section, String path) {
        SequencedMap<String, Object> copy = new LinkedHashMap<>(section);
        int dot = path.indexOf('.');
        if (dot < 0) {
            copy.remove(path);
        } else {
            String key = path.substring(0, dot);
            copy.put(key, without(inner(section, key), path.substring(dot + 1)));
        }
        return copy;
    }

    /** Every single value and list with its path, in order. */
    public static SequencedMap<String, Object> leaves(SequencedMap<String, Object> section) {
        SequencedMap<String, Object> leaves = new LinkedHashMap<>();
        section.forEach((key, value) -> {
            if (value instanceof SequencedMap<?, ?>) {
                leaves(inner(section, key)).forEach((path, leaf) -> leaves.put(key + "." + path, leaf));
            } else {
                leaves.put(key, value);
            }
        });
        return leaves;
    }

    @SuppressWarnings("unchecked")
    private static SequencedMap<String, Object> inner(SequencedMap<String, Object> section, String key) {
        return (SequencedMap<String, Object>) section.get(key);
    }
}
