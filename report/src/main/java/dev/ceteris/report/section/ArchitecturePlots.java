// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import dev.ceteris.base.Plural;
import dev.ceteris.report.plot.Axis;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.summary.Digits;
import dev.ceteris.report.summary.Results;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The networks of one study in pictures: by width and depth, by their cost, and by all their numbers at once. */
public final class ArchitecturePlots {
    /** More names than that beside a plot are not read. */
    private static final int NAMED = 12;

    /** Networks that a cell of the heat map lists when a reader points at it. */
    private static final int LISTED = 6;

    /** Numbers that span at least this factor are distinguished better by their ratios. */
    private static final double RATIOS = 10;

    /** Eliminated networks first: others are drawn over them. */
    private final List<SearchedNetworks> networks;

    private final Yardstick yardstick;

    /** Which epoch of a trial counts. */
    private final String epoch;

    private ArchitecturePlots(List<SearchedNetworks> networks, Yardstick yardstick, String epoch) {
        this.networks = networks;
        this.yardstick = yardstick;
        this.epoch = epoch;
    }

    /**
     * Those that there is something to draw for.
     *
     * @param results that the networks are conditions of
     */
    public static List<Plot> of(List<SearchedNetworks> networks, Yardstick yardstick, Results results) {
        List<SearchedNetworks> drawn = networks.stream()
                .filter(network -> Double.isFinite(yardstick.of(network))
                        && network.parameters().isPresent())
                .sorted(Comparator.comparing(network -> !network.eliminated()))
                .toList();
        ArchitecturePlots plots = new ArchitecturePlots(drawn, yardstick, results.epochCompared());
        return drawn.isEmpty() ? List.of() : List.of(plots.grid(), plots.front(), plots.parallel());
    }

    private static double parameters(SearchedNetworks network) {
        return network.parameters().orElseThrow();
    }

    private String words(SearchedNetworks network) {
        return network.name() + ": " + yardstick.words() + " " + Digits.of(network.last(yardstick.metric())) + ", "
                + Math.round(parameters(network)) + " parameters"
                + (network.eliminated() ? ", eliminated after " + Plural.of(network.epochs(), "epoch") : "");
    }

    private String seeds() {
        int seeds = networks.stream()
                .mapToInt(network -> network.summary().finished().size())
                .max()
                .orElse(0);
        return seeds > 1 ? "mean over " + seeds + " seeds" : "one seed";
    }

    private boolean someEliminated() {
        return networks.stream().anyMatch(SearchedNetworks::eliminated);
    }

    private static Plot.Tone tone(SearchedNetworks network) {
        return network.eliminated() ? Plot.Tone.PALE : Plot.Tone.FULL;
    }

    private record Place(int column, int row) {}

    private Plot grid() {
        WidthColumns widths =
                WidthColumns.of(networks.stream().map(SearchedNetworks::width).toList());
        List<Integer> depths = networks.stream()
                .map(SearchedNetworks::depth)
                .distinct()
                .sorted()
                .toList();
        Map<Place, List<SearchedNetworks>> cells = networks.stream()
                .collect(Collectors.groupingBy(
                        network -> new Place(widths.of(network.width()), depths.indexOf(network.depth())),
                        LinkedHashMap::new,
                        Collectors.toList()));
        boolean crowded = cells.size() < networks.size();
        return new Plot.Grid(
                "architecture-grid",
                yardstick.title() + " by width and depth",
                seeds() + ", " + epoch + (crowded ? "; of several networks in a cell the best one" : "")
                        + (someEliminated() ? "; eliminated early where epochs are named" : ""),
                "Heat map: " + described(),
                "width of the first hidden layer in units",
                "hidden layers",
                yardstick.colourAxis(),
                widths.names(),
                depths.stream().map(String::valueOf).toList(),
                cells.entrySet().stream()
                        .map(cell -> cell(cell.getKey(), cell.getValue()))
                        .toList());
    }

    private Plot.Cell cell(Place place, List<SearchedNetworks> there) {
        List<SearchedNetworks> ranked = there.stream()
                .sorted(Comparator.comparing(SearchedNetworks::eliminated)
                        .thenComparing(
                                Comparator.comparingDouble(yardstick::goodness).reversed()))
                .toList();
        SearchedNetworks best = ranked.getFirst();
        List<String> lines = ranked.stream().limit(LISTED).map(this::words).collect(Collectors.toList());
        if (ranked.size() > LISTED) {
            lines.add("and " + (ranked.size() - LISTED) + " more");
        }
        return new Plot.Cell(
                place.column(),
                place.row(),
                yardstick.colour(best),
                Digits.of(yardstick.metric(), yardstick.of(best))
                        + (best.eliminated() ? "\n" + Plural.of(best.epochs(), "epoch") : ""),
                String.join("\n", lines));
    }

