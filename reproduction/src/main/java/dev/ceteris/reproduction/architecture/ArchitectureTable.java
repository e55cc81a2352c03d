// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction.architecture;

import dev.ceteris.base.Numbers;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.report.page.Table;
import dev.ceteris.report.section.ConditionColumn;
import dev.ceteris.report.section.SearchedNetworks;
import dev.ceteris.report.summary.ConditionSummary;
import dev.ceteris.report.summary.Digits;
import dev.ceteris.report.summary.Results;
import dev.ceteris.report.summary.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What each network costs and brings, in one table. */
public final class ArchitectureTable {
    private static final List<Metric> METRICS =
            List.of(Metric.TEST_ACCURACY, Metric.TRAIN_ACCURACY, Metric.TEST_LOSS, Metric.TRAIN_LOSS);

    private ArchitectureTable() {}

    public static Table of(List<SearchedNetworks> networks, Results results) {
        List<Table.Column> columns = new ArrayList<>();
        columns.add(new Table.Column("hidden layers", Table.Align.TEXT, List.of("condition", "hidden")));
        columns.add(Table.Column.number("n", "n"));
        columns.add(Table.Column.number("parameters", "parameters"));
        columns.add(Table.Column.number("multiply-adds a sample", "multiply-adds"));
        METRICS.forEach(metric -> columns.add(Table.Column.number(
                metric.unit().equals("share") ? metric.key() : metric.key() + " in " + metric.unit(),
                metric.key() + " mean",
                metric.key() + " standard deviation")));
        columns.add(Table.Column.number("median time of an epoch", "epoch.seconds median"));
        return new Table(
                "architecture-all",
                "The nine networks: mean ± standard deviation over n seeds at the " + results.epochCompared()
                        + "; multiply-adds are those of the forward pass",
                columns,
                networks.stream().map(ArchitectureTable::row).toList());
    }

    private static Table.Row row(SearchedNetworks network) {
        ConditionSummary summary = network.summary();
        List<Table.Cell> cells = new ArrayList<>();
        cells.add(count(Optional.of((double) summary.finished().size())));
        cells.add(count(network.parameters()));
        cells.add(count(network.multiplyAdds()));
        for (Metric metric : METRICS) {
            Spread spread = network.last(metric);
            cells.add(new Table.Cell.Measured(
                    Digits.of(spread), List.of(Numbers.exact(spread.mean()), Numbers.exact(spread.deviation()))));
        }
        double seconds = summary.epochSeconds().median();
        cells.add(new Table.Cell.Measured(Numbers.seconds(seconds), List.of(Numbers.exact(seconds))));
        return new Table.Row(ConditionColumn.cell(summary), cells);
    }

    private static Table.Cell count(Optional<Double> number) {
        String text = number.map(value -> String.valueOf(Math.round(value))).orElse(Numbers.NONE);
        return new Table.Cell.Measured(text, List.of(text.equals(Numbers.NONE) ? "" : text));
    }
}
