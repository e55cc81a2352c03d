// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * With its own best level of a factor each, some conditions are better than others. They are unless some level of the
 * second is not beaten by any level of the first; so for each level of the second, one of the first has to beat it,
 * corrected for how many could do so. Picking the level that looks best and testing it alone would find differences
 * where there are none.
 *
 * @param metric of which form; it has to be known which values of it are better
 * @param of which conditions
 * @param than which conditions
 * @param tuned the factor whose best level each side has
 * @param by how much better at least; in the metric's unit or as a share
 * @param where the comparison is made
 */
@Meaning("With its own best level of a factor each, some conditions are better than others.")
public record BetterTuned(
        @Meaning("what is compared; which values of it are better has to be known")
        Measure metric,

        @Meaning("the conditions that are better") Selection of,

        @Meaning("the conditions that they are compared with")
        Selection than,

        @Meaning("the factor whose best level each side has")
        String tuned,

        @Meaning("how much better at least, in the metric's unit or as a share of what they are compared with")
        @MayBeLeftOut
        Margin by,

        @Meaning("the conditions in which the comparison is made") @MayBeLeftOut
        Selection where)
        implements Claim {
    public BetterTuned {
        require(
                !of.levels().containsKey(tuned) && !than.levels().containsKey(tuned),
                "tuned",
                tuned,
                "another factor than those in 'of' and 'than'");
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
    public List<List<Selection>> rivals(Observations results) {
        return List.of(sides().stream()
                .flatMap(side -> Pair.selections(results, tuned, side).stream())
                .toList());
    }

    @Override
    public Optional<String> searched() {
        return Optional.of(tuned);
    }

    @Override
    public Analysis analyze(Observations results) {
        List<Selection> ours = Pair.selections(results, tuned, of);
        List<Selection> theirs = Pair.selections(results, tuned, than);
        Direction direction = results.direction(metric);
        List<Analysis.Shown> shown = new ArrayList<>();
        List<List<Inequality>> beaten = new ArrayList<>();
        List<Analysis.Obstacle> obstacles = new ArrayList<>();
        for (Selection their : theirs) {
            List<Inequality> row = new ArrayList<>();
            for (Selection our : ours) {
                Pair pair = new Pair(results, metric, our, their);
                Analysis.Shown better = pair.better(by, direction);
                shown.add(better);
                row.addAll(Pair.inside(better).toList());
                pair.obstacle(by).ifPresent(obstacles::add);
            }
            beaten.add(row);
        }
        Statement claimed = new Statement(beaten.stream().map(Clause::new).toList());
        Statement denied = new Statement(IntStream.range(0, ours.size())
                .mapToObj(our -> new Clause(
                        beaten.stream().map(row -> row.get(our).negated()).toList()))
                .toList());
        Analysis analysis = new Analysis(
                new CompoundHypothesis(claimed, denied),
                shown,
                Stream.concat(ours.stream(), theirs.stream())
                        .map(one -> new Analysis.Placed(Double.NaN, results.level(metric, one)))
                        .toList(),
                List.of());
        return obstacles.stream().findFirst().map(analysis::undecidable).orElse(analysis);
    }

    @Override
    public String sentence() {
        return metric.text() + " of " + of.text() + " is " + (by.isStated() ? "at least " + by.text() + " " : "")
                + "better than that of " + than.text() + ", each with its best " + tuned;
    }
}
