// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A metric only ever rises, or only ever falls, along a factor: no level is on the wrong side of an earlier one by a
 * margin, and the last one is on the right side of the first by at least as much. Without a margin every step has to go
 * the right way.
 *
 * @param metric of which form
 * @param along which number
 * @param direction which way
 * @param within how far the wrong way does not matter; in the metric's unit
 * @param where the order is looked at
 */
@Meaning("A metric only ever rises, or only ever falls, along a factor.")
public record Monotone(
        @Meaning("what rises or falls") Measure metric,

        @Meaning("the number that puts the conditions in order")
        Along along,

        @Meaning("which way") Order direction,

        @Meaning("how far the wrong way does not matter, in the unit of the metric") @InUnitOfMetric @MayBeLeftOut
        Margin within,

        @Meaning("the conditions in which the order is looked at") @MayBeLeftOut
        Selection where)
        implements Claim {
    /** Which way. */
    public enum Order {
        INCREASING,
        DECREASING
    }

    public Monotone {
        require(within instanceof Margin.Absolute, "within", within.text(), "a number in the unit of the metric");
    }

    @Override
    public Optional<Along> order() {
        return Optional.of(along);
    }

    @Override
    public List<List<Selection>> rivals(Observations results) {
        return List.of(along.selections(results, Selection.ALL));
    }

    @Override
    public Analysis analyze(Observations results) {
        List<Level> levels = along.measured(results, Selection.ALL);
        List<Selection> selections = along.selections(results, Selection.ALL);
        double margin = ((Margin.Absolute) within).size();
        List<Inequality> parts = new ArrayList<>();
        List<Analysis.Shown> shown = new ArrayList<>();
        List<Analysis.Placed> placed = new ArrayList<>();
        for (int i = 0; i < selections.size(); i++) {
            placed.add(new Analysis.Placed(
                    along.place(levels.get(i)).orElseThrow(), results.level(metric, selections.get(i))));
            // Without a margin the steps say it all; with one, small steps the wrong way may add up.
            int last = margin == 0 ? Math.min(i + 2, selections.size()) : selections.size();
            for (int j = i + 1; j < last; j++) {
                Contrast step = results.difference(metric, selections.get(j), selections.get(i));
                parts.add(right(step, -margin));
                if (j == i + 1) {
                    shown.add(shown(step, -margin));
                }
            }
        }
        if (margin > 0 && selections.size() > 1) {
            Contrast whole = results.difference(metric, selections.getLast(), selections.getFirst());
            parts.add(right(whole, margin));
            shown.add(shown(whole, margin));
        }
        return new Analysis(
                CompoundHypothesis.all(parts), shown, placed, RankTests.along(results, metric, selections, direction));
    }

    private Inequality right(Contrast step, double least) {
        return direction == Order.INCREASING ? Inequality.above(step, least) : Inequality.below(step, -least);
    }

    private Analysis.Shown shown(Contrast step, double least) {
        return direction == Order.INCREASING
                ? new Analysis.Shown(step, least, Double.POSITIVE_INFINITY)
                : new Analysis.Shown(step, Double.NEGATIVE_INFINITY, -least);
    }

    @Override
    public String sentence() {
        String tolerance = within.isStated() ? ", never by " + within.text() + " the other way" : " at every step";
        return metric.text() + " is " + direction.name().toLowerCase(Locale.ROOT) + " in " + along.text() + tolerance;
    }
}
