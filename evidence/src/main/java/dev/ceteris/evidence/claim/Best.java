// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import dev.ceteris.base.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One condition is better than each of the others (multiple comparisons with the best, Hsu 1984).
 *
 * @param metric of which form; it has to be known which values of it are better
 * @param is the condition
 * @param within how much worse than another it may be and still count as the best; in the metric's unit or as a share
 * @param where the conditions are compared
 */
@Meaning("One condition is better than each of the others.")
public record Best(
        @Meaning("what is compared; which values of it are better has to be known")
        Measure metric,

        @Meaning("the condition that is the best") Selection is,

        @Meaning(
                "how much worse than another it may be and still count as the best, in the metric's unit or as a share")
        @MayBeLeftOut
        Margin within,

        @Meaning("the conditions that are compared") @MayBeLeftOut
        Selection where)
        implements Claim {
    @Override
    public List<List<Selection>> rivals(Observations results) {
        return List.of(Stream.concat(Stream.of(is), others(results).stream()).toList());
    }

    @Override
    public Analysis analyze(Observations results) {
        List<Inequality> parts = new ArrayList<>();
        List<Analysis.Shown> shown = new ArrayList<>();
        List<Selection> all = new ArrayList<>(List.of(is));
        List<Analysis.Obstacle> obstacles = new ArrayList<>();
        for (Selection other : others(results)) {
            Pair pair = new Pair(results, metric, is, other);
            Analysis.Shown one = pair.notWorse(within, results.direction(metric));
            parts.addAll(Pair.inside(one).toList());
            shown.add(one);
            all.add(other);
            pair.obstacle(within).ifPresent(obstacles::add);
        }
        List<Analysis.Placed> levels = all.stream()
                .map(selection -> new Analysis.Placed(Double.NaN, results.level(metric, selection)))
                .toList();
        Analysis analysis =
                new Analysis(CompoundHypothesis.all(parts), shown, levels, RankTests.among(results, metric, all));
        return obstacles.stream().findFirst().map(analysis::undecidable).orElse(analysis);
    }

    /** Every other combination of levels of the factors that it names. */
    private List<Selection> others(Observations results) {
        List<String> free = results.factors().stream()
                .map(Varied::name)
                .filter(name -> !is.levels().containsKey(name))
                .toList();
        return results.combinationsWithout(free).stream()
                .filter(combination -> !combination.levels().equals(is.levels()))
                .toList();
    }

    @Override
    public boolean ranks() {
        return true;
    }

    @Override
    public String heading() {
        return text();
    }

    @Override
    public String sentence() {
        return is.text() + " has " + metric.best()
                + (within.isStated() ? ", or is within " + within.text() + " of it" : "");
    }
}
