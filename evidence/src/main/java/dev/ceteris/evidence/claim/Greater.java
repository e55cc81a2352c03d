// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import dev.ceteris.base.Meaning;
import java.util.List;

/**
 * Of some conditions a metric is greater than of others.
 *
 * @param metric of which form
 * @param of which conditions
 * @param than which conditions
 * @param by how much at least; as a share, of what it is compared with
 * @param where the comparison is made
 */
@Meaning("A metric is greater in some conditions than in others.")
public record Greater(
        @Meaning("what is compared") Measure metric,
        @Meaning("the conditions in which it is greater") Selection of,
        @Meaning("the conditions in which it is not") Selection than,

        @Meaning("how much at least, in the metric's unit or as a share of what it is compared with")
        @MayBeLeftOut
        @MayExceedWhole
        Margin by,

        @Meaning("the conditions in which the comparison is made") @MayBeLeftOut
        Selection where)
        implements Claim {
    @Override
    public List<Selection> sides() {
        return List.of(of, than);
    }

    @Override
    public Analysis analyze(Observations results) {
        Pair pair = new Pair(results, metric, of, than);
        return pair.analysis(by, pair.greater(by));
    }

    @Override
    public String sentence() {
        return metric.text() + " of " + of.text() + " is " + (by.isStated() ? "at least " + by.text() + " " : "")
                + "greater than that of " + than.text();
    }
}
