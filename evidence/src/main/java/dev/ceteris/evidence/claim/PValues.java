// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import java.util.IdentityHashMap;
import java.util.Map;

/** The p-value of each inequality, computed once: several clauses may share one, and each may take thousands of flips. */
final class PValues {
    private final Map<Inequality, Double> known = new IdentityHashMap<>();

    /** Before the floor of its contrast. */
    double of(Inequality part) {
        return known.computeIfAbsent(part, Inequality::p);
    }
}
