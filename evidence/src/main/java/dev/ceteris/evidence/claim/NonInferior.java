// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Meaning;
import java.util.List;

/**
 * Some conditions are not worse than others by a margin or more; they may be better (non-inferiority, as trials of
 * medicines claim it: Piaggio et al. 2012).
 *
 * @param metric of which form; it has to be known which values of it are better
 * @param of which conditions
 * @param than which conditions
 * @param within how much worse they may be, above 0; in the metric's unit or as a share
 * @param where the comparison is made
 */
@Meaning("Some conditions are not worse than others by a margin or more; they may be better.")
public record NonInferior(
        @Meaning("what is compared; which values of it are better has to be known")
        Measure metric,

        @Meaning("the conditions that are not worse") Selection of,

        @Meaning("the conditions that they are compared with")
        Selection than,

        @Meaning("how much worse they may be, in the metric's unit or as a share of what they are compared with")
        Margin within,

        @Meaning("the conditions in which the comparison is made") @MayBeLeftOut
        Selection where)
        implements Claim {
    public NonInferior {
        require(within.isStated(), "within", within.text(), "how much worse does not matter, above 0");
    }

    @Override
    public boolean ranks() {
        return true;
    }

    @Override
    public List<Selection> sides() {
        return List.of(of, than);
    }

    @Override
    public Analysis analyze(Observations results) {
        Pair pair = new Pair(results, metric, of, than);
        return pair.analysis(within, pair.notWorse(within, results.direction(metric)));
    }

    @Override
    public String sentence() {
        return metric.text() + " of " + of.text() + " is not worse than that of " + than.text() + " by " + within.text()
                + " or more";
    }
}
