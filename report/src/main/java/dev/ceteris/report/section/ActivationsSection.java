// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import dev.ceteris.base.Numbers;
import dev.ceteris.lab.inspect.ExaminedNetwork;
import dev.ceteris.lab.inspect.LayerActivity;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.Section;
import dev.ceteris.report.page.Table;
import dev.ceteris.report.summary.Results;
import java.util.ArrayList;
import java.util.List;

/** What hidden units answer to the test set, and how many answer nothing that could be learned from. */
final class ActivationsSection implements Section {
    static final String ID = "activations";
    static final String TITLE = "Hidden units, and those that are dead";

    @Override
    public Chapter render(Results results) {
        ShownNetworks shown = ShownNetworks.of(results);
        List<Table.Row> rows = new ArrayList<>();
        int samples = 0;
        for (ExaminedNetwork network : shown.networks()) {
            for (LayerActivity layer : network.activity()) {
                rows.add(row(shown, network, layer));
                samples = layer.samples();
            }
        }
        if (rows.isEmpty()) {
            return new Chapter(ID, TITLE, List.of());
        }
        boolean convolves = shown.networks().stream().anyMatch(network -> network.convolutions() > 0);
        String dense = convolves ? " Only dense layers are listed; convolutions come before them." : "";
        Table table = new Table(
                ID,
                "Answers of hidden units to " + samples + " test samples",
                List.of(
                        ConditionColumn.of(results),
                        Table.Column.text("seed"),
                        Table.Column.number(convolves ? "layer" : "hidden layer", "layer"),
                        Table.Column.number("units", "units"),
                        Table.Column.number("mean answer", "mean"),
                        Table.Column.number("standard deviation", "deviation"),
                        Table.Column.number("flat", "flat"),
                        Table.Column.number("dead units", "dead")),
                rows);
        return new Chapter(
                ID,
                TITLE,
                List.of(
                        new Element.Paragraph(shown.sentence()
                                + " An answer is flat where the slope of the activation is below a hundredth of"
                                + " its steepest: relu at 0, tanh and sigmoid where they are saturated, a"
                                + " rectifier that leaks nowhere. Next to nothing is learned through a flat"
                                + " answer. A unit is dead that is flat for all of these samples, as a relu unit"
                                + " that is never above 0." + dense),
                        new Element.Tabled(table)));
    }

    private static Table.Row row(ShownNetworks shown, ExaminedNetwork network, LayerActivity layer) {
        return Table.Row.of(
                ConditionColumn.cell(shown.summary(network)),
                new Table.Cell.Plain(network.trial().seeds().text()),
                whole(layer.layer()),
                whole(layer.units()),
                number(layer.mean()),
                number(layer.deviation()),
                new Table.Cell.Measured(
                        Numbers.percent(Double.parseDouble(Numbers.decimals(layer.flat(), 3))),
                        List.of(Numbers.exact(layer.flat()))),
                whole(layer.dead()));
    }

    private static Table.Cell whole(int number) {
        return new Table.Cell.Measured(String.valueOf(number), List.of(String.valueOf(number)));
    }

    private static Table.Cell number(double value) {
        return new Table.Cell.Measured(Numbers.three(value), List.of(Numbers.exact(value)));
    }
}
