// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/**
 * One value of a factor. Two levels are the same when their texts are.
 *
 * @param text as tables and claims name it: {@code 128}, {@code [512, 384]}, {@code l2 lambda 5e-5}
 * @param numbers the numbers in it by their path, which is empty when the level is a number itself: {@code l2.lambda}
 *     to 5e-5
 */
public record Level(String text, SequencedMap<String, Double> numbers) {
    /** The path of a level that is a number itself. */
    public static final String ITSELF = "";

    public Level {
        numbers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(numbers));
    }

    /** A level that is a word. */
    public static Level of(String word) {
        return new Level(word, new LinkedHashMap<>());
    }

    /** A level that is a number. */
    public static Level of(String text, double number) {
        return new Level(text, new LinkedHashMap<>(Map.of(ITSELF, number)));
    }

    /** The number at a path, if there is one. */
    OptionalDouble number(String path) {
        return numbers.containsKey(path) ? OptionalDouble.of(numbers.get(path)) : OptionalDouble.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Level level && level.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
