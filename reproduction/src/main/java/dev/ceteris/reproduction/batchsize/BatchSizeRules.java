// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction.batchsize;

import dev.ceteris.base.Numbers;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.Table;
import dev.ceteris.report.plot.Axis;
import dev.ceteris.report.plot.Means;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.summary.ConditionSummary;
import dev.ceteris.report.summary.CurveAxis;
import dev.ceteris.report.summary.Digits;
import dev.ceteris.report.summary.Quartiles;
import dev.ceteris.report.summary.Results;
import dev.ceteris.report.summary.Spread;
import dev.ceteris.report.summary.Words;
import dev.ceteris.reproduction.StudySentences;
import dev.ceteris.reproduction.Thoroughness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The batch size with one update for each batch: with the same learning rate for all sizes, with one that follows a
 * rule, and with the one that is best for each.
 */
final class BatchSizeRules {
    static final String RULES = "batch-size-rules";
    static final String TUNED = "batch-size-tuned";

    /** A size keeps up with the best one when its accuracy is lower by no more than half a point. */
    private static final double KEEPS_UP = 0.005;

    /** Twice the accuracy of guessing among ten digits: a network below has learned nothing worth the name. */
    private static final double GUESSING = 0.2;

    /** Of the tuned networks: enough to see what the size does to a curve, few enough to distinguish them. */
    private static final int CURVES = 5;

    private final Results rules;
    private final Results tuned;
    private final List<RateRule> ways;
    private final BestRates rates;
    private final Thoroughness thoroughness;

    BatchSizeRules(Results rules, Results tuned, Thoroughness thoroughness) {
        this.thoroughness = thoroughness;
        this.rules = rules;
        this.tuned = tuned;
        this.ways = RateRule.of(rules, tuned);
        this.rates = new BestRates(tuned, ways.getLast(), thoroughness);
    }

