// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report;

import dev.ceteris.lab.study.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The networks of one study in pictures: by width and depth, by their cost, and by all their numbers at once. */
final class ArchitecturePlots {
    private ArchitecturePlots() {}

    /** Those that there is something to draw for. */
    static List<Plot> of(List<Architecture> networks) {
        List<Architecture> drawn = networks.stream()
                .filter(network -> Double.isFinite(accuracy(network))
                        && network.parameters().isPresent())
                .toList();
        return drawn.isEmpty() ? List.of() : List.of(grid(drawn), front(drawn), parallel(drawn));
    }

    private static double accuracy(Architecture network) {
        return network.last(Metric.TEST_ACCURACY).mean();
    }

    private static double parameters(Architecture network) {
        return network.parameters().orElseThrow();
    }

    private static String words(Architecture network) {
        return network.name() + ": test accuracy " + Digits.of(network.last(Metric.TEST_ACCURACY)) + ", "
                + Math.round(parameters(network)) + " parameters";
    }

    private static String seeds(List<Architecture> networks) {
        int seeds = networks.stream()
                .mapToInt(network -> network.summary().finished().size())
                .max()
                .orElse(0);
        return seeds > 1 ? "mean over " + seeds + " seeds" : "one seed";
    }

    private static Plot grid(List<Architecture> networks) {
        List<Integer> widths =
                networks.stream().map(Architecture::width).distinct().sorted().toList();
        List<Integer> depths =
                networks.stream().map(Architecture::depth).distinct().sorted().toList();
        List<Plot.Cell> cells = networks.stream()
                .map(network -> new Plot.Cell(
                        widths.indexOf(network.width()),
                        depths.indexOf(network.depth()),
                        accuracy(network),
                        Digits.of(Metric.TEST_ACCURACY, accuracy(network)),
                        words(network)))
                .toList();
        return new Plot.Grid(
                "architecture-grid",
                "Test accuracy by width and depth",
                seeds(networks) + ", last epoch",
                "Heat map: " + described(networks),
                "width of the first hidden layer in units",
                "hidden layers",
                "test accuracy, share classified right",
                widths.stream().map(String::valueOf).toList(),
                depths.stream().map(String::valueOf).toList(),
                cells);
    }

    private static String described(List<Architecture> networks) {
        return String.join("; ", networks.stream().map(ArchitecturePlots::words).toList()) + ".";
    }

    private static Plot front(List<Architecture> networks) {
        List<Plot.Point> points = networks.stream()
                .map(network -> new Plot.Point(
                        network.summary().look(),
                        network.name(),
                        parameters(network),
                        accuracy(network),
                        network.last(Metric.TEST_ACCURACY).least(),
                        network.last(Metric.TEST_ACCURACY).greatest(),
                        words(network)))
                .toList();
        double[] x = values(networks, ArchitecturePlots::parameters);
        // Parameters that span less than the two decades of other axes are counted in factors all the same.
        double least = Arrays.stream(x).min().orElseThrow();
        double greatest = Arrays.stream(x).max().orElseThrow();
        return new Plot.Points(
                "architecture-front",
                "Test accuracy against the number of parameters",
                "dashed: the Pareto front; bars: "
                        + (points.stream().anyMatch(point -> point.least() < point.greatest())
                                ? "range over seeds"
                                : "none, one seed"),
                "Scatter plot: " + described(networks),
                new Axis("parameters (weights and biases)", Axis.Scale.LOGARITHMIC, least / 1.15, greatest * 1.15),
                Axis.spanning(
                        "test accuracy, share classified right",
                        points.stream()
                                .map(point -> new double[] {point.least(), point.greatest()})
                                .toList()),
                points,
                List.of(staircase(ArchitectureAnswer.front(networks), greatest * 1.15)));
    }

    /** What is the best up to each number of parameters: level until the next network on the front, then up. */
    private static Plot.Curve staircase(List<Architecture> front, double end) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (Architecture network : front) {
            if (!y.isEmpty()) {
                x.add(parameters(network));
                y.add(y.getLast());
            }
            x.add(parameters(network));
            y.add(accuracy(network));
        }
        x.add(end);
        y.add(y.getLast());
        return new Plot.Curve(
                front.getLast().summary().look(),
                x.stream().mapToDouble(Double::doubleValue).toArray(),
                y.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double[] values(List<Architecture> networks, ToDoubleFunction<Architecture> number) {
        return networks.stream().mapToDouble(number).toArray();
    }

    private static Plot parallel(List<Architecture> networks) {
        record Scale(String name, ToDoubleFunction<Architecture> number) {}
        List<Scale> scales = List.of(
                new Scale("hidden layers", Architecture::depth),
                new Scale("width, units", Architecture::width),
                new Scale("parameters", ArchitecturePlots::parameters),
                new Scale(
                        "time of an epoch, s",
                        network -> network.summary().epochSeconds().median()),
                new Scale("test accuracy", ArchitecturePlots::accuracy));
        return new Plot.Parallel(
                "architecture-parallel",
                "Each network across its numbers",
                "a line is a network; each axis runs from the least to the greatest of these networks; time is a median, "
                        + seeds(networks),
                "Parallel coordinates: " + described(networks),
                scales.stream()
                        .map(scale -> fitting(scale.name(), values(networks, scale.number())))
                        .toList(),
                networks.stream()
                        .map(network -> new Plot.Way(
                                network.summary().look(),
                                network.name(),
                                scales.stream()
                                        .mapToDouble(scale -> scale.number().applyAsDouble(network))
                                        .toArray()))
                        .toList());
    }

    /** From the least to the greatest value exactly. */
    private static Axis fitting(String name, double[] values) {
        double least = Stream.of(values).flatMapToDouble(Arrays::stream).min().orElseThrow();
        double greatest = Arrays.stream(values).max().orElseThrow();
        return new Axis(name, Axis.Scale.LINEAR, least, greatest > least ? greatest : least + 1);
    }
}
