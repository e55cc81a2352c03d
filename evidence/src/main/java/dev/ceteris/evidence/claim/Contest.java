// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The levels of a factor, compared with each other by what is better. */
final class Contest {
    /**
     * A level.
     *
     * @param number of its place in the order, from 0
     * @param place the number that it is a level of
     * @param selection the conditions that have it
     * @param measured in them
     */
    record Entrant(int number, double place, Selection selection, Contrast measured) {}

    private record Match(int winner, int loser) {}

    private final Observations results;
    private final Measure measure;
    private final List<Entrant> entrants;
    private final Map<Match, Inequality> known = new HashMap<>();

    /** @param setting the conditions in which levels are compared */
    Contest(Observations results, Measure measure, Along along, Selection setting) {
        this.results = results;
        this.measure = measure;
        List<Level> levels = along.measured(results, setting);
        entrants = IntStream.range(0, levels.size())
                .mapToObj(number -> {
                    Selection selection = along.selection(levels.get(number), setting);
                    return new Entrant(
                            number,
                            along.place(levels.get(number)).orElseThrow(),
                            selection,
                            results.level(measure, selection));
                })
                .toList();
    }

    /** In their order. */
    List<Entrant> entrants() {
        return entrants;
    }

    /** That one is better than another. */
    Inequality beats(Entrant winner, Entrant loser) {
        Inequality reversed = known.get(new Match(loser.number(), winner.number()));
        return reversed != null
                ? known.computeIfAbsent(new Match(winner.number(), loser.number()), _ -> reversed.negated())
                : known.computeIfAbsent(
                        new Match(winner.number(), loser.number()),
                        _ -> Pair.inside(shown(winner, loser)).findFirst().orElseThrow());
    }

    /** That some other level is better than one, so that it is not the best. */
    Clause isBeaten(Entrant loser) {
        return new Clause(entrants.stream()
                .filter(entrant -> entrant.number() != loser.number())
                .map(winner -> beats(winner, loser))
                .toList());
    }

    Analysis.Shown shown(Entrant winner, Entrant loser) {
        return new Pair(results, measure, winner.selection(), loser.selection())
                .better(Margin.none(), results.direction(measure));
    }

    /** The one that did best in these results, of some. */
    Optional<Entrant> best(List<Entrant> some) {
        Comparator<Entrant> byMean =
                Comparator.comparingDouble(entrant -> entrant.measured().middle());
        return some.stream().max(results.direction(measure) == Direction.LOWER ? byMean.reversed() : byMean);
    }

    /** The best one with each of the others. */
    List<Analysis.Shown> shown() {
        return best(entrants).stream()
                .flatMap(best -> entrants.stream()
                        .filter(entrant -> entrant.number() != best.number())
                        .map(other -> shown(best, other)))
                .toList();
    }

    List<Analysis.Placed> placed() {
        return entrants.stream()
                .map(entrant -> new Analysis.Placed(entrant.place(), entrant.measured()))
                .toList();
    }

    /** Whether the levels differ at all. */
    List<SecondaryTest> secondary() {
        return RankTests.among(
                results, measure, entrants.stream().map(Entrant::selection).toList());
    }
}
