// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.text;

import dev.ceteris.evidence.claim.Level;
import dev.ceteris.spec.Canonical;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** Levels of a study as claims speak of them. */
public final class Levels {
    private Levels() {}

    /** A level by its text and the numbers in it: {@code {l2: {lambda: 5e-5}}} has 5e-5 at {@code l2.lambda}. */
    public static Level of(Object plain) {
        SequencedMap<String, Double> numbers = new LinkedHashMap<>();
        collect(Level.ITSELF, plain, numbers);
        return new Level(Canonical.text(plain), numbers);
    }

    private static void collect(String path, Object value, Map<String, Double> numbers) {
        switch (value) {
            case Number number -> numbers.put(path, number.doubleValue());
            case Map<?, ?> section ->
                section.forEach((key, inner) -> collect(path.isEmpty() ? key + "" : path + "." + key, inner, numbers));
            default -> {}
        }
    }
}
