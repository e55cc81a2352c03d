// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import dev.ceteris.base.Numbers;
import dev.ceteris.base.Visible;
import dev.ceteris.data.source.InputLayout;
import dev.ceteris.lab.inspect.DecisionRegions;
import dev.ceteris.lab.inspect.ExaminedNetwork;
import dev.ceteris.lab.score.ClassAnswers;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.Section;
import dev.ceteris.report.plot.Axis;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.plot.Regions;
import dev.ceteris.report.summary.Look;
import dev.ceteris.report.summary.Results;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Where a network that sees two columns of numbers predicts which class. */
final class DecisionBoundarySection implements Section {
    static final String ID = "boundary";
    static final String TITLE = "Where the network decides for which class";

    /** Samples among the areas; of more, that many at even distances. */
    private static final int MOST = 600;

    @Override
    public Chapter render(Results results) {
        ShownNetworks shown = ShownNetworks.of(results);
        List<Plot> plots = new ArrayList<>();
        for (ExaminedNetwork network : shown.networks()) {
            network.regions().ifPresent(regions -> plots.add(plot(shown, network, regions)));
        }
        if (plots.isEmpty()) {
            return new Chapter(ID, TITLE, List.of());
        }
        return new Chapter(
                ID,
                TITLE,
                List.of(
                        new Element.Paragraph(shown.sentence()
                                + " The colour of an area is that of the class that is predicted there. Points are"
                                + " test samples in the colour of their own class; those that are predicted"
                                + " wrongly are larger and framed."),
                        new Element.Figures(plots)));
    }

    private static Plot plot(ShownNetworks shown, ExaminedNetwork network, DecisionRegions regions) {
        InputLayout.Columns columns = (InputLayout.Columns) network.dataset().layout();
        ClassAnswers answers = network.classes().orElseThrow();
        double[] across = unscaled(columns, 0, regions.first());
        double[] along = unscaled(columns, 1, regions.second());
        List<Regions.Kind> classes = IntStream.range(0, answers.classes())
                .mapToObj(label -> new Regions.Kind(Look.at(label), ShownNetworks.className(network, label)))
                .toList();
        long wrong = IntStream.range(0, answers.count())
                .filter(sample -> !answers.isCorrect(sample))
                .count();
        return new Regions(
                ID + "-" + shown.number(network),
                shown.name(network),
                wrong + " of " + answers.count() + " test samples are predicted wrongly",
                "Decision boundary of " + shown.name(network) + ": the predicted class over "
                        + Visible.text(columns.inputs().getFirst().column()) + " and "
                        + Visible.text(columns.inputs().getLast().column()) + "; " + wrong + " of " + answers.count()
                        + " test samples lie in the area of another class.",
                axis(columns, 0, across),
                axis(columns, 1, along),
                across,
                along,
                regions.predicted(),
                classes,
                groups(network, columns, answers, classes));
    }

    private static double[] unscaled(InputLayout.Columns columns, int input, double[] seen) {
        return Arrays.stream(seen).map(place -> columns.unscaled(input, place)).toArray();
    }

    private static Axis axis(InputLayout.Columns columns, int input, double[] places) {
        String name = Visible.text(columns.inputs().get(input).column());
        return new Axis(name, Axis.Scale.LINEAR, places[0], places[places.length - 1]);
    }

    private static List<Regions.Group> groups(
            ExaminedNetwork network, InputLayout.Columns columns, ClassAnswers answers, List<Regions.Kind> classes) {
        int step = (answers.count() + MOST - 1) / MOST;
        List<Regions.Group> groups = new ArrayList<>();
        for (boolean wrong : new boolean[] {false, true}) {
            for (int label = 0; label < classes.size(); label++) {
                int kind = label;
                int[] samples = IntStream.range(0, answers.count())
                        .filter(sample -> sample % step == 0)
                        .filter(sample -> answers.label(sample) == kind && answers.isCorrect(sample) != wrong)
                        .toArray();
                if (samples.length > 0) {
                    groups.add(group(network, columns, answers, classes, kind, wrong, samples));
                }
            }
        }
        return groups;
    }

    private static Regions.Group group(
            ExaminedNetwork network,
            InputLayout.Columns columns,
            ClassAnswers answers,
            List<Regions.Kind> classes,
            int kind,
            boolean wrong,
            int[] samples) {
        return new Regions.Group(
                kind,
                wrong,
                Arrays.stream(samples)
                        .mapToDouble(sample -> columns.unscaled(0, network.input(sample, 0)))
                        .toArray(),
                Arrays.stream(samples)
                        .mapToDouble(sample -> columns.unscaled(1, network.input(sample, 1)))
                        .toArray(),
                Arrays.stream(samples)
                        .mapToObj(sample -> "test sample " + (sample + 1) + ": "
                                + classes.get(kind).name() + ", predicted "
                                + classes.get(answers.prediction(sample)).name() + "; loss "
                                + Numbers.three(answers.loss(sample)))
                        .toList());
    }
}
