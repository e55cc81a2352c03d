// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction.theory;

import dev.ceteris.base.Numbers;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.Table;
import dev.ceteris.report.plot.Axis;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.summary.ConditionSummary;
import dev.ceteris.report.summary.Digits;
import dev.ceteris.report.summary.Look;
import dev.ceteris.report.summary.Results;
import dev.ceteris.report.summary.Spread;
import dev.ceteris.reproduction.StudySentences;
import dev.ceteris.reproduction.Thoroughness;
import dev.ceteris.theory.PowerLaw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The test error of a few networks against the number of training images, with a power law through each. */
final class LearningCurve {
    /** Points of a drawn fit. */
    private static final int DRAWN = 60;

    private static final String BOUNDS =
            " On these axes a power law without a floor a would be a straight line. The worst-case bounds of learning "
                    + "theory fall like m^(−1/2).";

    private LearningCurve() {}

    /** One network at one size. */
    private record Size(double samples, Spread error) {}

    /** One network at all its sizes, smallest first. */
    private record Fitted(String name, Look look, List<Size> sizes) {
        double[] samples() {
            return sizes.stream().mapToDouble(Size::samples).toArray();
        }

        double[] errors() {
            return sizes.stream().mapToDouble(size -> size.error().mean()).toArray();
        }

        /** Whether a law can be fitted: enough sizes, and errors that are not all the same. */
        boolean isFitted() {
            return sizes.size() >= Thoroughness.FEWEST_POINTS
                    && Arrays.stream(errors()).distinct().count() > 1;
        }

        PowerLaw law() {
            return PowerLaw.fit(samples(), errors());
        }
    }

