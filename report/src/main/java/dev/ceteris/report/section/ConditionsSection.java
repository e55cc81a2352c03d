// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import dev.ceteris.base.Numbers;
import dev.ceteris.base.Plural;
import dev.ceteris.lab.results.Chance;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.SeedDesign;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.Section;
import dev.ceteris.report.page.Table;
import dev.ceteris.report.summary.ConditionSummary;
import dev.ceteris.report.summary.Digits;
import dev.ceteris.report.summary.Results;
import dev.ceteris.report.summary.Spread;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The study's metrics at the last epoch, or at the best one where trials may stop early, condition by condition. */
public final class ConditionsSection implements Section {
    @Override
    public Chapter render(Results results) {
        String meanings = results.metrics().stream()
                .map(metric -> metric.key() + " is the " + metric.meaning() + ".")
                .collect(Collectors.joining(" "));
        if (results.numbers() && results.metrics().stream().anyMatch(Metric::isLoss)) {
            String loss = String.join(" or ", results.run().study().lossesOfNumbers());
            meanings += " The loss of numbers is their " + loss + ", of a table's in standard deviations of the"
                    + " training set.";
        }
        return new Chapter(
                "comparison",
                "At the " + results.epochCompared(),
                List.of(new Element.Tabled(table(results)), new Element.Paragraph(meanings)));
    }

    /** The table alone. */
    public static Table table(Results results) {
        List<Metric> metrics = results.metrics();
        List<Table.Column> columns = new ArrayList<>();
        columns.add(ConditionColumn.of(results));
        columns.add(Table.Column.number("n", "n"));
        metrics.forEach(metric -> columns.add(Table.Column.number(
                results.named(metric),
                metric.key() + " mean",
                metric.key() + " standard deviation",
                metric.key() + " n")));
        List<Table.Row> rows = new ArrayList<>();
        results.conditions().stream()
                .sorted(Comparator.comparing(results::isEliminated).thenComparing(Sweep.order(results)))
                .forEach(condition -> rows.add(row(condition, metrics)));
        results.guesses().forEach(guess -> rows.add(row(guess, results)));
        return new Table(
                "comparison",
                "Mean ± standard deviation over " + seeds(results) + " at the " + results.epochCompared() + "; "
                        + counted(results.design()) + times(results),
                columns,
                rows);
    }

    /** Over what there is a mean. */
    static String seeds(Results results) {
        SeedDesign design = results.design();
        return design.replicates() == 1
                ? "seeds"
                : "the " + Plural.of(design.units().size(), design.unit().word()) + ", each the mean of its "
                        + design.replicates() + " trials,";
    }

    /** What the table of a study with several trials for each seed shows, as a sentence; empty of one trial each. */
    public static Optional<String> nested(Results results) {
        return results.design().replicates() == 1
                ? Optional.empty()
                : Optional.of("± is the standard deviation over " + seeds(results) + " and " + counted(results.design())
                        + ".");
    }

    /** What the column n counts. */
    private static String counted(SeedDesign design) {
        return design.replicates() == 1
                ? "n is the number of finished trials"
                : "n is the number of " + design.unit().word() + "s whose trials all finished × the trials of each";
    }

    /** Which seed is not in the mean of the times. */
    private static String times(Results results) {
        return results.metrics().contains(Metric.EPOCH_SECONDS)
                        && results.seeds().size() > 1
                ? "; times leave out the first seed, during which the JVM compiles"
                : "";
    }

    private static Table.Row row(Chance.Guessing guess, Results results) {
        List<Table.Cell> cells = new ArrayList<>();
        cells.add(new Table.Cell.Measured("", List.of("")));
        for (Metric metric : results.metrics()) {
            double value = guess.of(metric).orElse(Double.NaN);
            cells.add(new Table.Cell.Measured(
                    Double.isNaN(value) ? "" : Digits.of(metric, value), List.of(Numbers.exact(value), "", "")));
        }
        return new Table.Row(ConditionColumn.reference(results.words(guess), results), cells);
    }

    private static Table.Row row(ConditionSummary condition, List<Metric> metrics) {
        List<Table.Cell> cells = new ArrayList<>();
        int replicates = condition.seeds().replicates();
        String n = replicates == 1
                ? String.valueOf(condition.finished().size())
                : condition.complete() + " × " + replicates;
        boolean none = condition.finished().isEmpty() && condition.diverged() > 0;
        cells.add(new Table.Cell.Measured(
                none ? condition.divergence() : n, List.of(String.valueOf(condition.complete() * replicates))));
        for (Metric metric : metrics) {
            Spread spread = condition.last().get(metric);
            cells.add(new Table.Cell.Measured(
                    Digits.of(metric, spread),
                    List.of(
                            Numbers.exact(spread.mean()),
                            Numbers.exact(spread.deviation()),
                            String.valueOf(spread.n()))));
        }
        return new Table.Row(ConditionColumn.cell(condition), cells);
    }
}
