// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import dev.ceteris.base.Numbers;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.RandomSource;
import dev.ceteris.lab.trial.SeedDesign;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialState;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.Section;
import dev.ceteris.report.page.Table;
import dev.ceteris.report.summary.ConditionSummary;
import dev.ceteris.report.summary.Digits;
import dev.ceteris.report.summary.Endings;
import dev.ceteris.report.summary.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Every trial, with what became of it. */
public final class TrialsSection implements Section {
    @Override
    public Chapter render(Results results) {
        SeedDesign design = results.design();
        List<RandomSource> sources = design.sources();
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("trial"), ConditionColumn.of(results)));
        seedColumns(design).forEach(name -> columns.add(Table.Column.number(name, name)));
        columns.addAll(List.of(
                Table.Column.text("state"),
                Table.Column.number("epochs", "epochs"),
                Table.Column.number(
                        results.judgement().key(), results.judgement().key()),
                new Table.Column("weights", Table.Align.TEXT, List.of("weights SHA-256"))));
        List<Element> elements = new ArrayList<>();
        if (!results.sameWeights().isEmpty()) {
            columns.add(Table.Column.text("same weights as"));
            elements.add(new Element.Paragraph(String.join(" ", OverviewSection.sameWeights(results))));
        }
        elements.add(new Element.Tabled(new Table(
                "trials",
                "Every trial in the order of the study; the digest is the SHA-256 of its final weights",
                columns,
                results.run().trials().stream()
                        .map(trial -> row(trial, sources, results))
                        .toList())));
        return new Chapter("trials", "Trials", elements);
    }

    /** A column for each source of randomness that the study separates. */
    private static List<String> seedColumns(SeedDesign design) {
        return design.isNested()
                ? design.sources().stream().map(RandomSource::word).toList()
                : List.of("seed");
    }

    private static Table.Row row(TrialRecord trial, List<RandomSource> sources, Results results) {
        String epochs = String.valueOf(trial.epochs().size());
        Metric judgement = results.judgement();
        double judged = ConditionSummary.last(trial, judgement);
        List<Table.Cell> cells = new ArrayList<>(List.of(ConditionColumn.cell(results.summary(trial.condition()))));
        for (RandomSource source : sources) {
            String seed = String.valueOf(source.of(trial.seeds()));
            cells.add(new Table.Cell.Measured(seed, List.of(seed)));
        }
        cells.addAll(List.of(
                new Table.Cell.Plain(Endings.state(trial, results)),
                new Table.Cell.Measured(epochs, List.of(epochs)),
                new Table.Cell.Measured(Digits.of(judgement, judged), List.of(Numbers.exact(judged))),
                trial.state() instanceof TrialState.Done(String sha256, int _)
                        ? new Table.Cell.Digest(sha256)
                        : new Table.Cell.Plain("")));
        if (!results.sameWeights().isEmpty()) {
            cells.add(new Table.Cell.Plain(twins(trial, results)));
        }
        return new Table.Row(new Table.Cell.Plain(String.valueOf(trial.number())), cells);
    }

    private static String twins(TrialRecord trial, Results results) {
        int own = results.summary(trial.condition()).look().position();
        return results.sameWeights().stream()
                .filter(same ->
                        same.seeds().contains(trial.seeds()) && same.positions().contains(own))
                .flatMap(same -> same.positions().stream())
                .filter(position -> position != own)
                .map(position -> results.conditions().get(position).level())
                .collect(Collectors.joining(", "));
    }
}
