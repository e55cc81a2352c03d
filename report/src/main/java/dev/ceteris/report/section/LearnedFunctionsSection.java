// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import dev.ceteris.base.Plural;
import dev.ceteris.lab.inspect.FittedFunction;
import dev.ceteris.lab.trial.Condition;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.Section;
import dev.ceteris.report.plot.Axis;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.plot.Surface;
import dev.ceteris.report.summary.Results;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** What the networks make of a function of two inputs: the surface of one trained network for each condition. */
final class LearnedFunctionsSection implements Section {
    private static final String ID = "functions";
    private static final String TITLE = "What the networks learned";

    /** More surfaces take long to draw and are hard to compare. */
    private static final int MOST = 9;

    /** Heights of networks that fail are cut this far beyond those of the function. */
    private static final double ROOM = 1.3;

    @Override
    public Chapter render(Results results) {
        if (!results.numbers()) {
            return new Chapter(ID, TITLE, List.of());
        }
        SequencedMap<Condition, List<FittedFunction>> fitted = new LinkedHashMap<>();
        results.networks()
                .functions()
                .forEach(one -> fitted.computeIfAbsent(one.trial().condition(), _ -> new ArrayList<>())
                        .add(one));
        if (fitted.isEmpty()) {
            return new Chapter(ID, TITLE, List.of());
        }
        List<Plot> plots = new ArrayList<>();
        FittedFunction first = fitted.firstEntry().getValue().getFirst();
        plots.add(surface(first, "truth", "The function", "what the networks learn", first.truth()));
        fitted.sequencedValues().stream()
                .limit(MOST)
                .map(LearnedFunctionsSection::median)
                .forEach(one -> {
                    Condition condition = one.trial().condition();
                    plots.add(surface(
                            one,
                            "network-" + results.summary(condition).look().position(),
                            condition.label(),
                            "the network of " + one.trial().seeds().text(),
                            one.answers()));
                });
        String which = "Each surface is the answer of one trained network on an even grid: of the trial with the median"
                + " loss on the test set.";
        String left = fitted.size() > MOST
                ? " Of " + Plural.of(fitted.size(), "condition") + ", the first " + MOST + " are shown."
                : "";
        return new Chapter(ID, TITLE, List.of(new Element.Paragraph(which + left), new Element.Figures(plots)));
    }

    /** The network with the median loss on the test set; of an even number the better one. */
    private static FittedFunction median(List<FittedFunction> seeds) {
        List<FittedFunction> sorted = seeds.stream()
                .sorted(Comparator.comparingDouble(LearnedFunctionsSection::loss))
                .toList();
        return sorted.get((sorted.size() - 1) / 2);
    }

    private static double loss(FittedFunction fitted) {
        return fitted.trial().epochs().getLast().metrics().getOrDefault(Metric.TEST_LOSS, Double.POSITIVE_INFINITY);
    }

    private static Plot surface(FittedFunction fitted, String key, String title, String note, List<double[]> heights) {
        double highest = ROOM
                * fitted.truth().stream()
                        .flatMapToDouble(Arrays::stream)
                        .map(Math::abs)
                        .max()
                        .orElse(1);
        double[] across = fitted.first();
        double[] along = fitted.second();
        return new Surface(
                ID + "-" + key,
                title,
                note + "; drag to turn",
                "Surface over the square of both inputs: " + title + ".",
                new Axis("x1", Axis.Scale.LINEAR, across[0], across[across.length - 1]),
                new Axis("x2", Axis.Scale.LINEAR, along[0], along[along.length - 1]),
                new Axis("y", Axis.Scale.LINEAR, -highest, highest),
                across,
                along,
                heights,
                List.of());
    }
}
