// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction.regularization;

import dev.ceteris.base.Numbers;
import dev.ceteris.base.Plural;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.Table;
import dev.ceteris.report.plot.Axis;
import dev.ceteris.report.plot.Means;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.summary.ConditionSummary;
import dev.ceteris.report.summary.Digits;
import dev.ceteris.report.summary.Results;
import dev.ceteris.report.summary.Spread;
import dev.ceteris.reproduction.StudySentences;
import dev.ceteris.theory.WeightHistogram;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/** What kinds of penalty do to what a network learns, and to its weights, against their strength. */
final class PenaltyStrength {
    /** In the middle one lie the weights that are exactly 0. */
    static final int BINS = 61;

    private static final String STUDY = "regularization";
    private static final String AXIS = "λ; at 0 no penalty";
    private static final List<String> HISTOGRAMS = List.of(Strengths.NONE, "l1", "l2");

    private final Results results;
    private final Strengths strengths;

    PenaltyStrength(Results results) {
        this.results = results;
        this.strengths = Strengths.of(results.conditions());
    }

    /**
     * The networks whose weights are shown: those of the first seed, with the strength that was chosen, by kind.
     */
    Map<String, TrialRecord> shown() {
        Map<String, TrialRecord> shown = new LinkedHashMap<>();
        strengths.chosen().forEach((kind, condition) -> {
            if (HISTOGRAMS.contains(kind)) {
                shown.put(kind, condition.finished().getFirst());
            }
        });
        return shown;
    }

