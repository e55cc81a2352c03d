// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import dev.ceteris.base.Numbers;
import dev.ceteris.lab.inspect.ExaminedNetwork;
import dev.ceteris.lab.score.Calibration;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.Section;
import dev.ceteris.report.page.Table;
import dev.ceteris.report.plot.Axis;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.summary.Look;
import dev.ceteris.report.summary.Results;
import java.util.ArrayList;
import java.util.List;

/** Whether a network is as sure as it is correct: the reliability diagram (Guo et al. 2017, figure 1). */
final class CalibrationSection implements Section {
    static final String ID = "calibration";
    static final String TITLE = "What went wrong: how sure, and how often correct";

    @Override
    public Chapter render(Results results) {
        ShownNetworks shown = ShownNetworks.of(results);
        List<ExaminedNetwork> networks = shown.networks().stream()
                .filter(network -> network.classes().isPresent())
                .toList();
        if (networks.isEmpty()) {
            return new Chapter(ID, TITLE, List.of());
        }
        List<Plot.Trace> traces = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        List<Element> tables = new ArrayList<>();
        for (ExaminedNetwork network : networks) {
            Calibration calibration = Calibration.of(network.classes().get());
            traces.add(trace(shown, network, calibration));
            errors.add(Numbers.three(calibration.error()) + " for " + shown.name(network));
            tables.add(new Element.Tabled(table(shown, network, calibration)));
        }
        Look look = shown.summary(networks.getFirst()).look();
        double[] diagonal = {0, 1};
        traces.add(Plot.Trace.of(
                new Look(Integer.MAX_VALUE, "#5a6066", "#a3a9af", look.symbol(), look.glyph()),
                "as sure as correct",
                Plot.Stroke.DOTTED,
                diagonal,
                diagonal));
        String found = "expected calibration error: " + String.join("; ", errors);
        Plot plot = new Plot.Traces(
                ID + "-plot",
                "Accuracy against confidence",
                "below the dotted line the network is more often wrong than it says",
                "Reliability diagram; " + found + ".",
                new Axis("mean probability of the predicted class", Axis.Scale.LINEAR, 0, 1.02),
                new Axis("accuracy", Axis.Scale.LINEAR, 0, 1.02),
                traces);
        List<Element> elements = new ArrayList<>(List.of(
                new Element.Paragraph(
                        shown.sentence() + " Test samples are taken together by the probability of the class"
                                + " that the network predicts, in " + Calibration.BINS + " bins of equal width; "
                                + found + "."),
                new Element.Figures(List.of(plot))));
        elements.addAll(tables);
        return new Chapter(ID, TITLE, elements);
    }

    private static Plot.Trace trace(ShownNetworks shown, ExaminedNetwork network, Calibration calibration) {
        List<Calibration.Bin> bins =
                calibration.bins().stream().filter(bin -> bin.count() > 0).toList();
        return Plot.Trace.of(
                shown.summary(network).look(),
                shown.summary(network).level(),
                Plot.Stroke.MARKED,
                bins.stream().mapToDouble(Calibration.Bin::confidence).toArray(),
                bins.stream().mapToDouble(Calibration.Bin::accuracy).toArray());
    }

    private static Table table(ShownNetworks shown, ExaminedNetwork network, Calibration calibration) {
        List<Table.Row> rows = calibration.bins().stream()
                .filter(bin -> bin.count() > 0)
                .map(bin -> Table.Row.of(
                        new Table.Cell.Plain(Numbers.decimals(bin.low(), 3) + " to " + Numbers.decimals(bin.high(), 3)),
                        new Table.Cell.Measured(String.valueOf(bin.count()), List.of(String.valueOf(bin.count()))),
                        share(bin.confidence()),
                        share(bin.accuracy())))
                .toList();
        return new Table(
                ID + "-" + shown.number(network),
                "Test samples by confidence: " + shown.name(network),
                List.of(
                        Table.Column.text("confidence"),
                        Table.Column.number("samples", "samples"),
                        Table.Column.number("mean confidence", "confidence"),
                        Table.Column.number("accuracy", "accuracy")),
                rows);
    }

    private static Table.Cell share(double share) {
        return new Table.Cell.Measured(Numbers.decimals(share, 4), List.of(Numbers.exact(share)));
    }
}