    static List<Element> elements(String study, Results results) {
        List<Fitted> fits = fits(results);
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading("What another image is worth"));
        elements.add(new Element.Paragraph("The test error against the number m of training images. "
                + StudySentences.extent(results) + " " + words(fits)));
        if (!fits.isEmpty()) {
            elements.add(new Element.Figures(List.of(plot(study, fits))));
        }
        List<Fitted> laws = fits.stream().filter(Fitted::isFitted).toList();
        if (!laws.isEmpty()) {
            elements.add(new Element.Tabled(table(study, laws)));
        }
        return elements;
    }

    /** The networks with a finished trial. */
    private static List<Fitted> fits(Results results) {
        Map<String, List<Size>> byName = new LinkedHashMap<>();
        for (ConditionSummary condition : results.conditions()) {
            Spread error = error(condition);
            if (error.n() > 0 && condition.condition().levels().get("train") instanceof Number samples) {
                byName.computeIfAbsent(name(condition), _ -> new ArrayList<>())
                        .add(new Size(samples.doubleValue(), error));
            }
        }
        List<Fitted> fits = new ArrayList<>();
        byName.forEach((name, sizes) -> {
            sizes.sort(Comparator.comparingDouble(Size::samples));
            fits.add(new Fitted(name, Look.at(fits.size()), sizes));
        });
        return fits;
    }

    private static Spread error(ConditionSummary condition) {
        return Spread.of(condition.finished().stream()
                .mapToDouble(trial -> 1 - ConditionSummary.last(trial, Metric.TEST_ACCURACY))
                .toArray());
    }

    /** {@code [512, 384]}, as everywhere on the page. */
    private static String name(ConditionSummary condition) {
        return condition.condition().levels().get("hidden") instanceof List<?> widths
                ? widths.toString()
                : "the network";
    }

    private static String words(List<Fitted> fits) {
        if (fits.isEmpty()) {
            return "None of them finished.";
        }
        List<String> each = fits.stream()
                .map(fit -> {
                    Size first = fit.sizes().getFirst();
                    Size last = fit.sizes().getLast();
                    return "With " + fit.name() + " it goes from "
                            + Numbers.decimals(first.error().mean(), 4) + " at m = "
                            + Math.round(first.samples()) + " to "
                            + Numbers.decimals(last.error().mean(), 4) + " at m = "
                            + Math.round(last.samples())
                            + law(fit);
                })
                .toList();
        return String.join(" ", each) + (fits.stream().noneMatch(Fitted::isFitted) ? "" : BOUNDS);
    }

    private static String law(Fitted fit) {
        if (fit.sizes().size() < Thoroughness.FEWEST_POINTS) {
            return ". " + Thoroughness.tooFew(fit.sizes().size());
        }
        if (!fit.isFitted() || !fit.law().isDetermined()) {
            return ", which shows no power law.";
        }
        return ", and the fit a + b·m^(−c) has an exponent c of "
                + uncertain(fit.law().exponent(), fit.law().exponentError()) + ".";
    }

    private static String uncertain(double value, double error) {
        return Numbers.decimals(value, 2) + (Double.isFinite(error) ? " ± " + Numbers.decimals(error, 2) : "");
    }

    private static Plot plot(String study, List<Fitted> fits) {
        List<Plot.Point> points = new ArrayList<>();
        List<Plot.Curve> curves = new ArrayList<>();
        for (Fitted fit : fits) {
            for (Size size : fit.sizes()) {
                boolean last = size.equals(fit.sizes().getLast());
                points.add(new Plot.Point(
                        fit.look(),
                        last ? fit.name() : "",
                        size.samples(),
                        size.error().mean(),
                        size.error().least(),
                        size.error().greatest(),
                        fit.name() + ", m = " + Math.round(size.samples()) + ": test error "
                                + Digits.of(size.error())));
            }
            if (fit.isFitted()) {
                curves.add(curve(fit));
            }
        }
        double[] errors = points.stream()
                .flatMapToDouble(point -> Arrays.stream(new double[] {point.least(), point.greatest()}))
                .toArray();
        return new Plot.Points(
                study + "-fit",
                "Test error against the number of training images",
                (curves.isEmpty() ? "" : "dashed: the fitted law a + b·m^(−c); ") + "bars: range over seeds",
                "Scatter plot of the test error; " + words(fits),
                logarithmic(
                        "training images m",
                        points.stream().mapToDouble(Plot.Point::x).toArray()),
                logarithmic("test error, share classified wrong", errors),
                points,
                curves);
    }

    private static Axis logarithmic(String name, double[] values) {
        double least = Arrays.stream(values).filter(value -> value > 0).min().orElse(1);
        double greatest = Arrays.stream(values).max().orElse(1);
        return new Axis(name, Axis.Scale.LOGARITHMIC, least / 1.2, Math.max(greatest, least) * 1.2);
    }

    private static Plot.Curve curve(Fitted fit) {
        PowerLaw law = fit.law();
        double from = fit.sizes().getFirst().samples();
        double to = fit.sizes().getLast().samples();
        double[] x = IntStream.range(0, DRAWN)
                .mapToDouble(i -> from * Math.pow(to / from, i / (DRAWN - 1.0)))
                .toArray();
        return new Plot.Curve(fit.look(), x, Arrays.stream(x).map(law::at).toArray());
    }

    private static Table table(String study, List<Fitted> fits) {
        List<Table.Column> columns = List.of(
                Table.Column.text("hidden layers"),
                Table.Column.number("exponent c", "exponent", "exponent standard error"),
                Table.Column.number("floor a", "floor", "floor standard error"),
                Table.Column.number("factor b", "factor"),
                Table.Column.number("root mean squared residual", "residual"));
        return new Table(
                study + "-laws",
                "The law a + b·m^(−c) through the mean test errors, fitted by least squares; ± is the standard error "
                        + "of the fit",
                columns,
                fits.stream().map(LearningCurve::row).toList());
    }

    private static Table.Row row(Fitted fit) {
        PowerLaw law = fit.law();
        return Table.Row.of(
                new Table.Cell.Plain(fit.name()),
                new Table.Cell.Measured(
                        uncertain(law.exponent(), law.exponentError()),
                        List.of(Numbers.exact(law.exponent()), Numbers.exact(law.exponentError()))),
                new Table.Cell.Measured(
                        Numbers.four(law.floor()),
                        List.of(Numbers.exact(law.floor()), Numbers.exact(law.floorError()))),
                new Table.Cell.Measured(Numbers.four(law.scale()), List.of(Numbers.exact(law.scale()))),
                new Table.Cell.Measured(Numbers.four(law.residual()), List.of(Numbers.exact(law.residual()))));
    }
}