    List<Element> render() {
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading("Every batch size, and the learning rate it needs"));
        elements.add(new Element.Paragraph(what()));
        elements.add(new Element.Figures(plots()));
        elements.add(new Element.Paragraph(found()));
        elements.add(new Element.Tabled(table()));
        elements.addAll(rates.render());
        List<Plot> curves = StudySentences.curves(TUNED, tuned.only(this::isDrawn), CurveAxis.values());
        if (!curves.isEmpty()) {
            elements.add(new Element.Heading("Each size at its best learning rate: epochs, updates and seconds"));
            elements.add(new Element.Paragraph(sides()));
            elements.add(new Element.Figures(curves));
        }
        return elements;
    }

    private String what() {
        String base = baseRate();
        return "The same network with batches from " + ways.getFirst().sizes().firstKey() + " images to all "
                + ways.getFirst().sizes().lastKey() + ". The learning rate is " + base + " for every size (fixed); "
                + base
                + " at 128 images and in proportion to the batch otherwise (linear, Goyal et al. 2017); " + base
                + " at 128 images and in proportion to the root of the batch (square root, Krizhevsky 2014); or the "
                + "best one for "
                + "each size (tuned). " + StudySentences.extent(rules) + " Tuned networks learn from "
                + ways.getLast().sizes().lastKey()
                + " images at most, because 10000 are set aside for the choice; that alone makes them a little worse.";
    }

    private String baseRate() {
        return rules.run().study().held().get("training.learningRate");
    }

    private List<Plot> plots() {
        List<Plot> plots = new ArrayList<>();
        List<Plot.Trace> accuracy = traces(Metric.TEST_ACCURACY);
        if (accuracy.isEmpty()) {
            return plots;
        }
        plots.add(plot(
                "accuracy",
                "Test accuracy against batch size",
                Axis.spanning("test accuracy", Means.heights(accuracy)),
                accuracy));
        List<Plot.Trace> errors = new ArrayList<>();
        for (RateRule way : ways) {
            Means means = Means.of(way.sizes(), Metric.TEST_ACCURACY).complement();
            if (!means.isEmpty()) {
                errors.add(means.trace(way.look(), way.name()));
            }
        }
        Axis wrong = Axis.logarithmic("share of test images classified wrong", Means.heights(errors));
        plots.add(plot("error", "Test errors against batch size", wrong, errors));
        rates.plot(ways, Double.parseDouble(baseRate())).ifPresent(plots::add);
        seconds().ifPresent(plots::add);
        return plots;
    }

    private List<Plot.Trace> traces(Metric metric) {
        List<Plot.Trace> traces = new ArrayList<>();
        for (RateRule way : ways) {
            Means means = Means.of(way.sizes(), metric);
            if (!means.isEmpty()) {
                traces.add(means.trace(way.look(), way.name()));
            }
        }
        return traces;
    }

    private Plot plot(String id, String title, Axis y, List<Plot.Trace> traces) {
        return new Plot.Traces(
                RULES + "-" + id,
                title,
                "by learning rate; " + StudySentences.spread(rules) + "; what diverged is left out",
                title + "; the table below has every number.",
                Axis.logarithmic("batch size, images", Means.places(traces)),
                y,
                traces);
    }

    /** Of the fixed rate alone: the rate changes no time. */
    private Optional<Plot> seconds() {
        RateRule fixed = ways.getFirst();
        List<Means.At> points = fixed.sizes().entrySet().stream()
                .map(size -> {
                    Quartiles times = size.getValue().epochSeconds();
                    return new Means.At(size.getKey(), times.first(), times.median(), times.third());
                })
                .toList();
        Means means = new Means(points);
        if (means.isEmpty()) {
            return Optional.empty();
        }
        List<Plot.Trace> traces = List.of(means.trace(fixed.look(), "one epoch"));
        return Optional.of(new Plot.Traces(
                RULES + "-seconds",
                "Training time of an epoch against batch size",
                "median and quartiles over all epochs; trials side by side shared the machine",
                "The training time of an epoch for every batch size.",
                Axis.logarithmic("batch size, images", Means.places(traces)),
                Axis.ofAmounts("training time of an epoch in s", Means.heights(traces)),
                traces));
    }

    private String found() {
        List<String> sentences = new ArrayList<>();
        for (RateRule way : ways) {
            Means means = Means.of(way.sizes(), Metric.TEST_ACCURACY);
            if (!means.isEmpty()) {
                sentences.add(
                        switch (thoroughness) {
                            case WHOLE -> found(way, means);
                            case FIRST_LOOK -> measured(way, means);
                        });
            }
        }
        return String.join(" ", sentences);
    }

    /** Of a few sizes, only the ends: how far one keeps up with another is for more of them to show. */
    private static String measured(RateRule way, Means means) {
        return "With the learning rate " + described(way) + ", test accuracy is "
                + at(means.points().getFirst()) + " and " + at(means.points().getLast()) + ".";
    }

    private static String at(Means.At point) {
        return Digits.of(Metric.TEST_ACCURACY, point.mean()) + " with " + Math.round(point.place());
    }

    private static String found(RateRule way, Means means) {
        double best = means.points().stream().mapToDouble(Means.At::mean).max().orElseThrow();
        double keepsUp = 0;
        for (Means.At point : means.points()) {
            if (point.mean() < best - KEEPS_UP && point.place() > keepsUp && keepsUp > 0) {
                break;
            }
            keepsUp = point.mean() >= best - KEEPS_UP ? point.place() : keepsUp;
        }
        Means.At last = means.points().getLast();
        List<String> lost = means.points().stream()
                .filter(point -> point.mean() < GUESSING)
                .map(point -> String.valueOf(Math.round(point.place())))
                .toList();
        String guessing = lost.isEmpty()
                ? ""
                : " With " + Words.list(lost)
                        + " it stays below 0.2, hardly better than guessing: the steps are too long.";
        String diverged = way.diverged().isEmpty()
                ? ""
                : " With "
                        + Words.list(
                                way.diverged().stream().map(String::valueOf).toList())
                        + " it diverged: no seed ended with finite numbers.";
        return "With the learning rate " + described(way) + ", test accuracy is "
                + Digits.of(Metric.TEST_ACCURACY, best)
                + " at best and stays within half a point of it up to batches of "
                + Math.round(keepsUp) + "; with " + Math.round(last.place()) + " it is "
                + Digits.of(Metric.TEST_ACCURACY, last.mean()) + "." + guessing + diverged;
    }

    private static String described(RateRule way) {
        if (way.isTuned()) {
            return "tuned for each size";
        }
        return way.choice().word().equals("fixed") ? "fixed" : "scaled by the " + way.name() + " rule";
    }

    private Table table() {
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.number("batch size", "batch size")));
        ways.forEach(way -> columns.add(Table.Column.number(way.name(), way.name() + " test.accuracy")));
        TreeSet<Integer> sizes = new TreeSet<>();
        ways.forEach(way -> sizes.addAll(way.sizes().keySet()));
        List<Table.Row> rows = sizes.stream()
                .map(size -> new Table.Row(
                        new Table.Cell.Measured(String.valueOf(size), List.of(String.valueOf(size))),
                        ways.stream().map(way -> cell(way.sizes().get(size))).toList()))
                .toList();
        return new Table(
                RULES + "-accuracy", "Test accuracy at the end, by batch size and learning rate", columns, rows);
    }

    private static Table.Cell cell(ConditionSummary condition) {
        if (condition == null) {
            return new Table.Cell.Measured("", List.of(""));
        }
        Spread spread = condition.last().get(Metric.TEST_ACCURACY);
        String text = spread.n() == 0 ? "diverged" : Digits.of(spread);
        String some = spread.n() > 0 && !condition.others().isEmpty()
                ? " (" + condition.others().size() + " diverged)"
                : "";
        return new Table.Cell.Measured(text + some, List.of(Numbers.exact(spread.mean())));
    }

    /** Evenly spread over the sizes, the smallest and the largest among them. */
    private boolean isDrawn(ConditionSummary condition) {
        List<Integer> sizes = List.copyOf(ways.getLast().sizes().keySet());
        int place = sizes.indexOf(RateRule.size(condition));
        int last = sizes.size() - 1;
        for (int i = 0; i < CURVES; i++) {
            if (place == Math.round((double) last * i / (CURVES - 1))) {
                return true;
            }
        }
        return false;
    }

    private String sides() {
        NavigableMap<Integer, ConditionSummary> finished = new TreeMap<>();
        for (Map.Entry<Integer, ConditionSummary> size : ways.getLast().sizes().entrySet()) {
            if (!size.getValue().finished().isEmpty()) {
                finished.put(size.getKey(), size.getValue());
            }
        }
        if (finished.isEmpty()) {
            return "No network was trained to its end.";
        }
        return "In the same number of epochs a batch of " + finished.firstKey() + " images makes "
                + Math.round(updates(finished.firstEntry().getValue())) + " updates and one of " + finished.lastKey()
                + " makes "
                + Math.round(updates(finished.lastEntry().getValue()))
                + ". "
                + thoroughness.conclusion("Per epoch the small batches learn most, per update the large ones do, and "
                        + "per second it is a matter of how well the machine is used.");
    }

    private static double updates(ConditionSummary condition) {
        return condition.last().get(Metric.UPDATES).mean();
    }
}
