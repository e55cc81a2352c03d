// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import dev.ceteris.base.Numbers;
import dev.ceteris.lab.results.Chance;
import dev.ceteris.lab.trial.Factor;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.Section;
import dev.ceteris.report.page.Table;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.summary.Digits;
import dev.ceteris.report.summary.Results;
import dev.ceteris.spec.Canonical;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What came out at each level of what was varied, which is what a reader of a sweep asks first: a plot of each metric
 * that the study compares, a heat map where two factors vary, and the score of each candidate where something was
 * chosen.
 */
final class OutcomeSection implements Section {
    private static final String ID = "outcome";

    @Override
    public Chapter render(Results results) {
        Optional<Sweep> sweep = results.run().search().isPresent() ? Optional.empty() : Sweep.of(results);
        List<Element> elements = new ArrayList<>();
        sweep.ifPresent(of -> elements.addAll(swept(results, of)));
        List<Plot> scores = ScorePlots.of(results.run());
        if (!scores.isEmpty()) {
            elements.add(new Element.Figures(scores));
        }
        return new Chapter(ID, title(sweep), elements);
    }

    private static String title(Optional<Sweep> sweep) {
        return sweep.map(of -> "Outcome against " + of.across().name()
                        + of.apart()
                                .map(Factor::name)
                                .map(name -> " and " + name)
                                .orElse(""))
                .orElse("Score against what was tried");
    }

    private static List<Element> swept(Results results, Sweep sweep) {
        OutcomePlots plots = new OutcomePlots(results, sweep);
        List<Plot> drawn = new ArrayList<>();
        for (Metric metric : results.metrics()) {
            plots.levels(metric).ifPresent(drawn::add);
        }
        results.metrics().stream()
                .filter(metric -> metric.equals(results.judgement()))
                .findFirst()
                .or(() -> results.metrics().stream()
                        .filter(OutcomePlots::isJudged)
                        .findFirst())
                .flatMap(plots::grid)
                .ifPresent(drawn::add);
        if (drawn.isEmpty()) {
            return List.of();
        }
        List<Element> elements = new ArrayList<>();
        plots.averaged()
                .ifPresent(words ->
                        elements.add(new Element.Paragraph("Of the factors, the two with the largest effect on "
                                + results.judgement().key() + " are drawn; each value is "
                                + words + ", over the seeds whose trials all finished.")));
        elements.add(new Element.Figures(drawn));
        elements.add(new Element.Tabled(table(results, sweep, plots)));
        return elements;
    }

    private static Table table(Results results, Sweep sweep, OutcomePlots plots) {
        List<Metric> metrics = results.metrics();
        List<Table.Column> columns = new ArrayList<>();
        columns.add(Table.Column.text(sweep.across().name()));
        sweep.apart().ifPresent(factor -> columns.add(Table.Column.text(factor.name())));
        columns.add(Table.Column.number("n", "n"));
        for (Metric metric : metrics) {
            columns.add(Table.Column.number(
                    metric.key(), metric.key() + " mean", metric.key() + " low", metric.key() + " high"));
        }
        columns.add(Table.Column.text("remark"));
        List<Table.Row> rows = new ArrayList<>();
        plots.lines().forEach(line -> rows.addAll(rows(line, metrics, plots)));
        results.guesses().forEach(guess -> rows.add(row(guess, results, sweep)));
        return new Table(
                ID,
                "Mean (95 % interval) over " + ConditionsSection.seeds(results) + " at the " + results.epochCompared(),
                columns,
                rows);
    }

    /** Those of one line of the plots. */
    private static List<Table.Row> rows(Optional<Object> line, List<Metric> metrics, OutcomePlots plots) {
        List<List<OutcomePlots.Mean>> byMetric =
                metrics.stream().map(metric -> plots.means(line, metric)).toList();
        return IntStream.range(0, byMetric.getFirst().size())
                .mapToObj(place ->
                        byMetric.stream().map(means -> means.get(place)).toList())
                .map(means -> row(line, means, metrics))
                .toList();
    }

    private static Table.Row row(Optional<Object> line, List<OutcomePlots.Mean> means, List<Metric> metrics) {
        Sweep.Cell cell = means.getFirst().cell();
        List<Table.Cell> cells = new ArrayList<>();
        line.ifPresent(level -> cells.add(new Table.Cell.Plain(Canonical.text(level))));
        cells.addAll(numbers(means, metrics));
        cells.add(new Table.Cell.Plain(cell.remark()));
        return new Table.Row(new Table.Cell.Plain(Canonical.text(cell.level())), cells);
    }

    private static Table.Row row(Chance.Guessing guess, Results results, Sweep sweep) {
        List<Table.Cell> cells = new ArrayList<>();
        sweep.apart().ifPresent(_ -> cells.add(new Table.Cell.Plain("")));
        cells.add(new Table.Cell.Measured("", List.of("")));
        for (Metric metric : results.metrics()) {
            double value = guess.of(metric).orElse(Double.NaN);
            cells.add(new Table.Cell.Measured(
                    Double.isNaN(value) ? "" : Digits.of(metric, value), List.of(Numbers.exact(value), "", "")));
        }
        cells.add(new Table.Cell.Plain(""));
        return new Table.Row(new Table.Cell.Plain(results.words(guess)), cells);
    }

    private static List<Table.Cell> numbers(List<OutcomePlots.Mean> means, List<Metric> metrics) {
        List<Table.Cell> cells = new ArrayList<>();
        String n = String.valueOf(
                means.stream().mapToInt(mean -> mean.seeds().length).max().orElse(0));
        cells.add(new Table.Cell.Measured(n, List.of(n)));
        for (int i = 0; i < means.size(); i++) {
            OutcomePlots.Mean mean = means.get(i);
            String text = mean.text(metrics.get(i)) + (mean.seeds().length < 2 ? "" : " (" + mean.interval() + ")");
            cells.add(new Table.Cell.Measured(
                    mean.seeds().length == 0 ? Numbers.NONE : text,
                    List.of(Numbers.exact(mean.mean()), Numbers.exact(mean.low()), Numbers.exact(mean.high()))));
        }
        return cells;
    }
}
