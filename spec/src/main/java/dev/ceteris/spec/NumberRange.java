// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.spec;

import dev.ceteris.base.Default;
import dev.ceteris.base.SpecException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which numbers are possible, in the words of the message that refuses all others: "at least 0 and below 1". So a range
 * is stated once, where a record checks it.
 *
 * @param words empty when any number is possible, or when nothing is known of it
 * @param bounds the same by the keywords of JSON Schema: {@code minimum}, {@code exclusiveMinimum}, {@code maximum} and
 *     {@code exclusiveMaximum}
 */
public record NumberRange(String words, SequencedMap<String, Double> bounds) {
    private static final String NUMBER = "(-?[0-9][0-9.,]*(?:e-?[0-9]+)?)";

    private static final Pattern BOTH = Pattern.compile("(?:between|from) " + NUMBER + " (?:and|to) " + NUMBER);
    private static final Pattern OR_MORE = Pattern.compile(NUMBER + "(?: \\([^)]*\\))? or more");
    private static final Pattern ONE = Pattern.compile(
            "(at least|above|at most|below) " + NUMBER + "(?: and (at least|above|at most|below) " + NUMBER + ")?");

    public NumberRange {
        bounds = new LinkedHashMap<>(bounds);
    }

    /** The range that words mean; when they mean none, any number. */
    public static NumberRange of(String words) {
        SequencedMap<String, Double> bounds = new LinkedHashMap<>();
        Matcher both = BOTH.matcher(words);
        if (both.find()) {
            bounds.put("minimum", number(both.group(1)));
            bounds.put("maximum", number(both.group(2)));
            return new NumberRange(both.group(1) + " to " + both.group(2), bounds);
        }
        Matcher orMore = OR_MORE.matcher(words);
        if (orMore.find()) {
            bounds.put("minimum", number(orMore.group(1)));
            return new NumberRange("at least " + orMore.group(1), bounds);
        }
        Matcher one = ONE.matcher(words);
        if (!one.find()) {
            return new NumberRange("", bounds);
        }
        bounds.put(keyword(one.group(1)), number(one.group(2)));
        if (one.group(3) != null) {
            bounds.put(keyword(one.group(3)), number(one.group(4)));
        }
        return new NumberRange(one.group(), bounds);
    }

    private static String keyword(String bound) {
        return switch (bound) {
            case "at least" -> "minimum";
            case "above" -> "exclusiveMinimum";
            case "at most" -> "maximum";
            default -> "exclusiveMaximum";
        };
    }

    private static double number(String text) {
        return Double.parseDouble(text.replace(",", ""));
    }

    /**
     * The range of a record's component, which the record's constructor says when it is given an impossible number; any
     * number when the component is none, or the constructor takes any.
     */
    public static NumberRange of(RecordComponent component) {
        return expected(component).map(NumberRange::of).orElseGet(() -> of(""));
    }

    private static Optional<String> expected(RecordComponent component) {
        RecordComponent[] components = component.getDeclaringRecord().getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            boolean asked = components[i].getName().equals(component.getName());
            Optional<Object> value = asked ? impossible(component) : Optional.ofNullable(possible(components[i]));
            if (asked && value.isEmpty()) {
                return Optional.empty();
            }
            values[i] = value.orElse(null);
        }
        // Another component may be refused first; its message then says what to try instead.
        for (int attempt = 0; attempt < components.length; attempt++) {
            Optional<SpecException> refusal = refusal(component.getDeclaringRecord(), components, values);
            if (refusal.isEmpty()) {
                return Optional.empty();
            }
            String refused = refusal.get().component();
            if (refused.equals(component.getName())) {
                return Optional.of(refusal.get().expected());
            }
            for (int i = 0; i < components.length; i++) {
                if (components[i].getName().equals(refused)) {
                    values[i] = of(refusal.get().expected()).inside(values[i]);
                }
            }
        }
        return Optional.empty();
    }

    /** A number in the range, of the type of another value; that value itself when it is none. */
    private Object inside(Object instead) {
        double least =
                bounds.getOrDefault("minimum", bounds.getOrDefault("exclusiveMinimum", Double.NEGATIVE_INFINITY));
        double most = bounds.getOrDefault("maximum", bounds.getOrDefault("exclusiveMaximum", Double.POSITIVE_INFINITY));
        double inside = Double.isInfinite(most) ? least + 1 : Double.isInfinite(least) ? most - 1 : (least + most) / 2;
        return switch (instead) {
            case Integer _ -> (int) inside;
            case Long _ -> (long) inside;
            case Double _ -> inside;
            case null, default -> instead;
        };
    }

    /** What a constructor says of these values; empty when it takes them or cannot be asked. */
    private static Optional<SpecException> refusal(Class<?> kind, RecordComponent[] components, Object[] values) {
        try {
            made(kind, components, values);
            return Optional.empty();
        } catch (InvocationTargetException refused) {
            return refused.getCause() instanceof SpecException spec ? Optional.of(spec) : Optional.empty();
        } catch (ReflectiveOperationException unreachable) {
            throw new IllegalStateException("no canonical constructor of " + kind, unreachable);
        }
    }

    private static void made(Class<?> kind, RecordComponent[] components, Object[] values)
            throws ReflectiveOperationException {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Constructor<?> constructor = kind.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        constructor.newInstance(values);
    }

    private static Optional<Object> impossible(RecordComponent component) {
        return switch (component.getGenericType().getTypeName()) {
            case "int" -> Optional.of(Integer.MIN_VALUE);
            case "long" -> Optional.of(Long.MIN_VALUE);
            case "double" -> Optional.of(Double.NaN);
            case "java.util.List<java.lang.Integer>" -> Optional.of(List.of(Integer.MIN_VALUE));
            case "java.util.List<java.lang.Double>" -> Optional.of(List.of(Double.NaN));
            default -> Optional.empty();
        };
    }

    /**
     * Some value that a component can have, null where none is known; constructors compare numbers, and hardly check
     * the rest.
     */
    private static Object possible(RecordComponent component) {
        Class<?> type = component.getType();
        Default written = component.getAnnotation(Default.class);
        if (written != null) {
            return Binder.value(
                    component.getGenericType(),
                    YamlTree.of(written.value(), new Place("the defaults")),
                    component.getName(),
                    component.getName());
        }
        return switch (type.getName()) {
            case "int" -> 1;
            case "long" -> 1L;
            case "double" -> 1.0;
            case "boolean" -> false;
            case "java.util.List" -> List.of();
            default -> type.isEnum() ? type.getEnumConstants()[0] : null;
        };
    }
}
