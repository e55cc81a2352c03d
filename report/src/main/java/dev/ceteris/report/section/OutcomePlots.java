// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import dev.ceteris.base.Numbers;
import dev.ceteris.base.Plural;
import dev.ceteris.evidence.claim.Direction;
import dev.ceteris.evidence.statistics.Interval;
import dev.ceteris.evidence.statistics.TTest;
import dev.ceteris.lab.results.Chance;
import dev.ceteris.lab.trial.Factor;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.report.plot.Axis;
import dev.ceteris.report.plot.Outcome;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.summary.Digits;
import dev.ceteris.report.summary.Estimates;
import dev.ceteris.report.summary.LevelOrder;
import dev.ceteris.report.summary.Look;
import dev.ceteris.report.summary.Palette;
import dev.ceteris.report.summary.Results;
import dev.ceteris.report.summary.Words;
import dev.ceteris.spec.Canonical;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A metric against the levels of what was varied, and its means over two factors as a heat map. */
final class OutcomePlots {
    private static final double LEVEL = 0.95;

    /** Fewer levels of both factors are read from the lines as well as from a heat map. */
    private static final int FEWEST_CELLS = 9;

    private final Results results;
    private final Sweep sweep;

    OutcomePlots(Results results, Sweep sweep) {
        this.results = results;
        this.sweep = sweep;
    }

    /**
     * What one cell measured.
     *
     * @param cell the place
     * @param seeds a value for each seed
     * @param mean of these; NaN without any
     * @param low lower end of its 95 % interval; the mean where there is none
     * @param high upper end
     */
    record Mean(Sweep.Cell cell, double[] seeds, double mean, double low, double high) {
        static Mean of(Sweep.Cell cell, double[] seeds) {
            if (seeds.length < 2) {
                double mean = seeds.length == 0 ? Double.NaN : seeds[0];
                return new Mean(cell, seeds, mean, mean, mean);
            }
            TTest test = TTest.oneSample(seeds);
            Interval interval = test.interval(LEVEL);
            return new Mean(cell, seeds, test.mean(), interval.low(), interval.high());
        }

        /** {@code 0.9312}, with as many digits as the interval allows. */
        String text(Metric metric) {
            return seeds.length < 2 ? Digits.of(metric, mean) : Numbers.within(high - low, mean);
        }

        /** {@code 0.929 to 0.933}. */
        String interval() {
            return seeds.length < 2 ? Numbers.NONE : Estimates.interval(new Interval(low, high));
        }

        private String words(Metric metric) {
            String lost =
                    (cell.isAtChance() ? "; " + Chance.MARK : "") + (cell.lost().isEmpty() ? "" : "; " + cell.lost());
            String measured = seeds.length == 0
                    ? "no mean"
                    : text(metric)
                            + (seeds.length < 2
                                    ? ", one seed"
                                    : ", 95 % interval " + interval() + ", " + seeds.length + " seeds");
            return cell.label() + ": " + metric.key() + " " + measured + lost;
        }
    }

    /** The levels of the second factor; one that says nothing where there is none. */
    List<Optional<Object>> lines() {
        return sweep.apart()
                .map(factor ->
                        LevelOrder.ordered(factor).stream().map(Optional::of).toList())
                .orElse(List.of(Optional.empty()));
    }

    /** The means of one line. */
    List<Mean> means(Optional<Object> line, Metric metric) {
        return sweep.cells(line, results).stream()
                .map(cell -> Mean.of(cell, cell.values(results.seeds(metric), metric)))
                .toList();
    }

