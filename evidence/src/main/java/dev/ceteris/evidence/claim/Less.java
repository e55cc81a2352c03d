// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import java.util.SequencedMap;

/**
 * Of some conditions a metric is less than of others.
 *
 * @param metric of which form
 * @param of which conditions
 * @param than which conditions
 * @param by how much at least; as a share, of what it is compared with
 * @param where the comparison is made
 */
public record Less(
        Measure metric,
        Selection of,
        Selection than,
        @MayBeLeftOut Margin by,
        @MayBeLeftOut Selection where) implements Claim {
    @Override
    public boolean concerns(SequencedMap<String, Level> condition) {
        return where.includes(condition) && (of.includes(condition) || than.includes(condition));
    }

    @Override
    public Argument argue(Observations results) {
        return new Pair(results, metric, of, than).less(by);
    }

    @Override
    public String sentence() {
        return metric.text() + " of " + of.text() + " is " + (by.isStated() ? "at least " + by.text() + " " : "")
                + "less than that of " + than.text();
    }
}