    private String described() {
        return String.join("; ", networks.stream().map(this::words).toList()) + ".";
    }

    private Plot front() {
        List<SearchedNetworks> front = ArchitectureAnswer.front(networks, yardstick);
        List<Plot.Point> points = networks.stream()
                .map(network -> new Plot.Point(
                        network.summary().look(),
                        networks.size() <= NAMED || front.contains(network) ? network.name() : "",
                        parameters(network),
                        yardstick.of(network),
                        network.last(yardstick.metric()).least(),
                        network.last(yardstick.metric()).greatest(),
                        words(network),
                        tone(network)))
                .toList();
        double[] x = values(ArchitecturePlots::parameters);
        // Parameters that span less than the two decades of other axes are counted in factors all the same.
        double least = Arrays.stream(x).min().orElseThrow();
        double greatest = Arrays.stream(x).max().orElseThrow();
        return new Plot.Points(
                "architecture-front",
                yardstick.title() + " against the number of parameters",
                "dashed: the Pareto front; bars: "
                        + (points.stream().anyMatch(point -> point.least() < point.greatest())
                                ? "range over seeds"
                                : "none, one seed")
                        + (someEliminated() ? "; pale: eliminated early" : ""),
                "Scatter plot: " + described(),
                new Axis("parameters (weights and biases)", Axis.Scale.LOGARITHMIC, least / 1.15, greatest * 1.15),
                Axis.spanning(
                        yardstick.axis(),
                        points.stream()
                                .map(point -> new double[] {point.least(), point.greatest()})
                                .toList()),
                points,
                List.of(staircase(front, greatest * 1.15)));
    }

    /** What is the best up to each number of parameters: level until the next network on the front, then on. */
    private Plot.Curve staircase(List<SearchedNetworks> front, double end) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (SearchedNetworks network : front) {
            if (!y.isEmpty()) {
                x.add(parameters(network));
                y.add(y.getLast());
            }
            x.add(parameters(network));
            y.add(yardstick.of(network));
        }
        x.add(end);
        y.add(y.getLast());
        return new Plot.Curve(
                front.getLast().summary().look(),
                x.stream().mapToDouble(Double::doubleValue).toArray(),
                y.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private double[] values(ToDoubleFunction<SearchedNetworks> number) {
        return networks.stream().mapToDouble(number).toArray();
    }

    private record Scale(String name, ToDoubleFunction<SearchedNetworks> number) {}

    private Plot parallel() {
        List<Scale> scales = new ArrayList<>(List.of(
                new Scale("hidden layers", SearchedNetworks::depth),
                new Scale("width, units", SearchedNetworks::width),
                new Scale("parameters", ArchitecturePlots::parameters),
                new Scale(
                        "time of an epoch, s",
                        network -> network.summary().epochSeconds().median())));
        if (someEliminated()) {
            scales.add(new Scale("epochs", SearchedNetworks::epochs));
        }
        scales.add(new Scale(yardstick.words(), yardstick::of));
        List<SearchedNetworks> named = networks.stream()
                .sorted(Comparator.comparing(SearchedNetworks::eliminated)
                        .thenComparing(
                                Comparator.comparingDouble(yardstick::goodness).reversed()))
                .limit(NAMED)
                .filter(network -> networks.size() <= NAMED || !network.eliminated())
                .toList();
        return new Plot.Parallel(
                "architecture-parallel",
                "Each network across its numbers",
                "a line is a network; each axis runs from the least to the greatest of these networks; time is a "
                        + "median, "
                        + seeds()
                        + (someEliminated() ? "; pale: eliminated early" : ""),
                "Parallel coordinates: " + described(),
                scales.stream()
                        .map(scale -> fitting(scale.name(), values(scale.number())))
                        .toList(),
                networks.stream()
                        .map(network -> new Plot.Way(
                                network.summary().look(),
                                network.name(),
                                named.contains(network) ? network.name() : "",
                                tone(network),
                                scales.stream()
                                        .mapToDouble(scale -> scale.number().applyAsDouble(network))
                                        .toArray()))
                        .toList());
    }

    /** From the least to the greatest value exactly. */
    private static Axis fitting(String name, double[] values) {
        double least = Stream.of(values).flatMapToDouble(Arrays::stream).min().orElseThrow();
        double greatest = Arrays.stream(values).max().orElseThrow();
        Axis.Scale scale = least > 0 && greatest / least >= RATIOS ? Axis.Scale.LOGARITHMIC : Axis.Scale.LINEAR;
        return new Axis(name, scale, least, greatest > least ? greatest : least + 1);
    }
}