    /** The plot of a metric; empty when no trial measured it. */
    Optional<Plot> levels(Metric metric) {
        List<List<Mean>> means =
                lines().stream().map(line -> means(line, metric)).toList();
        List<Mean> all = means.stream().flatMap(List::stream).toList();
        if (all.stream().noneMatch(mean -> mean.seeds().length > 0)) {
            return Optional.empty();
        }
        Axis y = Axis.spanning(axis(metric), List.of(heights(all)));
        Optional<Mean> best = best(all, metric);
        List<Plot.Limit> limits = limits(metric);
        List<Outcome.Strip> strips = IntStream.range(0, means.size())
                .filter(i -> !means.get(i).isEmpty())
                .mapToObj(i -> strip(i, means.get(i), metric, y, best))
                .toList();
        return Optional.of(new Outcome(
                "outcome-" + results.slug(metric),
                metric.key() + " against " + sweep.across().name()
                        + sweep.apart().map(factor -> ", by " + factor.name()).orElse(""),
                note(all, best, limits, y),
                all.stream().map(mean -> mean.words(metric)).collect(Collectors.joining("; ", "", ".")),
                across(),
                y,
                LevelOrder.ordered(sweep.across()).stream()
                        .map(level -> new Outcome.Tick(Sweep.place(sweep.across(), level), Canonical.text(level)))
                        .toList(),
                LevelOrder.isNumeric(sweep.across()) ? Outcome.Join.LINE : Outcome.Join.NONE,
                strips,
                limits.stream().filter(limit -> y.holds(limit.at())).toList()));
    }

    private Axis across() {
        Factor factor = sweep.across();
        return LevelOrder.isNumeric(factor)
                ? Axis.ofLevels(
                        factor.name(),
                        factor.levels().stream()
                                .mapToDouble(level -> Sweep.place(factor, level))
                                .toArray())
                : new Axis(
                        factor.name(), Axis.Scale.LINEAR, -0.5, factor.levels().size() - 0.5);
    }

    private String axis(Metric metric) {
        String unit = results.unit(metric);
        if (metric.isLoss() && results.numbers()) {
            return metric.key() + results.lossKind();
        }
        return unit.isEmpty() || unit.equals("share") || unit.equals(metric.key())
                ? metric.key()
                : metric.key() + " in " + unit;
    }

    /** What the axis has room for: all seeds, and of an interval at most half of their span beyond them. */
    private static double[] heights(List<Mean> means) {
        double[] seeds = means.stream()
                .flatMapToDouble(mean -> Arrays.stream(mean.seeds()))
                .toArray();
        double least = Arrays.stream(seeds).min().orElseThrow();
        double greatest = Arrays.stream(seeds).max().orElseThrow();
        boolean spread = least > 0 && greatest / least >= 100;
        double room = spread ? 0 : (greatest - least) / 2;
        // No metric that is positive in all trials is drawn as if it might be negative.
        double floor = least >= 0 ? Math.max(0, least - room) : least - room;
        List<Double> heights = new ArrayList<>(Arrays.stream(seeds).boxed().toList());
        for (Mean mean : means) {
            if (mean.seeds().length > 1) {
                heights.add(Math.clamp(mean.low(), floor, greatest + room));
                heights.add(Math.clamp(mean.high(), floor, greatest + room));
            }
        }
        return heights.stream().mapToDouble(height -> height).toArray();
    }

    private Outcome.Strip strip(int index, List<Mean> means, Metric metric, Axis y, Optional<Mean> best) {
        Look line = sweep.apart()
                .map(factor -> Palette.of(results.run())
                        .look(factor, LevelOrder.ordered(factor).get(index)))
                .orElse(Look.at(index));
        return new Outcome.Strip(
                line,
                sweep.apart()
                        .map(factor -> Canonical.text(LevelOrder.ordered(factor).get(index)))
                        .orElse(""),
                means.stream()
                        .map(mean -> sweep.apart().isPresent()
                                ? line
                                : mean.cell().conditions().getFirst().look())
                        .toList(),
                means.stream()
                        .mapToDouble(
                                mean -> Sweep.place(sweep.across(), mean.cell().level()))
                        .toArray(),
                means.stream().mapToDouble(Mean::mean).toArray(),
                means.stream().mapToDouble(mean -> within(y, mean.low())).toArray(),
                means.stream().mapToDouble(mean -> within(y, mean.high())).toArray(),
                means.stream()
                        .map(mean -> mean.seeds().length < 2 ? new double[0] : mean.seeds())
                        .toList(),
                means.stream().map(mean -> mean.words(metric)).toList(),
                means.stream().map(mean -> mean.cell().divergence()).toList(),
                best.map(means::indexOf).orElse(-1));
    }

    /** An interval may reach beyond the axis, and below 0 on a logarithmic one. */
    private static double within(Axis y, double value) {
        return Double.isNaN(value) ? value : Math.clamp(value, y.from(), y.to());
    }

