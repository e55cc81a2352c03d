// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.evidence;

import static dev.ceteris.engine.Require.require;

import java.util.List;

/**
 * A metric hardly differs between any two levels of a factor, on average over the other factors.
 *
 * @param metric of which form
 * @param across which factor
 * @param within how much difference does not matter, above 0
 * @param where the comparison is made
 */
public record Equivalent(Measure metric, String across, Margin within, Selection where) implements Claim {
    public Equivalent {
        require(within.isStated(), "within", within.text(), "how much difference does not matter, above 0");
    }

    @Override
    public Argument argue(Observations results) {
        return AllPairs.within(results, metric, across, within, List.of(Selection.ALL));
    }

    @Override
    public String sentence() {
        return metric.text() + " differs by less than " + within.text() + " between any two levels of " + across;
    }
}
