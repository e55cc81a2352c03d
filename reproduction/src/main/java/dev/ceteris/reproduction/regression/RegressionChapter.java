// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction.regression;

import dev.ceteris.base.Numbers;
import dev.ceteris.base.Plural;
import dev.ceteris.lab.inspect.FittedFunction;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.study.Setting;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.ReportedValues;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.section.ConditionColumn;
import dev.ceteris.report.summary.ConditionSummary;
import dev.ceteris.report.summary.CurveAxis;
import dev.ceteris.report.summary.Results;
import dev.ceteris.report.summary.Words;
import dev.ceteris.reproduction.ReproducedChapter;
import dev.ceteris.reproduction.StudySentences;
import dev.ceteris.reproduction.Thoroughness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The report's fourth experiment: a smooth function that was learned a million times worse than its points allow. */
public final class RegressionChapter implements ReproducedChapter {
    static final String AS_REPORTED = "regression-as-reported";

    static final String ANSWER = "regression";

    private static final String SAMPLES = "regression-samples";

    /** What the report measured, by the number of training points. */
    static final Map<Integer, Double> REPORTED = Map.of(100, 0.0135, 1000, 0.00573);

    private final Function<RunRecord, List<FittedFunction>> functions;

    /** @param functions what the networks of a run make of their function, as far as their weights were kept */
    public RegressionChapter(Function<RunRecord, List<FittedFunction>> functions) {
        this.functions = functions;
    }

    @Override
    public List<String> studies() {
        return List.of(AS_REPORTED, ANSWER, SAMPLES);
    }

    /** A step of Levenberg–Marquardt on a hundred points takes a few milliseconds: three of them would show nothing. */
    @Override
    public List<Setting> quick(String study) {
        return switch (study) {
            case AS_REPORTED -> List.of(new Setting("training.epochs", "200"));
            case ANSWER ->
                List.of(
                        new Setting("training.epochs", "100"),
                        new Setting("tune.network.hidden", "[[8, 8], [12, 12]]"),
                        new Setting("tune.network.activation", "[sine]"),
                        new Setting("tune.folds", "2"));
            default ->
                List.of(new Setting("training.epochs", "100"), new Setting("vary.data.train", "[10, 100, 1000]"));
        };
    }

