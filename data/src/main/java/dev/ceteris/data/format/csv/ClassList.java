// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.format.csv;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The classes of the rows read so far. */
final class ClassList {
    private static final Comparator<String> BY_VALUE =
            Comparator.<String, BigInteger>comparing(BigInteger::new).thenComparing(Comparator.naturalOrder());

    /** Each class with its place in the order of first appearance, which is how {@code rows} names it. */
    private final Map<String, Integer> appearances = new HashMap<>();

    private int[] rows = new int[256];
    private int count;

    void add(String name) {
        if (count == rows.length) {
            rows = Arrays.copyOf(rows, 2 * rows.length);
        }
        rows[count++] = appearances.computeIfAbsent(name, _ -> appearances.size());
    }

    /** The names in the order of the labels: by value when all are whole numbers, else by their letters. */
    List<String> names() {
        boolean numbers = appearances.keySet().stream().allMatch(name -> name.matches("[+-]?[0-9]+"));
        return appearances.keySet().stream()
                .sorted(numbers ? BY_VALUE : Comparator.naturalOrder())
                .toList();
    }

    /** The class of each row, as its place among {@link #names()}. */
    int[] labels() {
        List<String> names = names();
        int[] labelOf = new int[names.size()];
        for (int label = 0; label < labelOf.length; label++) {
            labelOf[appearances.get(names.get(label))] = label;
        }
        return Arrays.stream(rows, 0, count)
                .map(appearance -> labelOf[appearance])
                .toArray();
    }
}