    /**
     * @param histograms of the layers of each of {@link #shown}, in its order; empty when weights are missing
     */
    List<Element> render(List<List<WeightHistogram>> histograms) {
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Tabled(chosen()));
        elements.add(new Element.Figures(plots(
                List.of(Metric.TEST_ACCURACY, Metric.VALIDATION_LOSS, Metric.TRAIN_LOSS, Metric.GENERALIZATION_GAP))));
        elements.add(new Element.Paragraph(decay()));
        elements.add(new Element.Heading("What a penalty does to the weights"));
        elements.add(new Element.Paragraph(weights()));
        elements.add(
                new Element.Figures(plots(List.of(Metric.WEIGHTS_ZERO, Metric.WEIGHT_NORM, Metric.WEIGHTS_LARGEST))));
        elements.addAll(histograms(histograms));
        return elements;
    }

    private List<Plot> plots(List<Metric> metrics) {
        List<Plot> plots = new ArrayList<>();
        for (Metric metric : metrics) {
            List<Plot.Trace> traces = strengths.traces(metric);
            if (!traces.isEmpty()) {
                plots.add(new Plot.Traces(
                        STUDY + "-" + metric.key().replace('.', '-'),
                        title(metric),
                        "by kind; " + StudySentences.spread(results),
                        title(metric) + "; the table at the end of the chapter has every number.",
                        Axis.withZero(AXIS, Means.places(traces)),
                        Axis.spanning(metric.key() + unit(metric), Means.heights(traces)),
                        traces));
            }
        }
        return plots;
    }

    private String unit(Metric metric) {
        String unit = results.unit(metric);
        return unit.isEmpty() ? "" : ", " + unit;
    }

    private static String title(Metric metric) {
        String what = switch (metric.key()) {
            case "test.accuracy" -> "Test accuracy";
            case "train.loss" -> "Loss on images learned from";
            case "validation.loss" -> "Loss on images set aside";
            case "generalization.gap" -> "Generalization gap";
            case "weights.zero" -> "Share of weights that are 0";
            case "weight.norm" -> "Norm of all weights";
            case "weights.largest" -> "Largest weight";
            default -> metric.key();
        };
        return what + " against strength";
    }

    /** The best of each kind by validation accuracy. */
    private Table chosen() {
        List<Metric> metrics = List.of(
                Metric.VALIDATION_ACCURACY,
                Metric.TEST_ACCURACY,
                Metric.GENERALIZATION_GAP,
                Metric.WEIGHTS_ZERO,
                Metric.WEIGHTS_LARGEST,
                Metric.WEIGHT_NORM);
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("chosen")));
        metrics.forEach(metric -> columns.add(Table.Column.number(metric.key(), metric.key())));
        List<Table.Row> rows = strengths.chosen().values().stream()
                .map(condition -> new Table.Row(
                        new Table.Cell.Plain(ConditionPenalty.of(condition).words()),
                        metrics.stream()
                                .map(metric -> measured(condition.last().get(metric)))
                                .toList()))
                .toList();
        return new Table(
                "regularization-chosen", "The strength of each kind that validation accuracy chooses", columns, rows);
    }

    static Table.Cell measured(Spread spread) {
        return new Table.Cell.Measured(Digits.of(spread), List.of(Numbers.exact(spread.mean())));
    }

    /** Decoupled weight decay beside L2, by what was measured. */
    private String decay() {
        NavigableMap<Double, ConditionSummary> l2 = strengths.kinds().get("l2");
        NavigableMap<Double, ConditionSummary> decay = strengths.kinds().get("weightDecay");
        if (l2 == null || decay == null) {
            return "";
        }
        double largest = 0;
        int pairs = 0;
        for (Map.Entry<Double, ConditionSummary> one : l2.entrySet()) {
            ConditionSummary other = decay.get(one.getKey());
            if (other != null
                    && accuracy(one.getValue()).n() > 0
                    && accuracy(other).n() > 0) {
                largest = Math.max(
                        largest,
                        Math.abs(accuracy(one.getValue()).mean()
                                - accuracy(other).mean()));
                pairs++;
            }
        }
        return "Decoupled weight decay (Loshchilov and Hutter 2019) takes α·λ·w off a weight beside the step, L2 "
                + "adds λ·w to the "
                + "gradient. With plain gradient descent both are the same step, up to rounding: over "
                + Plural.of(pairs, "strength") + " their test accuracies differ by at most "
                + Digits.of(Metric.TEST_ACCURACY, largest)
                + ". They part where the optimizer rescales gradients, as Adam does.";
    }

    private static Spread accuracy(ConditionSummary condition) {
        return condition.last().get(Metric.TEST_ACCURACY);
    }

    private String weights() {
        List<String> sentences = new ArrayList<>();
        sentences.add(
                "L1 sets weights to exactly 0, since its proximal step stops there; L2 makes all of them smaller, "
                        + "the large ones "
                        + "most, and sets none to 0.");
        Map<String, ConditionSummary> chosen = strengths.chosen();
        for (String kind : HISTOGRAMS) {
            if (chosen.containsKey(kind)) {
                ConditionSummary condition = chosen.get(kind);
                sentences.add("With " + ConditionPenalty.of(condition).words() + ", "
                        + percent(condition.last().get(Metric.WEIGHTS_ZERO).mean())
                        + " of the weights are 0, the largest is "
                        + Numbers.four(
                                condition.last().get(Metric.WEIGHTS_LARGEST).mean()) + " and their norm "
                        + Numbers.four(condition.last().get(Metric.WEIGHT_NORM).mean()) + ".");
            }
        }
        return String.join(" ", sentences);
    }

    private static String percent(double share) {
        return Numbers.decimals(100 * share, 1) + " %";
    }

    private List<Element> histograms(List<List<WeightHistogram>> histograms) {
        if (histograms.isEmpty()) {
            return List.of(
                    new Element.Paragraph("No weights of these networks are kept, so there is no histogram of them."));
        }
        List<String> kinds = List.copyOf(shown().keySet());
        List<Plot> plots = new ArrayList<>();
        for (int layer = 0; layer < histograms.getFirst().size(); layer++) {
            List<Plot.Trace> traces = new ArrayList<>();
            for (int i = 0; i < kinds.size(); i++) {
                traces.add(trace(kinds.get(i), histograms.get(i).get(layer)));
            }
            String name = layer + 1 < histograms.getFirst().size() ? "hidden layer" : "output layer";
            plots.add(new Plot.Traces(
                    STUDY + "-weights-" + (layer + 1),
                    "Weights of the " + name,
                    "share of the layer's weights in each of " + BINS
                            + " bins, one network of each kind at its chosen λ",
                    "Histogram of the weights of the " + name + " for each kind of penalty.",
                    Axis.spanning("weight", Means.places(traces)),
                    Axis.logarithmic("share of the weights", Means.heights(traces)),
                    traces));
        }
        return List.of(new Element.Figures(plots));
    }

    private Plot.Trace trace(String kind, WeightHistogram histogram) {
        int bins = histogram.counts().size();
        double[] middles = new double[bins];
        double[] shares = new double[bins];
        for (int bin = 0; bin < bins; bin++) {
            long count = histogram.counts().get(bin);
            middles[bin] = (histogram.edge(bin) + histogram.edge(bin + 1)) / 2;
            shares[bin] = count == 0 ? Double.NaN : (double) count / histogram.total();
        }
        return Plot.Trace.of(strengths.look(kind), strengths.words(kind), Plot.Stroke.STEPS, middles, shares);
    }
}
