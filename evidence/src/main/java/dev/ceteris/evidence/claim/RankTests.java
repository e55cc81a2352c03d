// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import dev.ceteris.evidence.statistics.Friedman;
import dev.ceteris.evidence.statistics.Rank;
import dev.ceteris.evidence.statistics.Trend;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.IntStream;

/** Tests of several conditions by the ranks of their values within each seed. */
final class RankTests {
    private static final int FEWEST_CONDITIONS = 3;
    private static final int FEWEST_SEEDS = 2;

    private RankTests() {}

    /** Whether any of three or more conditions differs from the others (Friedman 1937); nothing for fewer. */
    static List<SecondaryTest> among(Observations results, Measure measure, List<Selection> selections) {
        return blocks(results, measure, selections)
                .map(blocks -> {
                    Friedman test = Friedman.of(blocks, Rank.LOWEST_FIRST);
                    return new SecondaryTest(
                            "Friedman",
                            "every condition is as often above as below the others",
                            "χ²",
                            test.chiSquareTieCorrected(),
                            OptionalInt.of(selections.size() - 1),
                            test.chiSquareP());
                })
                .stream()
                .toList();
    }

    /**
     * Whether values rise or fall along an order of three or more conditions (Page 1963; Jonckheere 1954). Both
     * statistics are large when values go the way that the claim says, so conditions are taken backwards for a fall.
     */
    static List<SecondaryTest> along(
            Observations results, Measure measure, List<Selection> selections, Monotone.Order order) {
        List<Selection> rising = order == Monotone.Order.INCREASING ? selections : selections.reversed();
        return blocks(results, measure, rising)
                .map(blocks -> {
                    Trend.Result page = Trend.page(blocks);
                    Trend.Result jonckheere = Trend.jonckheere(columns(blocks));
                    return List.of(
                            new SecondaryTest(
                                    "Page", "no trend, paired by seed", "L", page.statistic(), page.increasing()),
                            new SecondaryTest(
                                    "Jonckheere–Terpstra",
                                    "no trend, seeds not paired",
                                    "J",
                                    jonckheere.statistic(),
                                    jonckheere.increasing()));
                })
                .orElse(List.of());
    }

    /**
     * A row for each seed that has all of the conditions; a value that is not known exactly counts as the least it can
     * be.
     */
    static Optional<double[][]> blocks(Observations results, Measure measure, List<Selection> selections) {
        if (selections.size() < FEWEST_CONDITIONS) {
            return Optional.empty();
        }
        List<SequencedMap<String, ValueRange>> values = selections.stream()
                .map(selection -> results.values(selection, measure))
                .toList();
        SequencedSet<String> seeds = new LinkedHashSet<>(values.getFirst().keySet());
        values.forEach(column -> seeds.retainAll(column.keySet()));
        double[][] blocks = seeds.stream()
                .map(seed -> values.stream()
                        .mapToDouble(column -> column.get(seed).low())
                        .toArray())
                .toArray(double[][]::new);
        return blocks.length < FEWEST_SEEDS ? Optional.empty() : Optional.of(blocks);
    }

    private static List<double[]> columns(double[][] blocks) {
        return IntStream.range(0, blocks[0].length)
                .mapToObj(column ->
                        Arrays.stream(blocks).mapToDouble(row -> row[column]).toArray())
                .toList();
    }
}