    private static Optional<Mean> best(List<Mean> means, Metric metric) {
        Comparator<Mean> byMean = Comparator.comparingDouble(Mean::mean);
        List<Mean> measured =
                means.stream().filter(mean -> mean.seeds().length > 0).toList();
        if (measured.size() < 2) {
            return Optional.empty();
        }
        return switch (metric.direction()) {
            case HIGHER -> measured.stream().max(byMean);
            case LOWER -> measured.stream().min(byMean);
            case UNKNOWN -> Optional.empty();
        };
    }

    /** What guessing comes to. */
    private List<Plot.Limit> limits(Metric metric) {
        return results.guesses().stream()
                .filter(guess -> guess.of(metric).isPresent())
                .map(guess ->
                        new Plot.Limit(results.words(guess), guess.of(metric).getAsDouble()))
                .toList();
    }

    private String note(List<Mean> means, Optional<Mean> best, List<Plot.Limit> limits, Axis y) {
        int seeds = means.stream().mapToInt(mean -> mean.seeds().length).max().orElse(0);
        List<String> parts = new ArrayList<>();
        if (seeds > 1) {
            parts.add("mean over " + seeds + " seeds with its 95 % interval");
            parts.add("faint: single seeds");
        } else {
            parts.add("one seed, so there is no interval");
        }
        averaged().ifPresent(parts::add);
        best.ifPresent(_ -> parts.add("ringed: the best mean"));
        for (Plot.Limit limit : limits) {
            parts.add((y.holds(limit.at()) ? "dashed: " : "beyond the axis: ") + limit.name() + ", "
                    + Numbers.four(limit.at()));
        }
        return String.join("; ", parts);
    }

    /** Over what each value is a mean besides seeds. */
    Optional<String> averaged() {
        return sweep.averaged().isEmpty()
                ? Optional.empty()
                : Optional.of("averaged over "
                        + Words.list(sweep.averaged().stream().map(Factor::name).toList()));
    }

    /** The means of a metric by both factors; empty unless each has several levels. */
    Optional<Plot> grid(Metric metric) {
        List<List<Mean>> means =
                lines().stream().map(line -> means(line, metric)).toList();
        List<Mean> all = means.stream().flatMap(List::stream).toList();
        boolean small = sweep.apart().isEmpty()
                || sweep.apart().get().levels().size() < 3
                || all.size() < FEWEST_CELLS
                || all.stream().noneMatch(mean -> mean.seeds().length > 0);
        if (small) {
            return Optional.empty();
        }
        List<Object> columns = LevelOrder.ordered(sweep.across());
        List<Plot.Cell> cells = new ArrayList<>();
        for (int row = 0; row < means.size(); row++) {
            for (Mean mean : means.get(row)) {
                cells.add(new Plot.Cell(
                        columns.indexOf(mean.cell().level()),
                        row,
                        mean.mean(),
                        cellText(mean, metric),
                        mean.words(metric)));
            }
        }
        return Optional.of(new Plot.Grid(
                "outcome-grid-" + results.slug(metric),
                metric.key() + " by " + sweep.across().name() + " and "
                        + sweep.apart().get().name(),
                all.stream().anyMatch(mean -> mean.seeds().length > 1)
                        ? "mean over " + Plural.of(results.seeds().size(), "seed")
                        : "one seed",
                "Heat map: " + all.stream().map(mean -> mean.words(metric)).collect(Collectors.joining("; ", "", ".")),
                sweep.across().name(),
                sweep.apart().get().name(),
                axis(metric),
                columns.stream().map(Canonical::text).toList(),
                LevelOrder.ordered(sweep.apart().get()).stream()
                        .map(Canonical::text)
                        .toList(),
                cells));
    }

    private static String cellText(Mean mean, Metric metric) {
        return mean.seeds().length == 0 ? mean.cell().lost().replace(" diverged", "\ndiverged") : mean.text(metric);
    }

    /** Whether a metric has a best value, so that a level can be the best one. */
    static boolean isJudged(Metric metric) {
        return metric.direction() != Direction.UNKNOWN;
    }
}
