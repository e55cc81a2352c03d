// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction.regression;

import dev.ceteris.base.Numbers;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.plot.Axis;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.section.ConditionsSection;
import dev.ceteris.report.summary.ConditionSummary;
import dev.ceteris.report.summary.Look;
import dev.ceteris.report.summary.Results;
import dev.ceteris.report.summary.Words;
import dev.ceteris.reproduction.StudySentences;
import dev.ceteris.reproduction.Thoroughness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/** The error of one network against the number of points that it learns from. */
final class RegressionSamples {
    private RegressionSamples() {}

    static List<Element> elements(String study, Results results) {
        List<ConditionSummary> sizes = results.conditions().stream()
                .filter(condition -> RegressionChapter.points(condition).isPresent()
                        && RegressionChapter.sorted(condition, Metric.TEST_LOSS).length > 0)
                .sorted(Comparator.comparingDouble(RegressionSamples::m))
                .toList();
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading("What another point is worth"));
        elements.add(new Element.Paragraph("One network (hidden layers "
                + results.run().study().held().getOrDefault("network.hidden", "some") + ", "
                + results.run().study().held().getOrDefault("network.activation", "some")
                + ") and more and more points. " + StudySentences.extent(results) + " " + words(sizes)));
        if (!sizes.isEmpty()) {
            elements.add(new Element.Figures(List.of(plot(study, sizes))));
            elements.add(new Element.Tabled(ConditionsSection.table(results).named(study + "-all")));
        }
        return elements;
    }

    private static double m(ConditionSummary condition) {
        return RegressionChapter.points(condition).orElseThrow();
    }

    private static String words(List<ConditionSummary> sizes) {
        if (sizes.isEmpty()) {
            return "None of them finished.";
        }
        List<String> each = sizes.stream()
                .map(size -> Numbers.four(median(size, Metric.TEST_LOSS)) + " (m = " + Math.round(m(size)) + ")")
                .toList();
        return "Median test error on the grid: " + Words.list(each) + "." + fall(sizes);
    }

    /** Where the error falls most between two sizes. */
    private static String fall(List<ConditionSummary> sizes) {
        if (sizes.size() < Thoroughness.FEWEST_POINTS) {
            return " " + Thoroughness.tooFew(sizes.size());
        }
        double steepest = 1;
        String where = "";
        for (int i = 1; i < sizes.size(); i++) {
            double factor = median(sizes.get(i - 1), Metric.TEST_LOSS) / median(sizes.get(i), Metric.TEST_LOSS);
            if (factor > steepest) {
                steepest = factor;
                where = " It falls most between m = " + Math.round(m(sizes.get(i - 1))) + " and m = "
                        + Math.round(m(sizes.get(i))) + ", by a factor of " + Numbers.four(factor) + ".";
            }
        }
        return where;
    }

    private static double median(ConditionSummary condition, Metric metric) {
        double[] sorted = RegressionChapter.sorted(condition, metric);
        return sorted.length == 0 ? Double.NaN : RegressionChapter.median(sorted);
    }

    private static Plot plot(String study, List<ConditionSummary> sizes) {
        List<Plot.Point> points = new ArrayList<>();
        List<Plot.Curve> curves = new ArrayList<>();
        add(sizes, Metric.TEST_LOSS, "grid", Look.at(0), points, curves);
        add(sizes, Metric.DIAGONAL_LOSS, "diagonal", Look.at(1), points, curves);
        RegressionChapter.REPORTED.forEach((m, error) -> points.add(new Plot.Point(
                Look.at(4),
                m == 1000 ? "reported" : "",
                m,
                error,
                error,
                error,
                "reported, m = " + m + ": " + Numbers.four(error))));
        return new Plot.Points(
                study + "-errors",
                "Test error against the number of training points",
                "median over seeds; bars: range over seeds",
                "Scatter plot of the mean squared error; " + words(sizes),
                decades("training points m", points.stream().mapToDouble(Plot.Point::x)),
                decades(
                        "mean squared error",
                        points.stream().flatMapToDouble(point -> DoubleStream.of(point.least(), point.greatest()))),
                points,
                curves);
    }

    private static void add(
            List<ConditionSummary> sizes,
            Metric metric,
            String name,
            Look look,
            List<Plot.Point> points,
            List<Plot.Curve> curves) {
        List<Plot.Point> own = new ArrayList<>();
        for (ConditionSummary size : sizes) {
            double[] sorted = RegressionChapter.sorted(size, metric);
            if (sorted.length > 0 && sorted[0] > 0) {
                double median = RegressionChapter.median(sorted);
                own.add(new Plot.Point(
                        look,
                        size.equals(sizes.getLast()) ? name : "",
                        m(size),
                        median,
                        sorted[0],
                        sorted[sorted.length - 1],
                        name + ", m = " + Math.round(m(size)) + ": " + Numbers.four(median)));
            }
        }
        points.addAll(own);
        curves.add(new Plot.Curve(
                look,
                own.stream().mapToDouble(Plot.Point::x).toArray(),
                own.stream().mapToDouble(Plot.Point::y).toArray()));
    }

    private static Axis decades(String name, DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return new Axis(name, Axis.Scale.LOGARITHMIC, sorted[0] / 1.5, sorted[sorted.length - 1] * 1.5);
    }
}
