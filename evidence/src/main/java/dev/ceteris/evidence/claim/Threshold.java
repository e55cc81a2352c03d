// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Meaning;
import dev.ceteris.base.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * In every condition the mean of a metric lies on one side of a number.
 *
 * @param metric of which form
 * @param above the number that it lies above; −∞ when it is not said
 * @param below the number that it lies below; ∞ when it is not said
 * @param where which conditions
 */
@Meaning("The mean of a metric lies on one side of a number in every condition.")
public record Threshold(
        @Meaning("what is compared with the number") Measure metric,

        @Meaning("the number that the mean lies above") @MayBeLeftOut(number = Double.NEGATIVE_INFINITY)
        double above,

        @Meaning("the number that the mean lies below") @MayBeLeftOut(number = Double.POSITIVE_INFINITY)
        double below,

        @Meaning("which conditions") @MayBeLeftOut Selection where)
        implements Claim {
    public Threshold {
        require(
                above != Double.NEGATIVE_INFINITY || below != Double.POSITIVE_INFINITY,
                "above",
                "missing",
                "a number, here or in 'below'");
        require(above < below, "below", Numbers.plain(below), "more than 'above'");
    }

    @Override
    public Analysis analyze(Observations results) {
        List<Analysis.Shown> shown = new ArrayList<>();
        results.combinationsWithout(List.of())
                .forEach(selection -> shown.add(
                        new Analysis.Shown(results.level(metric, selection), above, below, Contrast.Kind.LEVEL)));
        return new Analysis(
                CompoundHypothesis.all(shown.stream().flatMap(Pair::inside).toList()), shown, List.of(), List.of());
    }

    @Override
    public String sentence() {
        List<String> sides = new ArrayList<>();
        if (above != Double.NEGATIVE_INFINITY) {
            sides.add("above " + Numbers.plain(above));
        }
        if (below != Double.POSITIVE_INFINITY) {
            sides.add("below " + Numbers.plain(below));
        }
        return metric.text() + " is " + String.join(" and ", sides) + " in every condition";
    }
}