    @Override
    public Chapter render(Map<String, Results> results, Thoroughness thoroughness) {
        Results reported = results.get(AS_REPORTED);
        Results answer = results.get(ANSWER);
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading("Question and hypothesis"));
        elements.add(new Element.Paragraph(
                "How well can a network learn the function f(x1, x2) = x1·exp(−x1² − x2²) from m = 100 and from m = "
                        + "1000 points, "
                        + "drawn evenly from the square between −2 and 2, and which network is best? What counts is "
                        + "the mean "
                        + "squared error on a grid of 1000 × 1000 points. The report expected more points to help."));
        elements.add(new Element.Heading("The experiment as it was reported"));
        elements.add(new Element.Paragraph(
                "The report gives its errors, and neither the network nor how it was trained. Ours is the first of its "
                        + "networks for the other experiments, with plain gradient descent and one update per epoch. "
                        + StudySentences.extent(reported)));
        elements.add(ConditionColumn.legend(reported));
        elements.add(new Element.Figures(StudySentences.curves(AS_REPORTED, reported, CurveAxis.EPOCHS)));
        elements.add(new ReportedValues("regression-reported", rows(reported)).table());
        elements.add(new Element.Heading("What prevented it"));
        elements.add(new Element.Paragraph(explanation(reported, thoroughness)));
        elements.add(new Element.Heading("The right answer: a training that goes to the bottom"));
        elements.add(new Element.Paragraph(RegressionAnswer.words(answer)));
        elements.add(ConditionColumn.legend(answer));
        elements.add(new Element.Figures(StudySentences.curves(ANSWER, answer, CurveAxis.EPOCHS)));
        elements.add(new Element.Tabled(RegressionAnswer.table(answer)));
        elements.addAll(surfaces(functions.apply(reported.run()), functions.apply(answer.run())));
        elements.addAll(RegressionSamples.elements(SAMPLES, results.get(SAMPLES)));
        return new Chapter("regression", "4 · Regression", elements);
    }

    private static List<ReportedValues.Row> rows(Results results) {
        List<ReportedValues.Row> rows = new ArrayList<>();
        for (ConditionSummary condition : results.conditions()) {
            OptionalDouble points = points(condition);
            if (points.isPresent()) {
                int m = (int) points.getAsDouble();
                rows.add(new ReportedValues.Row(
                        "test error on the grid, m = " + m,
                        REPORTED.containsKey(m) ? Numbers.four(REPORTED.get(m)) : Numbers.NONE,
                        median(condition, Metric.TEST_LOSS)));
                rows.add(new ReportedValues.Row(
                        "the same on the diagonal, m = " + m, "not said", median(condition, Metric.DIAGONAL_LOSS)));
            }
        }
        return rows;
    }

    /** How many points a condition learns from, where that is varied. */
    static OptionalDouble points(ConditionSummary condition) {
        return condition.condition().levels().get("train") instanceof Number m
                ? OptionalDouble.of(m.doubleValue())
                : OptionalDouble.empty();
    }

    private static String size(ConditionSummary condition) {
        OptionalDouble points = points(condition);
        return points.isPresent() ? "m = " + Math.round(points.getAsDouble()) : condition.label();
    }

    /** {@code 0.0123, median of 5 seeds (0.0118 to 0.0131)}. */
    static String median(ConditionSummary condition, Metric metric) {
        double[] values = sorted(condition, metric);
        if (values.length == 0) {
            return "no finished trial";
        }
        String median = Numbers.four(median(values));
        return values.length == 1
                ? median + ", one seed"
                : median + ", median of " + Plural.of(values.length, "seed") + " (" + Numbers.four(values[0]) + " to "
                        + Numbers.four(values[values.length - 1]) + ")";
    }

    /** What the finished trials of a condition came to, smallest first. */
    static double[] sorted(ConditionSummary condition, Metric metric) {
        return condition.finished().stream()
                .mapToDouble(trial -> ConditionSummary.last(trial, metric))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
    }

    /** Of values in order, at least one; of two in the middle their mean. */
    static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static String explanation(Results reported, Thoroughness thoroughness) {
        List<String> gaps = new ArrayList<>();
        boolean trained = true;
        for (ConditionSummary condition : reported.conditions()) {
            double[] train = sorted(condition, Metric.TRAIN_LOSS);
            double[] test = sorted(condition, Metric.TEST_LOSS);
            if (train.length > 0 && test.length > 0) {
                gaps.add("with " + size(condition) + " the error on the training points themselves is still "
                        + Numbers.four(median(train)) + ", beside " + Numbers.four(median(test)) + " on the grid");
                trained &= median(train) < median(test) / 10;
            }
        }
        if (gaps.isEmpty()) {
            return "None of the networks finished, so there is nothing to explain.";
        }
        return "There is no noise in these points: a network that has learned them has an error of 0 on them. But "
                + Words.list(gaps) + ". "
                + thoroughness.conclusion(
                        trained
                                ? "So the points are learned, and what is missing lies between them."
                                : "So these networks have not even learned their points: the optimizer is the limit, "
                                        + "not the data.")
                + " A Gaussian process that is fitted to the same number of points comes to about 2e-12 with 100 and "
                + "1e-27 with "
                + "1000 of them (measured with another program before Ceteris existed), so the points leave next to "
                + "nothing open.";
    }

    private static List<Element> surfaces(List<FittedFunction> before, List<FittedFunction> after) {
        if (after.isEmpty()) {
            return List.of();
        }
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading("Surfaces: the function, the network and its error"));
        elements.add(new Element.Paragraph(
                "Each surface can be turned around. The numbers of points are side by side; dots are "
                        + "the points that the network was trained on. Each condition is shown by the network with "
                        + "the median test error. All but the errors have the same heights; each error has its own."));
        elements.add(new Element.Figures(after.stream().map(Surfaces::truth).toList()));
        elements.add(new Element.Figures(before.stream()
                .map(one -> Surfaces.answer(one, "reported", "as reported"))
                .toList()));
        elements.add(new Element.Figures(after.stream()
                .map(one -> Surfaces.answer(one, "answer", "Levenberg–Marquardt"))
                .toList()));
        elements.add(new Element.Figures(after.stream().map(Surfaces::error).toList()));
        return elements.stream()
                .filter(element -> !(element instanceof Element.Figures(List<Plot> plots) && plots.isEmpty()))
                .toList();
    }
}
