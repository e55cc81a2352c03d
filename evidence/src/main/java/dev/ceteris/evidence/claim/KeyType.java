// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a key of a claim holds: how its values are read and written.
 *
 * @param type of the record's component
 * @param expected what an author may write, as the end of the sentence "expected …"
 * @param nothing the value that says nothing, if there is one: what a key is that may be left out
 * @param reading how a value is read
 * @param writing a value as text, number or map of texts; empty when it says nothing and need not be written
 */
public record KeyType<T>(
        Class<?> type,
        String expected,
        Optional<T> nothing,
        Function<Written, T> reading,
        Function<T, Optional<Object>> writing) {
    private static final List<KeyType<?>> TYPES = List.of(
            new KeyType<>(
                    Measure.class,
                    "a metric, or one of its forms (" + Measure.FORMS + ")",
                    Optional.empty(),
                    Written::measure,
                    measure -> Optional.of(measure.text())),
            new KeyType<>(
                    String.class,
                    "the name of a factor",
                    Optional.of(""),
                    Written::factor,
                    name -> Optional.<Object>of(name).filter(_ -> !name.isEmpty())),
            new KeyType<>(
                    Along.class,
                    "the name of a factor whose levels are numbers",
                    Optional.empty(),
                    Written::along,
                    along -> Optional.of(along.text())),
            new KeyType<>(
                    Correlated.Partner.class,
                    "the name of a factor whose levels are numbers, or a metric",
                    Optional.empty(),
                    Written::partner,
                    partner -> Optional.of(partner.text())),
            new KeyType<>(
                    Selection.class,
                    "a section with a level of each factor, such as {batchSize: 128}",
                    Optional.of(Selection.ALL),
                    Written::selection,
                    selection -> Optional.<Object>of(new LinkedHashMap<>(selection.levels()))
                            .filter(_ -> !selection.levels().isEmpty())),
            new KeyType<>(
                    Margin.class,
                    "a number in the metric's unit, or a share such as 20%",
                    Optional.of(Margin.none()),
                    Written::margin,
                    KeyType::plain),
            new KeyType<>(
                    Band.class,
                    "two numbers, the smaller one first, such as [0.01, 0.1]",
                    Optional.of(Band.EVERYTHING),
                    Written::band,
                    band -> Optional.<Object>of(List.of(band.low(), band.high()))
                            .filter(_ -> band.isStated())));

    private static Optional<Object> plain(Margin margin) {
        return switch (margin) {
            case Margin.Absolute(double size) -> size == 0 ? Optional.empty() : Optional.of(size);
            case Margin.Relative _ -> Optional.of(margin.text());
        };
    }

    /**
     * The type of a component of a claim.
     *
     * @throws IllegalStateException when no key can hold such values
     */
    static KeyType<?> of(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == double.class) {
            MayBeLeftOut unsaid = component.getAnnotation(MayBeLeftOut.class);
            return number(unsaid == null ? 0 : unsaid.number());
        }
        return type.isEnum()
                ? words(type)
                : TYPES.stream()
                        .filter(known -> known.type == type)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no key of a claim holds " + type));
    }

    private static KeyType<Double> number(double nothing) {
        return new KeyType<>(
                double.class,
                "a number",
                Optional.of(nothing),
                Written::number,
                number -> Optional.<Object>of(number).filter(_ -> !number.isInfinite()));
    }

    private static KeyType<Enum<?>> words(Class<?> words) {
        Enum<?>[] constants = (Enum<?>[]) words.getEnumConstants();
        return new KeyType<>(
                words,
                Arrays.stream(constants).map(KeyType::word).sorted().collect(Collectors.joining(" or ")),
                Optional.of(constants[0]),
                written -> written.word(words),
                constant -> Optional.of(word(constant)));
    }

    /** The word for a constant: {@code increasing}. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A value as its author wrote it. */
    public T read(Written value) {
        return reading.apply(value);
    }

    /** A value as plain text, number or map of texts; empty when it need not be written. */
    @SuppressWarnings("unchecked") // components have values of their own type only
    Optional<Object> write(Object value) {
        return writing.apply((T) value);
    }
}
