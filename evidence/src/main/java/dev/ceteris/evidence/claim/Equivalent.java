// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Meaning;
import java.util.List;

/**
 * A metric hardly differs between any two levels of a factor, on average over the other factors; or between two
 * selections of conditions.
 *
 * @param metric of which form
 * @param across which factor; empty when two selections are compared
 * @param of one selection; every condition when a factor is named
 * @param to the other one
 * @param within how much difference does not matter, above 0
 * @param where the comparison is made
 */
@Meaning("A metric hardly differs between any two levels of a factor.")
public record Equivalent(
        @Meaning("what is compared") Measure metric,

        @Meaning("the factor, unless two selections of conditions are compared") @MayBeLeftOut
        String across,

        @Meaning("one selection of conditions") @MayBeLeftOut
        Selection of,

        @Meaning("the other one") @MayBeLeftOut Selection to,

        @Meaning("how much difference does not matter, in the metric's unit or as a share")
        Margin within,

        @Meaning("the conditions in which the comparison is made") @MayBeLeftOut
        Selection where)
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
    public List<Selection> sides() {
        return across.isEmpty() ? List.of(of, to) : List.of();
    }

    @Override
    public List<List<Selection>> rivals(Observations results) {
        return List.of(across.isEmpty() ? sides() : Pair.selections(results, across, Selection.ALL));
    }

    @Override
    public Analysis analyze(Observations results) {
        return across.isEmpty()
                ? Pair.within(results, metric, List.of(of, to), within)
                : Pair.within(results, metric, across, within, List.of(Selection.ALL));
    }

    @Override
    public String sentence() {
        return metric.text() + " differs by less than " + within.text() + " between "
                + (across.isEmpty() ? of.text() + " and " + to.text() : "any two levels of " + across);
    }
}
