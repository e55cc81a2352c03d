// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import dev.ceteris.base.Numbers;
import dev.ceteris.base.Plural;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.trial.Condition;
import dev.ceteris.lab.trial.DataSpec;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.tuning.Candidate;
import dev.ceteris.lab.tuning.TuningRecord;
import dev.ceteris.report.page.Table;
import dev.ceteris.report.summary.Digits;
import dev.ceteris.report.summary.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** What a nested cross-validation has chosen: in which outer folds, how often, and with which inner scores. */
final class NestedChoices {
    private final RunRecord run;
    private final SequencedMap<Condition, List<TuningRecord>> byCondition = new LinkedHashMap<>();
    private final Metric by;

    NestedChoices(RunRecord run) {
        this.run = run;
        run.tunings()
                .forEach(tuning -> byCondition
                        .computeIfAbsent(tuning.condition(), _ -> new ArrayList<>())
                        .add(tuning));
        by = run.study().tuning().tuningRuns().getFirst().by();
    }

    /** A sentence for each condition: how often each candidate was chosen. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        byCondition.forEach((condition, folds) -> {
            String name = condition.levels().isEmpty() ? "" : " for " + condition.label();
            sentences.add("Tuned" + name + " inside of " + Plural.of(folds.size(), "outer fold") + ": "
                    + verdicts(folds) + "." + score(folds) + edges(folds));
        });
        return sentences;
    }

    private String verdicts(List<TuningRecord> folds) {
        List<String> verdicts = new ArrayList<>();
        List<Map.Entry<Condition, List<Long>>> counted =
                new ArrayList<>(chosen(folds).entrySet());
        counted.sort(Comparator.comparingInt(entry -> -entry.getValue().size()));
        counted.forEach(entry ->
                verdicts.add(entry.getKey().label() + " in " + entry.getValue().size()));
        long open = folds.stream().filter(tuning -> !tuning.isOver()).count();
        long nothing = folds.stream().filter(TuningRecord::isOver).count()
                - chosenIn(folds).size();
        if (nothing > 0) {
            verdicts.add("nothing in " + nothing + ", because every candidate diverged or failed");
        }
        if (open > 0) {
            verdicts.add("not known yet in " + open);
        }
        return String.join("; ", verdicts);
    }

    /** The values that were chosen, each with the seeds whose outer folds they were chosen in. */
    private static SequencedMap<Condition, List<Long>> chosen(List<TuningRecord> folds) {
        SequencedMap<Condition, List<Long>> chosen = new LinkedHashMap<>();
        chosenIn(folds)
                .forEach(tuning -> chosen.computeIfAbsent(
                                tuning.chosen().orElseThrow().values(), _ -> new ArrayList<>())
                        .add(seed(tuning)));
        return chosen;
    }

    private static List<TuningRecord> chosenIn(List<TuningRecord> folds) {
        return folds.stream().filter(tuning -> tuning.chosen().isPresent()).toList();
    }

    private String score(List<TuningRecord> folds) {
        List<TuningRecord> over = chosenIn(folds);
        return over.isEmpty()
                ? ""
                : " Mean inner " + by.key() + " of the chosen: "
                        + Digits.of(by, mean(over.stream().map(tuning -> score(tuning)))) + ".";
    }

    private static double score(TuningRecord tuning) {
        return tuning.chosen().map(tuning::score).orElse(Double.NaN);
    }

    private static double mean(Stream<Double> values) {
        return values.flatMapToDouble(DoubleStream::of).average().orElse(Double.NaN);
    }

    private static String edges(List<TuningRecord> folds) {
        SequencedMap<String, Integer> edges = new LinkedHashMap<>();
        folds.forEach(tuning -> tuning.edges().forEach(edge -> edges.merge(edge, 1, Integer::sum)));
        if (edges.isEmpty()) {
            return "";
        }
        List<String> words = edges.entrySet().stream()
                .map(edge -> edge.getKey() + " in " + Plural.of(edge.getValue(), "outer fold"))
                .toList();
        return " At the edge of what was tried: " + Words.list(words)
                + ". More candidates or a wider space may hold a better one.";
    }

