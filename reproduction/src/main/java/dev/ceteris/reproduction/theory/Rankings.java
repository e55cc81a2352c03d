// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction.theory;

import dev.ceteris.base.Numbers;
import dev.ceteris.base.Plural;
import dev.ceteris.lab.inspect.MeasuredTrial;
import dev.ceteris.lab.trial.Condition;
import dev.ceteris.report.page.Table;
import dev.ceteris.report.plot.Axis;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.summary.Words;
import dev.ceteris.theory.ComplexityMeasure;
import dev.ceteris.theory.Ranking;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How each measure of learning theory ranks the gaps of the networks that were trained.
 *
 * @param networks that are ranked: those whose gaps are numbers
 * @param byGap the rankings, in the order of the measures
 */
public record Rankings(List<MeasuredTrial> networks, Map<Gap, List<Ranking>> byGap) {
    /** Fewer networks have too few orders to distinguish one measure from another. */
    private static final int FEWEST = 4;

    public static Rankings of(List<MeasuredTrial> all) {
        List<MeasuredTrial> networks = all.stream()
                .filter(network -> Arrays.stream(Gap.values()).allMatch(gap -> Double.isFinite(gap.of(network))))
                .toList();
        List<Condition> shapes = networks.stream()
                .map(network -> network.trial().condition())
                .distinct()
                .toList();
        int[] groups = networks.stream()
                .mapToInt(network -> shapes.indexOf(network.trial().condition()))
                .toArray();
        Map<Gap, List<Ranking>> byGap = new EnumMap<>(Gap.class);
        for (Gap gap : Gap.values()) {
            double[] gaps = networks.stream().mapToDouble(gap::of).toArray();
            byGap.put(
                    gap,
                    networks.size() < FEWEST
                            ? List.of()
                            : Arrays.stream(ComplexityMeasure.values())
                                    .filter(measure -> measured(networks, measure))
                                    .map(measure -> Ranking.of(measure, values(networks, measure), gaps, groups))
                                    .toList());
        }
        return new Rankings(networks, byGap);
    }

    private static boolean measured(List<MeasuredTrial> networks, ComplexityMeasure measure) {
        return networks.stream()
                .allMatch(network -> !Double.isNaN(network.measures().getOrDefault(measure, Double.NaN)));
    }

    private static double[] values(List<MeasuredTrial> networks, ComplexityMeasure measure) {
        return networks.stream()
                .mapToDouble(network -> network.measures().get(measure))
                .toArray();
    }

    boolean isEmpty() {
        return byGap.get(Gap.ERROR).isEmpty();
    }

    /** Those with a τ, largest τ first. */
    private List<Ranking> sorted(Gap gap) {
        return byGap.get(gap).stream()
                .filter(ranking -> Double.isFinite(ranking.kendall().tau()))
                .sorted(Comparator.comparingDouble(
                                (Ranking ranking) -> ranking.kendall().tau())
                        .reversed())
                .toList();
    }

    /** One dot for each measure, the measures in the same order for both gaps. */
    public Plot dots(Gap gap) {
        List<ComplexityMeasure> order =
                sorted(Gap.ERROR).stream().map(Ranking::measure).toList();
        List<Plot.Dot> dots = sorted(gap).stream()
                .filter(ranking -> Double.isFinite(ranking.interval().low()))
                .sorted(Comparator.comparingInt(ranking -> order.indexOf(ranking.measure())))
                .map(ranking -> new Plot.Dot(
                        gap.look(),
                        ranking.measure().label(),
                        ranking.interval().low(),
                        ranking.kendall().tau(),
                        ranking.interval().high(),
                        ranking.measure().label() + ": " + tau(ranking)))
                .toList();
        return new Plot.Dots(
                "tau-" + gap.key(),
                "How well each measure ranks the networks' " + gap.words(),
                gap.meaning()
                        + "; bars: 95 % interval, bootstrap over shapes; 1 is the same order, −1 the opposite one",
                "Dot plot of Kendall's τ: "
                        + String.join(
                                ", ",
                                sorted(gap).stream()
                                        .map(ranking -> ranking.measure().label() + " " + tau(ranking))
                                        .toList())
                        + ".",
                new Axis("Kendall's τ", Axis.Scale.LINEAR, -1.05, 1.05),
                dots);
    }

    private static String tau(Ranking ranking) {
        return "%s (%s to %s)"
                .formatted(
                        two(ranking.kendall().tau()),
                        two(ranking.interval().low()),
                        two(ranking.interval().high()));
    }

    private static String two(double tau) {
        return Double.isFinite(tau) ? Numbers.decimals(tau, 2) : Numbers.NONE;
    }

    /** Each measure, what it is, and its τ with both gaps. */
    public Table table() {
        List<Table.Column> columns = List.of(
                Table.Column.text("measure"),
                Table.Column.text("what it is"),
                Table.Column.number("τ with the error gap", "error tau", "error low", "error high"),
                Table.Column.number("τ with the loss gap", "loss tau", "loss low", "loss high"));
        List<Table.Row> rows = byGap.get(Gap.ERROR).stream()
                .map(ranking -> Table.Row.of(
                        new Table.Cell.Plain(ranking.measure().label()),
                        new Table.Cell.Plain(ranking.measure().meaning()),
                        cell(ranking),
                        cell(byGap.get(Gap.LOSS).get(byGap.get(Gap.ERROR).indexOf(ranking)))))
                .toList();
        return new Table(
                "tau",
                "Kendall's τ of each measure with the gaps of " + Plural.of(networks.size(), "network")
                        + ", and its 95 % interval",
                columns,
                rows);
    }

    private static Table.Cell cell(Ranking ranking) {
        return new Table.Cell.Measured(
                tau(ranking),
                List.of(
                        Numbers.exact(ranking.kendall().tau()),
                        Numbers.exact(ranking.interval().low()),
                        Numbers.exact(ranking.interval().high())));
    }

    /** Which measures rank the gap, which do so the wrong way round, and which say nothing. */
    public String words(Gap gap) {
        List<Ranking> sorted = sorted(gap);
        if (sorted.isEmpty()) {
            return "";
        }
        List<String> right =
                named(sorted, ranking -> ranking.isSure() && ranking.kendall().tau() > 0);
        List<String> wrong =
                named(sorted, ranking -> ranking.isSure() && ranking.kendall().tau() < 0);
        List<String> silent = named(sorted, ranking -> !ranking.isSure());
        Ranking best = sorted.getFirst();
        return "The " + gap.words() + " (" + gap.meaning() + ") is ranked best by the measure “"
                + best.measure().label() + "”, with τ = " + two(best.kendall().tau()) + ". "
                + list("Above 0 with their whole interval", right)
                + list("Below 0, so that more goes with a smaller gap", wrong)
                + list("Not different from 0", silent);
    }

    private static List<String> named(List<Ranking> rankings, Predicate<Ranking> chosen) {
        return rankings.stream()
                .filter(chosen)
                .map(ranking -> ranking.measure().label())
                .toList();
    }

    private static String list(String what, List<String> measures) {
        return measures.isEmpty() ? "" : what + ": " + Words.list(measures) + ". ";
    }
}
