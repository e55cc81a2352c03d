// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction.regularization;

import dev.ceteris.lab.trial.Metric;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.Table;
import dev.ceteris.report.plot.Axis;
import dev.ceteris.report.plot.Means;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.summary.ConditionSummary;
import dev.ceteris.report.summary.Digits;
import dev.ceteris.report.summary.Look;
import dev.ceteris.report.summary.Results;
import dev.ceteris.report.summary.Spread;
import dev.ceteris.report.summary.Words;
import dev.ceteris.reproduction.StudySentences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Penalties where there are few images to learn from, beside the whole training set. */
final class ScarceData {
    static final String STUDY = "regularization-small";
    private static final String TRAIN = "train";

    /** As of kinds: no button of the chapter belongs to these. */
    private static final int FIRST_LOOK = 180;

    private static final int MNIST = 60_000;

    private final Results small;

    /** Images learned from to what was trained on them, fewest first. */
    private final NavigableMap<Integer, Strengths> sizes = new TreeMap<>();

    ScarceData(Results small, Results whole) {
        this.small = small;
        Map<Integer, List<ConditionSummary>> conditions = new LinkedHashMap<>();
        for (ConditionSummary condition : small.conditions()) {
            int train = ((Number) condition.condition().levels().get(TRAIN)).intValue();
            conditions.computeIfAbsent(train, _ -> new ArrayList<>()).add(condition);
        }
        conditions.forEach((train, some) -> sizes.put(train, Strengths.of(some)));
        sizes.put(images(whole), Strengths.of(whole.conditions()));
    }

    /** How many images a study learns from that holds their number. */
    private static int images(Results whole) {
        int train = Integer.parseInt(whole.run().study().held().getOrDefault("data.train", "0"));
        int validation = Integer.parseInt(whole.run().study().held().getOrDefault("data.validation", "0"));
        return train > 0 ? train : MNIST - validation;
    }

    List<Element> render() {
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading("Where regularization has something to do: few images"));
        elements.add(new Element.Paragraph(what()));
        elements.add(new Element.Figures(plots()));
        elements.add(new Element.Paragraph(found()));
        elements.add(new Element.Tabled(table()));
        return elements;
    }

    private String what() {
        return "The same network and penalties with "
                + Words.list(small.run().study().factors().stream()
                        .filter(factor -> factor.name().equals(TRAIN))
                        .flatMap(factor -> factor.texts().stream())
                        .toList())
                + " images, beside the " + sizes.lastKey() + " of the study above. " + StudySentences.extent(small)
                + " The gap is what the loss on test images is above that on the images learned from.";
    }

    private List<Plot> plots() {
        List<Plot> plots = new ArrayList<>();
        for (Metric metric : List.of(Metric.GENERALIZATION_GAP, Metric.TEST_ACCURACY)) {
            for (String kind : List.of("l1", "l2", "elasticNet")) {
                List<Plot.Trace> traces = traces(kind, metric);
                if (!traces.isEmpty()) {
                    plots.add(plot(kind, metric, traces));
                }
            }
        }
        return plots;
    }

    /** A line for each number of images, and its network without a penalty as a point at 0. */
    private List<Plot.Trace> traces(String kind, Metric metric) {
        List<Plot.Trace> traces = new ArrayList<>();
        int look = FIRST_LOOK;
        for (Map.Entry<Integer, Strengths> size : sizes.entrySet()) {
            NavigableMap<Double, ConditionSummary> strengths =
                    size.getValue().kinds().getOrDefault(kind, new TreeMap<>());
            Means means = Means.of(strengths, metric);
            if (!means.isEmpty()) {
                traces.add(means.trace(Look.at(look), size.getKey() + " images"));
                size.getValue()
                        .without()
                        .map(none -> new TreeMap<>(Map.of(0.0, none)))
                        .ifPresent(none -> {
                            Means zero = Means.of(none, metric);
                            if (!zero.isEmpty()) {
                                traces.add(zero.trace(
                                        traces.getLast().look(),
                                        traces.getLast().level()));
                            }
                        });
            }
            look++;
        }
        return traces;
    }

    private Plot plot(String kind, Metric metric, List<Plot.Trace> traces) {
        boolean gap = metric.equals(Metric.GENERALIZATION_GAP);
        String penalty = switch (kind) {
            case "elasticNet" -> "elastic net";
            default -> kind.toUpperCase(Locale.ROOT);
        };
        String title = (gap ? "Generalization gap" : "Test accuracy") + " against strength: " + penalty;
        return new Plot.Traces(
                STUDY + "-" + kind + "-" + (gap ? "gap" : "accuracy"),
                title,
                "by images learned from; " + StudySentences.spread(small),
                title + ", for each number of images.",
                Axis.withZero("λ; at 0 no penalty", Means.places(traces)),
                Axis.spanning(gap ? "test loss − training loss, nats" : "test accuracy", Means.heights(traces)),
                traces);
    }

    private String found() {
        List<String> sentences = new ArrayList<>();
        sizes.forEach((images, strengths) -> found(images, strengths).ifPresent(sentences::add));
        return String.join(" ", sentences);
    }

    /** What the best penalty is worth, chosen by images set aside. */
    private static Optional<String> found(int images, Strengths strengths) {
        Map<String, ConditionSummary> chosen = strengths.chosen();
        ConditionSummary without = chosen.remove(Strengths.NONE);
        return chosen.values().stream()
                .max(Comparator.comparingDouble(condition ->
                        condition.last().get(Metric.VALIDATION_ACCURACY).mean()))
                .filter(_ -> without != null)
                .map(best -> "With " + images + " images the best penalty on images set aside is "
                        + ConditionPenalty.of(best).words() + ": test accuracy " + Digits.of(accuracy(best))
                        + " instead of "
                        + Digits.of(accuracy(without)) + ", gap " + Digits.of(gap(best)) + " instead of "
                        + Digits.of(gap(without)) + ".");
    }

    private static Spread accuracy(ConditionSummary condition) {
        return condition.last().get(Metric.TEST_ACCURACY);
    }

    private static Spread gap(ConditionSummary condition) {
        return condition.last().get(Metric.GENERALIZATION_GAP);
    }

    private Table table() {
        List<Metric> metrics =
                List.of(Metric.VALIDATION_ACCURACY, Metric.TEST_ACCURACY, Metric.TRAIN_LOSS, Metric.GENERALIZATION_GAP);
        List<Table.Column> columns =
                new ArrayList<>(List.of(Table.Column.number("images", "images"), Table.Column.text("chosen")));
        metrics.forEach(metric -> columns.add(Table.Column.number(metric.key(), metric.key())));
        List<Table.Row> rows = new ArrayList<>();
        sizes.forEach((images, strengths) -> strengths.chosen().values().forEach(condition -> {
            List<Table.Cell> cells = new ArrayList<>(
                    List.of(new Table.Cell.Plain(ConditionPenalty.of(condition).words())));
            metrics.forEach(metric ->
                    cells.add(PenaltyStrength.measured(condition.last().get(metric))));
            rows.add(new Table.Row(
                    new Table.Cell.Measured(String.valueOf(images), List.of(String.valueOf(images))), cells));
        }));
        return new Table(STUDY + "-chosen", "The strength that validation accuracy chooses, by images", columns, rows);
    }
}
