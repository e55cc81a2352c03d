// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The best level of a factor is lower in some conditions than in others: tanh needs a smaller rate than relu. It is
 * unless some level that is not lower is the best of the first, and one that is not higher of the second; so for each
 * two such levels one of them has to be beaten by another level of its side, corrected for how many could do so.
 *
 * @param metric of which form; it has to be known which values of it are better
 * @param along which number
 * @param of in which conditions its best level is lower
 * @param than in which conditions it is not
 * @param where they are compared
 */
@Meaning("The best level of a factor is lower in some conditions than in others.")
public record LowerOptimum(
        @Meaning("what is compared; which values of it are better has to be known")
        Measure metric,

        @Meaning("the number whose best levels are meant") Along along,

        @Meaning("the conditions in which the best level is lower")
        Selection of,

        @Meaning("the conditions in which it is not") Selection than,

        @Meaning("the conditions in which they are compared") @MayBeLeftOut
        Selection where)
        implements Claim {
    public LowerOptimum {
        require(
                !of.levels().containsKey(along.factor()) && !than.levels().containsKey(along.factor()),
                "along",
                along.text(),
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
        return sides().stream().map(side -> along.selections(results, side)).toList();
    }

    @Override
    public Optional<String> searched() {
        return Optional.of(along.factor());
    }

    @Override
    public Optional<Along> number() {
        return Optional.of(along);
    }

    @Override
    public Analysis analyze(Observations results) {
        Contest first = new Contest(results, metric, along, of);
        Contest second = new Contest(results, metric, along, than);
        List<Clause> claimed = new ArrayList<>();
        List<Clause> denied = new ArrayList<>();
        for (Contest.Entrant one : first.entrants()) {
            for (Contest.Entrant other : second.entrants()) {
                List<Inequality> oneIsNotTheBest =
                        new ArrayList<>(first.isBeaten(one).parts());
                oneIsNotTheBest.addAll(second.isBeaten(other).parts());
                (one.place() < other.place() ? denied : claimed).add(new Clause(oneIsNotTheBest));
            }
        }
        Analysis analysis = new Analysis(
                new CompoundHypothesis(new Statement(claimed), new Statement(denied)),
                Stream.concat(first.shown().stream(), second.shown().stream()).toList(),
                List.of(),
                Stream.concat(first.secondary().stream(), second.secondary().stream())
                        .toList());
        if (first.entrants().size() < 2 || second.entrants().size() < 2) {
            return analysis.undecided(
                    "There are not two levels of " + along.text() + " on each side, so neither has a best one.");
        }
        return analysis;
    }

    @Override
    public String compared(String measured) {
        return "differences of " + measured + " between the best level of each side and the others";
    }

    @Override
    public String shaded() {
        return "where the level that looks best is better";
    }

    @Override
    public String sentence() {
        return "the " + along.text() + " with " + metric.best() + " is lower with " + of.text() + " than with "
                + than.text();
    }
}
