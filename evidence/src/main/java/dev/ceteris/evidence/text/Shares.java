// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.text;

import dev.ceteris.evidence.claim.Direction;
import java.util.List;
import java.util.Set;

/** Metrics that the field states as shares, between 0 and 1, unless a name or a value says that they are in percent. */
public final class Shares {
    private static final Set<String> SHARES = Set.of("accuracy", "acc", "auc", "f1", "precision", "recall");
    private static final Set<String> OTHER_UNITS = Set.of("percent", "percentage", "pct", "count", "sum", "total");

    private Shares() {}

    /** Whether a metric of that name is known to lie between 0 and 1. */
    public static boolean isShare(String metric) {
        List<String> words = Direction.words(metric);
        return Direction.of(metric) == Direction.HIGHER
                && !metric.contains("%")
                && words.stream().anyMatch(SHARES::contains)
                && words.stream().noneMatch(OTHER_UNITS::contains);
    }
}
