// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.plot;

import dev.ceteris.lab.trial.Metric;
import dev.ceteris.report.summary.ConditionSummary;
import dev.ceteris.report.summary.Look;
import dev.ceteris.report.summary.Spread;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.function.ToDoubleFunction;

/**
 * What seeds measured at several places of a number that a study varies: the mean, and the range as a bar.
 *
 * @param points in ascending order of their places
 */
public record Means(List<At> points) {
    /**
     * One place and what was measured there.
     *
     * @param place of the number that varies
     * @param least lower end of the bar
     * @param mean what is drawn
     * @param greatest upper end of the bar
     */
    public record At(double place, double least, double mean, double greatest) {}

    public Means {
        points = points.stream()
                .filter(point -> Double.isFinite(point.mean))
                .sorted(Comparator.comparingDouble(At::place))
                .toList();
    }

    /** A metric at the end of each condition's finished trials; conditions without any are left out. */
    public static Means of(NavigableMap<? extends Number, ConditionSummary> conditions, Metric metric) {
        return new Means(conditions.entrySet().stream()
                .map(entry ->
                        at(entry.getKey().doubleValue(), entry.getValue().last().get(metric)))
                .toList());
    }

    static At at(double place, Spread spread) {
        return new At(place, spread.least(), spread.mean(), spread.greatest());
    }

    /** What is missing to 1: of an accuracy the share of errors. */
    public Means complement() {
        return new Means(points.stream()
                .map(point -> new At(point.place, 1 - point.greatest, 1 - point.mean, 1 - point.least))
                .toList());
    }

    public boolean isEmpty() {
        return points.isEmpty();
    }

    /** The line that is drawn of them. */
    public Plot.Trace trace(Look look, String level) {
        return new Plot.Trace(
                look,
                level,
                Plot.Stroke.MARKED,
                numbers(At::place),
                numbers(At::mean),
                numbers(At::least),
                numbers(At::greatest));
    }

    private double[] numbers(ToDoubleFunction<At> number) {
        return points.stream().mapToDouble(number).toArray();
    }

    /** Everything that an axis for these traces must have room for, upwards. */
    public static List<double[]> heights(List<Plot.Trace> traces) {
        return traces.stream()
                .flatMap(trace -> List.of(trace.least(), trace.y(), trace.greatest()).stream())
                .toList();
    }

    /** The same to the right. */
    public static List<double[]> places(List<Plot.Trace> traces) {
        return traces.stream().map(Plot.Trace::x).toList();
    }
}
