// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import java.util.function.Function;

/**
 * The latest value of a pure function, kept because it is asked for again and again. Nobody can tell, but by the time
 * it takes.
 */
final class Latest<K, V> {
    private record Known<K, V>(K key, V value) {}

    private final Function<K, V> function;
    private volatile Known<K, V> known;

    Latest(Function<K, V> function, K first) {
        this.function = function;
        known = new Known<>(first, function.apply(first));
    }

    V of(K key) {
        Known<K, V> now = known;
        if (!now.key().equals(key)) {
            now = new Known<>(key, function.apply(key));
            known = now;
        }
        return now.value();
    }
}
