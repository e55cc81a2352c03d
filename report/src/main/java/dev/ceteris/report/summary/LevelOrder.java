// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.summary;

import dev.ceteris.lab.trial.Factor;
import java.util.Comparator;
import java.util.List;

/** The order of a factor's levels in plots and tables. */
public final class LevelOrder {
    private LevelOrder() {}

    /** Whether they have an order of their own. */
    public static boolean isNumeric(Factor factor) {
        return factor.levels().stream().allMatch(Number.class::isInstance);
    }

    /** Numbers by their size, others as the study has them. */
    public static List<Object> ordered(Factor factor) {
        return isNumeric(factor)
                ? factor.levels().stream()
                        .sorted(Comparator.comparingDouble(level -> ((Number) level).doubleValue()))
                        .toList()
                : factor.levels();
    }
}
