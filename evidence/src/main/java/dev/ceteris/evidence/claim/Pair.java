// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import dev.ceteris.base.Numbers;
import dev.ceteris.evidence.statistics.LogRank;
import dev.ceteris.evidence.statistics.Reached;
import dev.ceteris.evidence.statistics.Survival;
import java.util.ArrayList;
import java.util.List;

/** Two selections of conditions that are compared. */
record Pair(Observations results, Measure measure, Selection first, Selection second) {
    /** That the first is less than the second by a margin. */
    Argument less(Margin by) {
        return switch (by) {
            case Margin.Absolute(double size) ->
                argument(Beyond.below(difference(), -size), Double.NEGATIVE_INFINITY, -size);
            case Margin.Relative(double share) ->
                argument(Beyond.below(toShare(1 - share), 0), Double.NEGATIVE_INFINITY, 0);
        };
    }

    /** That the first is greater than the second by a margin. */
    Argument greater(Margin by) {
        return switch (by) {
            case Margin.Absolute(double size) ->
                argument(Beyond.above(difference(), size), size, Double.POSITIVE_INFINITY);
            case Margin.Relative(double share) ->
                argument(Beyond.above(toShare(1 + share), 0), 0, Double.POSITIVE_INFINITY);
        };
    }

    private Argument argument(Beyond part, double low, double high) {
        return new Argument(
                Statement.of(part), List.of(new Argument.Shown(part.contrast(), low, high)), levels(), companions());
    }

    /** That the two differ by less than a margin: what has to hold, and what is seen of it. */
    List<Argument.Shown> equivalence(Margin within) {
        return switch (within) {
            case Margin.Absolute(double size) -> List.of(new Argument.Shown(difference(), -size, size));
            case Margin.Relative(double share) ->
                List.of(
                        new Argument.Shown(toShare(1 - share), 0, Double.POSITIVE_INFINITY),
                        new Argument.Shown(reversed().toShare(1 - share), 0, Double.POSITIVE_INFINITY));
        };
    }

    private Pair reversed() {
        return new Pair(results, measure, /* first= */ second, /* second= */ first);
    }

    Contrast difference() {
        return results.difference(measure, first, second);
    }

    Contrast toShare(double share) {
        return results.difference(measure, first, share, second);
    }

    private List<Argument.Placed> levels() {
        return List.of(
                new Argument.Placed(Double.NaN, results.level(measure, first)),
                new Argument.Placed(Double.NaN, results.level(measure, second)));
    }

    /** Where something is waited for: whether one of them tends to be there earlier. */
    private List<Companion> companions() {
        if (!(measure.form() instanceof Measure.Form.EpochsToReach)) {
            return List.of();
        }
        LogRank.Result test = LogRank.twoGroups(waits(first), waits(second));
        return List.of(new Companion(
                "log-rank",
                "both reach the goal equally fast",
                "z = " + Numbers.three(test.z()),
                Math.min(1, 2 * Math.min(test.earlier(), test.later()))));
    }

    private List<Survival> waits(Selection selection) {
        List<Survival> waits = new ArrayList<>();
        results.values(selection, measure)
                .values()
                .forEach(value -> waits.add(
                        value.isExact()
                                ? new Survival(value.low(), Reached.YES)
                                : new Survival(value.low() - 1, Reached.NOT_YET)));
        return waits;
    }
}