    /** What was chosen in each outer fold, and what choosing cost there. */
    Table chosen() {
        List<Table.Row> rows = byCondition.values().stream()
                .flatMap(List::stream)
                .map(this::row)
                .toList();
        return new Table(
                "chosen",
                "What each trial ran with: the choice inside of its outer fold",
                List.of(
                        Table.Column.text("condition"),
                        Table.Column.number("seed", "seed"),
                        Table.Column.text("outer fold"),
                        Table.Column.text("chosen"),
                        Table.Column.number("inner " + by.key(), by.key()),
                        Table.Column.text("at the edge"),
                        Table.Column.number("trials", "trials"),
                        Table.Column.number("epochs", "epochs"),
                        Table.Column.number("time", "seconds")),
                rows);
    }

    private Table.Row row(TuningRecord tuning) {
        DataSpec data = run.study().trials().getFirst().data();
        long seed = seed(tuning);
        return Table.Row.of(
                new Table.Cell.Plain(tuning.condition().label()),
                whole(seed),
                new Table.Cell.Plain(data.fold(seed) + " of " + data.folds() + ", repetition " + data.repetition(seed)),
                new Table.Cell.Plain(
                        tuning.chosen().map(best -> best.values().label()).orElse(Numbers.NONE)),
                measured(score(tuning)),
                new Table.Cell.Plain(tuning.edges().isEmpty() ? "" : Words.list(tuning.edges())),
                whole(tuning.trialsBegun()),
                whole(tuning.epochsTrained()),
                new Table.Cell.Measured(Numbers.seconds(tuning.seconds()), List.of(Numbers.exact(tuning.seconds()))));
    }

    /** Every candidate of a condition: its inner score over the outer folds, and where it was chosen. */
    Table candidates() {
        List<Table.Row> rows = new ArrayList<>();
        byCondition.forEach((condition, folds) -> {
            SequencedMap<Condition, List<Long>> chosen = chosen(folds);
            scores(folds).forEach((values, scores) -> {
                List<Long> seeds = chosen.getOrDefault(values, List.of());
                rows.add(Table.Row.of(
                        new Table.Cell.Plain(condition.levels().isEmpty() ? "all" : condition.label()),
                        new Table.Cell.Plain(values.label()),
                        whole(scores.stream().filter(Optional::isPresent).count()),
                        measured(mean(scores.stream().flatMap(Optional::stream))),
                        whole(seeds.size()),
                        new Table.Cell.Plain(Words.ranges(seeds))));
            });
        });
        return new Table(
                "candidates",
                "Every candidate: the mean of " + by.key() + " over its inner folds, of the outer folds in which it was"
                        + " trained to the end; and in how many of them it was chosen",
                List.of(
                        Table.Column.text("for"),
                        Table.Column.text("candidate"),
                        Table.Column.number("outer folds", "outerFolds"),
                        Table.Column.number("inner " + by.key(), by.key()),
                        Table.Column.number("chosen", "chosen"),
                        Table.Column.text("with seeds")),
                rows);
    }

    /** By the values of a candidate, its score in each fold in which it was begun; empty without a whole training. */
    private static SequencedMap<Condition, List<Optional<Double>>> scores(List<TuningRecord> folds) {
        SequencedMap<Condition, List<Optional<Double>>> scores = new LinkedHashMap<>();
        for (TuningRecord tuning : folds) {
            int all = tuning.tuningRun().rounds().getLast().epochs();
            for (Candidate candidate : tuning.tuningRun().candidates()) {
                if (tuning.tried(candidate)) {
                    Optional<Double> score = Optional.of(tuning.score(candidate))
                            .filter(value -> Double.isFinite(value) && tuning.epochs(candidate) == all);
                    scores.computeIfAbsent(candidate.values(), _ -> new ArrayList<>())
                            .add(score);
                }
            }
        }
        return scores;
    }

    private static long seed(TuningRecord tuning) {
        return tuning.chosenFor().split().orElseThrow();
    }

    private Table.Cell measured(double value) {
        return new Table.Cell.Measured(Digits.of(by, value), List.of(Numbers.exact(value)));
    }

    private static Table.Cell whole(long value) {
        String text = String.valueOf(value);
        return new Table.Cell.Measured(text, List.of(text));
    }
}
