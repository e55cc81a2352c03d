// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import dev.ceteris.base.Numbers;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.Section;
import dev.ceteris.report.page.Table;
import dev.ceteris.report.plot.Axis;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.summary.ConditionSummary;
import dev.ceteris.report.summary.Quartiles;
import dev.ceteris.report.summary.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** How long an epoch and a batch took. */
final class TimesSection implements Section {
    @Override
    public Chapter render(Results results) {
        List<ConditionSummary> timed = results.conditions().stream()
                .filter(condition -> condition.epochSeconds().n() > 0)
                .toList();
        if (timed.isEmpty()) {
            return new Chapter("times", "Time", List.of());
        }
        List<Plot> plots = new ArrayList<>();
        plots.add(plot(results, "epoch", timed, ConditionSummary::epochSeconds));
        if (timed.stream().anyMatch(condition -> condition.batchSeconds().n() > 0)) {
            plots.add(plot(results, "batch", timed, ConditionSummary::batchSeconds));
        }
        return new Chapter(
                "times",
                "Time per epoch and per batch",
                List.of(
                        new Element.Tabled(table(results, timed)),
                        new Element.Paragraph(
                                "Wall-clock time of training alone, evaluation left out, over the epochs of "
                                        + "the finished trials; the first epoch of each trial and the trials of "
                                        + "the first seed are left out where there are others, because the JVM "
                                        + "compiles the kernels during these. Several trials may have shared "
                                        + "the machine. The time "
                                        + "of a batch "
                                        + "is that of its epoch divided by the epoch's batches."),
                        new Element.Figures(plots)));
    }

    private static Table table(Results results, List<ConditionSummary> timed) {
        return new Table(
                "times",
                "Median time of training, with the quartiles between which half of the epochs lie",
                List.of(
                        ConditionColumn.of(results),
                        column("epoch"),
                        Table.Column.number("quartiles", "epoch quartile 1 in s", "epoch quartile 3 in s"),
                        column("batch"),
                        Table.Column.number("quartiles", "batch quartile 1 in s", "batch quartile 3 in s"),
                        Table.Column.number("epochs", "epochs measured")),
                Stream.concat(
                                timed.stream().map(TimesSection::row),
                                results.conditions().stream()
                                        .filter(condition ->
                                                condition.finished().isEmpty() && condition.diverged() > 0)
                                        .map(TimesSection::divergedRow))
                        .toList());
    }

    private static Table.Column column(String of) {
        return Table.Column.number("per " + of, of + " median in s");
    }

    private static Table.Row row(ConditionSummary condition) {
        String epochs = String.valueOf(condition.epochSeconds().n());
        return Table.Row.of(
                ConditionColumn.cell(condition),
                median(condition.epochSeconds()),
                range(condition.epochSeconds()),
                median(condition.batchSeconds()),
                range(condition.batchSeconds()),
                new Table.Cell.Measured(epochs, List.of(epochs)));
    }

    private static Table.Row divergedRow(ConditionSummary condition) {
        return Table.Row.of(
                ConditionColumn.cell(condition),
                median(condition.epochSeconds()),
                range(condition.epochSeconds()),
                median(condition.batchSeconds()),
                range(condition.batchSeconds()),
                new Table.Cell.Measured(condition.divergence(), List.of("0")));
    }

    private static Table.Cell median(Quartiles times) {
        return new Table.Cell.Measured(Numbers.seconds(times.median()), List.of(Numbers.exact(times.median())));
    }

    private static Table.Cell range(Quartiles times) {
        return new Table.Cell.Measured(
                words(times), List.of(Numbers.exact(times.first()), Numbers.exact(times.third())));
    }

    private static String words(Quartiles times) {
        return times.n() == 0 ? Numbers.NONE : Numbers.seconds(times.first()) + " to " + Numbers.seconds(times.third());
    }

    private static Plot plot(
            Results results, String of, List<ConditionSummary> timed, Function<ConditionSummary, Quartiles> times) {
        List<ConditionSummary> drawn = timed.stream()
                .filter(condition -> times.apply(condition).n() > 0)
                .toList();
        List<Plot.Dot> dots = drawn.stream()
                .map(condition -> dot(condition, times.apply(condition)))
                .toList();
        List<double[]> spans = dots.stream()
                .map(dot -> new double[] {dot.from(), dot.at(), dot.to()})
                .toList();
        List<String> medians = dots.stream()
                .map(dot -> dot.level() + " " + Numbers.seconds(dot.at()))
                .toList();
        return new Plot.Dots(
                "time-" + of,
                "Training time per " + of,
                results.by() + "dot: median, bar: quartiles",
                "Dot plot of the median training time per " + of + ": " + String.join(", ", medians) + ".",
                Axis.ofAmounts("training time per " + of + " in s", spans),
                dots);
    }

    private static Plot.Dot dot(ConditionSummary condition, Quartiles times) {
        return new Plot.Dot(
                condition.look(),
                condition.level(),
                times.first(),
                times.median(),
                times.third(),
                condition.label() + ": median " + Numbers.seconds(times.median()) + ", half between " + words(times));
    }
}
