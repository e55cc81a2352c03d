// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import dev.ceteris.lab.results.Chance;
import dev.ceteris.lab.trial.Factor;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.report.summary.ConditionSummary;
import dev.ceteris.report.summary.LevelOrder;
import dev.ceteris.report.summary.Results;
import dev.ceteris.report.summary.Spread;
import dev.ceteris.spec.Canonical;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the factors of a study are drawn.
 *
 * @param across the factor on the x axis
 * @param apart the factor with a line for each of its levels; empty when one factor varies
 * @param averaged the factors over which each value is a mean; empty when at most two vary
 */
record Sweep(Factor across, Optional<Factor> apart, List<Factor> averaged) {
    Sweep {
        averaged = List.copyOf(averaged);
    }

    /** Empty when nothing varies. */
    static Optional<Sweep> of(Results results) {
        List<Factor> varied = results.run().study().factors().stream()
                .filter(factor -> factor.levels().size() > 1)
                .toList();
        if (varied.isEmpty()) {
            return Optional.empty();
        }
        List<Factor> drawn = varied.size() <= 2
                ? varied
                : varied.stream()
                        .sorted(Comparator.comparingDouble((Factor factor) -> -effect(factor, results)))
                        .limit(2)
                        .toList();
        List<Factor> ordered = drawn.stream()
                .sorted(Comparator.comparingInt((Factor factor) -> LevelOrder.isNumeric(factor) ? 0 : 1)
                        .thenComparingInt(factor -> -factor.levels().size()))
                .toList();
        return Optional.of(new Sweep(
                ordered.getFirst(),
                ordered.stream().skip(1).findFirst(),
                varied.stream().filter(factor -> !drawn.contains(factor)).toList()));
    }

    /** The order of the section's plots and table: by the levels of the factors, numbers by their size. */
    static Comparator<ConditionSummary> order(Results results) {
        if (results.run().search().isPresent()) {
            return Comparator.comparingInt(condition -> condition.look().position());
        }
        Comparator<ConditionSummary> order = (_, _) -> 0;
        for (Factor factor : results.run().study().factors()) {
            List<Object> levels = LevelOrder.ordered(factor);
            order = order.thenComparingInt(
                    condition -> levels.indexOf(condition.condition().levels().get(factor.name())));
        }
        return order;
    }

    /** How much the means of its levels differ: their variance, by the metric that tells best what came out. */
    private static double effect(Factor factor, Results results) {
        double[] means = factor.levels().stream()
                .mapToDouble(level -> results.conditions().stream()
                        .filter(condition ->
                                level.equals(condition.condition().levels().get(factor.name())))
                        .mapToDouble(condition ->
                                condition.last().get(results.judgement()).mean())
                        .filter(Double::isFinite)
                        .average()
                        .orElse(Double.NaN))
                .toArray();
        double deviation = Spread.of(means).deviation();
        return Double.isNaN(deviation) ? 0 : deviation * deviation;
    }

    /** Where a level lies on the axis of its factor: at its number, or at its place in the order. */
    static double place(Factor factor, Object level) {
        return LevelOrder.isNumeric(factor)
                ? ((Number) level).doubleValue()
                : factor.levels().indexOf(level);
    }

    /** The cells of one line, in the order of the x axis; a combination that no condition has is left out. */
    List<Cell> cells(Optional<Object> apartLevel, Results results) {
        List<Cell> cells = new ArrayList<>();
        for (Object level : LevelOrder.ordered(across)) {
            List<ConditionSummary> conditions = results.conditions().stream()
                    .filter(condition -> has(condition, across, level)
                            && (apart.isEmpty() || has(condition, apart.get(), apartLevel.orElseThrow())))
                    .toList();
            if (!conditions.isEmpty()) {
                cells.add(new Cell(level, label(level, apartLevel), conditions));
            }
        }
        return cells;
    }

    private static boolean has(ConditionSummary condition, Factor factor, Object level) {
        return level.equals(condition.condition().levels().get(factor.name()));
    }

    private String label(Object level, Optional<Object> apartLevel) {
        String first = across.name() + " " + Canonical.text(level);
        return apart.map(factor -> first + ", " + factor.name() + " " + Canonical.text(apartLevel.orElseThrow()))
                .orElse(first);
    }

    /**
     * What is measured at one place.
     *
     * @param level of the factor on the x axis
     * @param label {@code learningRate 0.1, batchSize 32}
     * @param conditions that have these levels, more than one where another factor is averaged over
     */
    record Cell(Object level, String label, List<ConditionSummary> conditions) {
        /**
         * A value for each seed with which every one of the conditions finished: their mean. What leaves out a diverged
         * trial would be a mean over other conditions than those of the other seeds.
         */
        double[] values(List<Long> seeds, Metric metric) {
            return seeds.stream()
                    .mapToDouble(seed -> conditions.stream()
                            .mapToDouble(condition -> condition.ended(seed, metric))
                            .average()
                            .orElse(Double.NaN))
                    .filter(Double::isFinite)
                    .toArray();
        }

        /** Whether none of its conditions does better than a guess. */
        boolean isAtChance() {
            return conditions.stream().allMatch(condition -> condition.marks().contains(Chance.MARK));
        }

        /** What a table says of it beside its numbers: {@code at chance}, {@code 2 of 6 diverged}; may be empty. */
        String remark() {
            return Stream.of(isAtChance() ? Chance.MARK : "", lost())
                    .filter(words -> !words.isEmpty())
                    .reduce((one, other) -> one + ", " + other)
                    .orElse("");
        }

        private int trials() {
            return conditions.stream().mapToInt(ConditionSummary::trials).sum();
        }

        private int diverged() {
            return conditions.stream().mapToInt(ConditionSummary::diverged).sum();
        }

        private int unfinished() {
            return trials()
                    - diverged()
                    - conditions.stream()
                            .mapToInt(condition -> condition.finished().size())
                            .sum();
        }

        /** {@code 2 of 6 diverged, 1 of 6 not finished}; empty when all finished. */
        String lost() {
            return Stream.of(counted(diverged(), "diverged"), counted(unfinished(), "not finished"))
                    .filter(words -> !words.isEmpty())
                    .reduce((one, other) -> one + ", " + other)
                    .orElse("");
        }

        /** {@code 2 of 6 diverged}; empty when none did. */
        String divergence() {
            return counted(diverged(), "diverged");
        }

        private String counted(int count, String word) {
            return count == 0 ? "" : count + " of " + trials() + " " + word;
        }
    }
}
