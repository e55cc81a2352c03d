// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The p-value of each inequality, computed once: several clauses may share one, and each may take thousands of flips.
 */
final class PValues {
    private final IdentityHashMap<Inequality, Double> known = new IdentityHashMap<>();

    /** Tests all of them in parallel; a hundred levels have ten thousand. */
    PValues(Stream<Inequality> parts) {
        Set<Inequality> different = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Inequality> all = parts.filter(different::add).toList();
        double[] ps = all.parallelStream().mapToDouble(Inequality::p).toArray();
        for (int i = 0; i < ps.length; i++) {
            known.put(all.get(i), ps[i]);
        }
    }

    /** Before the floor of its contrast. */
    double of(Inequality part) {
        return known.get(part);
    }
}
