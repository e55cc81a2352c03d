// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.spec;

import dev.ceteris.base.Default;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** What a study need not say about a choice that it makes, as {@link Default} on the choice's components has it. */
public final class Defaults {
    private static final Place PLACE = new Place("the defaults");

    private Defaults() {}

    /** The components that need not be said when a record is chosen. */
    public static Node.Fields of(Class<?> choice) {
        return of(choice, PLACE);
    }

    /**
     * The components that need not be said of a record.
     *
     * @param place that is named when a default turns out to be impossible
     */
    public static Node.Fields of(Class<?> choice, Place place) {
        SequencedMap<String, Node.Field> fields = new LinkedHashMap<>();
        for (RecordComponent component : choice.getRecordComponents()) {
            Default written = component.getAnnotation(Default.class);
            if (written != null) {
                fields.put(component.getName(), new Node.Field(place, YamlTree.of(written.value(), place)));
            }
        }
        return new Node.Fields(place, fields);
    }

    /** Whether a component has a default that is not written, and this value is it. */
    static boolean isSilent(RecordComponent component, Object value) {
        Default written = component.getAnnotation(Default.class);
        return written != null && written.silent() && isDefault(component, value);
    }

    /** Whether a component has a default, and this value is it. */
    static boolean isDefault(RecordComponent component, Object value) {
        Default written = component.getAnnotation(Default.class);
        return written != null
                && value.equals(Binder.value(
                        component.getGenericType(),
                        YamlTree.of(written.value(), PLACE),
                        component.getName(),
                        component.getName()));
    }

    /** What a chosen record says beyond its defaults, as plain values. */
    static SequencedMap<String, Object> beyond(String word, Map<?, ?> section) {
        SequencedMap<String, Object> rest = new LinkedHashMap<>();
        section.forEach((key, value) -> rest.put(String.valueOf(key), value));
        Language.all().stream()
                .flatMap(language -> Shapes.choices(language.spec()))
                .filter(choice -> Shapes.word(choice).equals(word))
                .map(Defaults::of)
                .forEach(defaults ->
                        rest.entrySet().removeIf(entry -> isDefault(defaults, entry.getKey(), entry.getValue())));
        return rest;
    }

    private static boolean isDefault(Node.Fields defaults, String key, Object value) {
        return defaults.value(key)
                .filter(node -> switch (node) {
                    case Node.Whole whole ->
                        value instanceof Number number
                                && number.doubleValue() == whole.value().doubleValue();
                    case Node.Decimal decimal -> value.equals(decimal.value());
                    default -> value.equals(node.written());
                })
                .isPresent();
    }
}
