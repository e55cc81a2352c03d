// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction.regression;

import dev.ceteris.base.Numbers;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.tuning.Candidate;
import dev.ceteris.lab.tuning.TuningRecord;
import dev.ceteris.report.page.Table;
import dev.ceteris.report.section.ConditionColumn;
import dev.ceteris.report.section.TuningSection;
import dev.ceteris.report.summary.ConditionSummary;
import dev.ceteris.report.summary.Results;
import dev.ceteris.reproduction.StudySentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the regression comes to when its network is chosen by cross-validation and trained to the bottom. */
final class RegressionAnswer {
    private RegressionAnswer() {}

    static String words(Results results) {
        List<String> found = new ArrayList<>();
        for (ConditionSummary condition : results.conditions()) {
            double[] errors = RegressionChapter.sorted(condition, Metric.TEST_LOSS);
            if (errors.length > 0) {
                found.add(condition.label() + ": " + RegressionChapter.median(condition, Metric.TEST_LOSS)
                        + factor(condition));
            }
        }
        String optimizer =
                results.run().study().held().keySet().stream().anyMatch(path -> path.contains("levenbergMarquardt"))
                        ? "Levenberg–Marquardt sees the curvature of the error in all weights at once and goes down "
                                + "the long, narrow "
                                + "valleys in which gradient descent hardly moves; all of it in double precision. "
                        : "";
        return "Smooth units instead of ReLUs, and another optimizer. " + optimizer
                + "The network is chosen for each number of points by cross-validation: each fold of the training "
                + "points is once the validation set of a network trained on the others, with seeds of its own; "
                + "the grid is not used for the choice. "
                + cost(results) + StudySentences.extent(results) + " Test error on the grid: "
                + (found.isEmpty() ? "no trial has finished" : String.join("; ", found)) + ".";
    }

    private static String cost(Results results) {
        List<String> sentences = TuningSection.sentences(results.run());
        return sentences.isEmpty() ? "" : sentences.getLast() + " ";
    }

    /** {@code , reported 0.0135: 2.1 million times less}. */
    private static String factor(ConditionSummary condition) {
        Double reported = RegressionChapter.points(condition).stream()
                .mapToObj(m -> RegressionChapter.REPORTED.get((int) m))
                .findFirst()
                .orElse(null);
        double median = RegressionChapter.median(RegressionChapter.sorted(condition, Metric.TEST_LOSS));
        return reported == null ? "" : ", reported " + Numbers.four(reported) + ": " + times(reported / median);
    }

    /** {@code 3.1 million times less}. */
    private static String times(double factor) {
        if (factor >= 1e9) {
            return Numbers.decimals(factor / 1e9, 1) + " billion times less";
        }
        return factor >= 1e6
                ? Numbers.decimals(factor / 1e6, 1) + " million times less"
                : Numbers.plainly(factor) + " times less";
    }

    static Table table(Results results) {
        List<Table.Column> columns = List.of(
                ConditionColumn.of(results),
                Table.Column.text("network, by cross-validation"),
                Table.Column.number("error in cross-validation", "cross-validation"),
                Table.Column.number("error on the grid", "grid"),
                Table.Column.number("from", "least"),
                Table.Column.number("to", "greatest"),
                Table.Column.number("error on the diagonal", "diagonal"),
                Table.Column.number("error on the training points", "train"),
                Table.Column.number("n", "n"));
        return new Table(
                "regression-all",
                "Mean squared errors: medians over seeds, and for the grid the least and the greatest; n is the "
                        + "number of finished trials",
                columns,
                results.conditions().stream()
                        .map(condition -> row(results, condition))
                        .toList());
    }

    private static Table.Row row(Results results, ConditionSummary condition) {
        Optional<TuningRecord> tuning = results.run().tunings().stream()
                .filter(record -> record.condition().equals(condition.condition()))
                .findFirst();
        Optional<Candidate> chosen = tuning.flatMap(TuningRecord::chosen);
        double score = chosen.map(best -> tuning.orElseThrow().score(best)).orElse(Double.NaN);
        double[] grid = RegressionChapter.sorted(condition, Metric.TEST_LOSS);
        String n = String.valueOf(condition.finished().size());
        return new Table.Row(
                ConditionColumn.cell(condition),
                List.of(
                        new Table.Cell.Plain(
                                chosen.map(best -> best.values().label()).orElse("held")),
                        number(score),
                        number(middle(condition, Metric.TEST_LOSS)),
                        number(grid.length == 0 ? Double.NaN : grid[0]),
                        number(grid.length == 0 ? Double.NaN : grid[grid.length - 1]),
                        number(middle(condition, Metric.DIAGONAL_LOSS)),
                        number(middle(condition, Metric.TRAIN_LOSS)),
                        new Table.Cell.Measured(n, List.of(n))));
    }

    private static double middle(ConditionSummary condition, Metric metric) {
        double[] sorted = RegressionChapter.sorted(condition, metric);
        return sorted.length == 0 ? Double.NaN : RegressionChapter.median(sorted);
    }

    private static Table.Cell number(double value) {
        return new Table.Cell.Measured(Numbers.four(value), List.of(Numbers.exact(value)));
    }
}
