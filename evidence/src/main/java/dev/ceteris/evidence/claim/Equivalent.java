// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import static dev.ceteris.base.Require.require;

import java.util.List;
import java.util.SequencedMap;

/**
 * A metric hardly differs between any two levels of a factor, on average over the other factors; or between two selections of
 * conditions.
 *
 * @param metric of which form
 * @param across which factor; empty when two selections are compared
 * @param of one selection; every condition when a factor is named
 * @param to the other one
 * @param within how much difference does not matter, above 0
 * @param where the comparison is made
 */
public record Equivalent(
        Measure metric,
        @MayBeLeftOut String across,
        @MayBeLeftOut Selection of,
        @MayBeLeftOut Selection to,
        Margin within,
        @MayBeLeftOut Selection where)
        implements Claim {
    public Equivalent {
        require(within.isStated(), "within", within.text(), "how much difference does not matter, above 0");
        boolean two = !of.levels().isEmpty() && !to.levels().isEmpty();
        boolean none = of.levels().isEmpty() && to.levels().isEmpty();
        require(
                across.isEmpty() ? two : none,
                "across",
                across.isEmpty() ? "missing" : across,
                "a factor, or two selections of conditions in 'of' and 'to', and not both");
    }

    /** Between all levels of a factor. */
    public Equivalent(Measure metric, String across, Margin within, Selection where) {
        this(metric, across, Selection.ALL, Selection.ALL, within, where);
    }

    @Override
    public boolean concerns(SequencedMap<String, Level> condition) {
        return where.includes(condition) && (of.includes(condition) || to.includes(condition));
    }

    @Override
    public Argument argue(Observations results) {
        return across.isEmpty()
                ? AllPairs.within(results, metric, List.of(of, to), within)
                : AllPairs.within(results, metric, across, within, List.of(Selection.ALL));
    }

    @Override
    public String sentence() {
        return metric.text() + " differs by less than " + within.text() + " between "
                + (across.isEmpty() ? of.text() + " and " + to.text() : "any two levels of " + across);
    }
}
