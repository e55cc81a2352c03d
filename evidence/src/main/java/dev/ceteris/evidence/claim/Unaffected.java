// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Meaning;
import java.util.List;
import java.util.Optional;

/**
 * A metric hardly depends on a factor, whatever the levels of the others: as {@link Equivalent}, in each of their
 * combinations.
 *
 * @param metric of which form
 * @param by which factor
 * @param within how much difference does not matter, above 0
 * @param where the comparison is made
 */
@Meaning("A metric hardly depends on a factor, in every combination of the others.")
public record Unaffected(
        @Meaning("what is compared") Measure metric,
        @Meaning("the factor") String by,

        @Meaning("how much difference does not matter, in the metric's unit or as a share")
        Margin within,

        @Meaning("the conditions in which the comparison is made") @MayBeLeftOut
        Selection where)
        implements Claim {
    public Unaffected {
        require(within.isStated(), "within", within.text(), "how much difference does not matter, above 0");
    }

    @Override
    public Optional<String> everywhere() {
        return Optional.of(by);
    }

    @Override
    public Analysis analyze(Observations results) {
        List<Selection> combinations = results.combinationsWithout(List.of(by));
        return Pair.within(results, metric, by, within, combinations);
    }

    @Override
    public String heading() {
        return text();
    }

    @Override
    public String sentence() {
        return by + " changes " + metric.text() + " by less than " + within.text()
                + " in every combination of the other factors";
    }
}
