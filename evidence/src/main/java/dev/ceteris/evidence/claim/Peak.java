// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Meaning;
import dev.ceteris.base.Numbers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the best level of a factor lies. It lies inside of a band unless the best of all is outside, so each level
 * outside has to be beaten by some level inside; each of these is corrected for how many there are inside.
 *
 * @param metric of which form; it has to be known which values of it are better
 * @param along which number
 * @param is the best level; −∞ when a band is said
 * @param between the band in which it lies; everything when a level is said
 * @param where the levels are compared
 */
@Meaning("The best level of a factor is a certain one, or lies between two numbers.")
public record Peak(
        @Meaning("what is compared; which values of it are better has to be known")
        Measure metric,

        @Meaning("the number whose best level is meant") Along along,

        @Meaning("the level that is the best") @MayBeLeftOut(number = Double.NEGATIVE_INFINITY)
        double is,

        @Meaning("the numbers between which the best level lies, both included") @MayBeLeftOut
        Band between,

        @Meaning("the conditions in which the levels are compared") @MayBeLeftOut
        Selection where)
        implements Claim {
    public Peak {
        boolean hasLevel = is != Double.NEGATIVE_INFINITY;
        require(
                hasLevel != between.isStated(),
                "is",
                hasLevel ? Numbers.plain(is) : "missing",
                "a level, or a band in 'between', and not both");
    }

    /** A band without a level has no best one in it, and one with all levels has every best one. */
    @Override
    public void check(List<Varied> factors) {
        List<Level> levels = factors.stream()
                .filter(factor -> factor.name().equals(along.factor()))
                .flatMap(factor -> along.ordered(factor).stream())
                .toList();
        long inside = levels.stream()
                .filter(level -> band().includes(along.place(level).orElseThrow()))
                .count();
        require(
                inside > 0 && inside < levels.size(),
                between.isStated() ? "between" : "is",
                between.isStated()
                        ? "[" + Numbers.plain(between.low()) + ", " + Numbers.plain(between.high()) + "]"
                        : Numbers.plain(is),
                (between.isStated()
                                ? "a band with some levels of " + along.text() + " and not with all: "
                                : "a level of " + along.text() + ": ")
                        + levels.stream().map(Level::text).collect(Collectors.joining(", ")));
    }

    private Band band() {
        return between.isStated() ? between : new Band(is, is);
    }

    @Override
    public boolean ranks() {
        return true;
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
    public Optional<String> searched() {
        return Optional.of(along.factor());
    }

    @Override
    public Analysis analyze(Observations results) {
        Contest contest = new Contest(results, metric, along, Selection.ALL);
        Band band = band();
        List<Contest.Entrant> inside = contest.entrants().stream()
                .filter(entrant -> band.includes(entrant.place()))
                .toList();
        List<Contest.Entrant> outside = contest.entrants().stream()
                .filter(entrant -> !band.includes(entrant.place()))
                .toList();
        Analysis analysis = new Analysis(
                new CompoundHypothesis(eachBeaten(contest, outside, inside), eachBeaten(contest, inside, outside)),
                shown(contest, inside, outside),
                contest.placed(),
                contest.secondary());
        if (inside.isEmpty() || outside.isEmpty()) {
            return analysis.undecided((inside.isEmpty() ? "No level" : "Every level") + " of " + along.text() + " "
                    + (between.isStated() ? "lies " + between.text() : "is " + Numbers.plain(is))
                    + ", so there is nothing to compare.");
        }
        return analysis;
    }

    /** That each of some levels is beaten by at least one of some others. */
    private static Statement eachBeaten(Contest contest, List<Contest.Entrant> beaten, List<Contest.Entrant> better) {
        return new Statement(beaten.stream()
                .map(loser -> new Clause(better.stream()
                        .map(winner -> contest.beats(winner, loser))
                        .toList()))
                .toList());
    }

    private static List<Analysis.Shown> shown(
            Contest contest, List<Contest.Entrant> inside, List<Contest.Entrant> outside) {
        return contest.best(inside).stream()
                .flatMap(best -> outside.stream().map(other -> contest.shown(best, other)))
                .toList();
    }

    @Override
    public String compared(String measured) {
        return "differences of " + measured + " between levels inside and outside";
    }

    @Override
    public String sentence() {
        return "the " + along.text() + " with " + metric.best()
                + (between.isStated() ? " lies " + between.text() : " is " + Numbers.plain(is));
    }
}
