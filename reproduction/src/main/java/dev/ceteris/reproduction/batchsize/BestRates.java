// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction.batchsize;

import dev.ceteris.base.Numbers;
import dev.ceteris.lab.tuning.Candidate;
import dev.ceteris.lab.tuning.TuningRecord;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.plot.Axis;
import dev.ceteris.report.plot.Means;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.section.TuningSection;
import dev.ceteris.report.summary.Results;
import dev.ceteris.reproduction.Thoroughness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The learning rate that was best for each batch size, beside those that the rules ask for. */
final class BestRates {
    private static final String RATE = "learningRate";

    private final Results tuned;
    private final RateRule way;
    private final Thoroughness thoroughness;

    BestRates(Results tuned, RateRule way, Thoroughness thoroughness) {
        this.thoroughness = thoroughness;
        this.tuned = tuned;
        this.way = way;
    }

    /** What was tuned where, and what that cost. */
    List<Element> render() {
        List<TuningRecord> tuningRuns = tuned.run().tunings();
        if (tuningRuns.isEmpty()) {
            return List.of();
        }
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading("What was tuned, and what that cost"));
        elements.add(new Element.Paragraph("Every batch size chose its learning rate by "
                + tuningRuns.getFirst().tuningRun().by().key()
                + " on images that are set aside, with seeds that are not among those of the comparison. The test "
                + "images were not used. All of it cost "
                + TuningSection.cost(tuningRuns) + "." + exponent()));
        elements.add(new Element.Tabled(TuningSection.chosen(tuned.run()).named(BatchSizeRules.TUNED + "-chosen")));
        return elements;
    }

    private List<Means.At> points() {
        List<Means.At> points = new ArrayList<>();
        for (TuningRecord tuningRun : tuned.run().tunings()) {
            tuningRun
                    .chosen()
                    .map(BestRates::rate)
                    .ifPresent(rate -> points.add(new Means.At(
                            ((Number) tuningRun.condition().levels().get(RateRule.SIZE)).doubleValue(),
                            rate,
                            rate,
                            rate)));
        }
        return points;
    }

    private static double rate(Candidate best) {
        return ((Number) best.values().levels().get(RATE)).doubleValue();
    }

    /**
     * The exponent of the power of the batch size that fits the chosen rates best: 0 is fixed, ½ the root, 1 linear.
     */
    private String exponent() {
        List<Means.At> points = points();
        int sizes =
                (int) points.stream().mapToDouble(Means.At::place).distinct().count();
        if (sizes < Thoroughness.FEWEST_POINTS) {
            return sizes == 0 ? "" : " " + Thoroughness.tooFew(sizes);
        }
        double x = points.stream()
                .mapToDouble(point -> Math.log(point.place()))
                .average()
                .orElseThrow();
        double y = points.stream()
                .mapToDouble(point -> Math.log(point.mean()))
                .average()
                .orElseThrow();
        double products = 0;
        double squares = 0;
        for (Means.At point : points) {
            products += (Math.log(point.place()) - x) * (Math.log(point.mean()) - y);
            squares += (Math.log(point.place()) - x) * (Math.log(point.place()) - x);
        }
        return " "
                + thoroughness.conclusion("The chosen rates grow about with the power "
                        + Numbers.decimals(products / squares, 2)
                        + " of the batch size, over all sizes; a fixed rate has the power 0, the square-root rule ½ "
                        + "and the linear one 1.");
    }

    /**
     * Learning rates against batch sizes; nothing when none was chosen.
     *
     * @param baseRate that the rules scale
     */
    Optional<Plot> plot(List<RateRule> ways, double baseRate) {
        Means means = new Means(points());
        if (means.isEmpty()) {
            return Optional.empty();
        }
        List<Plot.Trace> traces = new ArrayList<>();
        for (RateRule rule : ways) {
            if (!rule.isTuned()) {
                double[] sizes = rule.sizes().keySet().stream()
                        .mapToDouble(Integer::doubleValue)
                        .toArray();
                double[] rates = Arrays.stream(sizes)
                        .map(size -> baseRate * rule.factor(size))
                        .toArray();
                traces.add(Plot.Trace.of(rule.look(), rule.name(), Plot.Stroke.PLAIN, sizes, rates));
            }
        }
        traces.add(means.trace(way.look(), way.name()));
        return Optional.of(new Plot.Traces(
                BatchSizeRules.RULES + "-rates",
                "Learning rate against batch size",
                "dashed: what the rules ask for; with markers: what was chosen on images set aside",
                "The learning rate that was chosen for every batch size, beside those of the rules.",
                Axis.logarithmic("batch size, images", Means.places(traces)),
                Axis.logarithmic("learning rate", Means.heights(traces)),
                traces));
    }
}
