// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction.batchsize;

import dev.ceteris.base.Numbers;
import dev.ceteris.base.Plural;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.Table;
import dev.ceteris.report.plot.Axis;
import dev.ceteris.report.plot.Means;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.summary.Look;
import dev.ceteris.report.summary.Spread;
import dev.ceteris.report.summary.Words;
import dev.ceteris.theory.BatchScaling;
import dev.ceteris.theory.GradientNoise;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Up to which size a larger batch saves updates, and whether the gradient noise predicts it. */
final class CriticalBatch {
    /** As of the rules: no button of the chapter belongs to these. */
    private static final int FIRST_LOOK = 180;

    /** Two estimates of the bend agree in their order of magnitude when they differ by no more than this factor. */
    private static final double SAME_ORDER = Math.sqrt(10);

    /** Points of the fit's curve between two sizes that were tried: a smooth line. */
    private static final int FINE = 8;

    private final UpdatesToTarget updates;
    private final Map<Integer, GradientNoise> noise;

    /**
     * @param noise of the trials of {@link UpdatesToTarget#best}, by their numbers, as far as their weights were kept
     */
    CriticalBatch(UpdatesToTarget updates, Map<Integer, GradientNoise> noise) {
        this.updates = updates;
        this.noise = noise;
    }

    List<Element> render() {
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading("How many updates a larger batch saves"));
        elements.add(
                new Element.Paragraph("Every batch size tried several learning rates, and the one that came first to a "
                        + "validation loss of " + updates.loss()
                        + " counts. Batches should at first halve the updates with "
                        + "every doubling (perfect scaling), then less (diminishing returns), then hardly at all "
                        + "(maximal parallelism): Shallue "
                        + "et al. 2019. McCandlish et al. 2018 describe it by S = S_min · (1 + B_crit / B), where "
                        + "B_crit is the size at which "
                        + "a run takes twice the updates that no batch can go below."));
        if (updates.best().isEmpty()) {
            elements.add(new Element.Paragraph("None of the " + updates.sizes()
                    + " sizes came to it within the epochs of this run; the full run has more of them."));
            return elements;
        }
        elements.add(new Element.Figures(List.of(plot())));
        elements.add(new Element.Paragraph(bend() + " " + predicted()));
        elements.add(new Element.Tabled(table()));
        return elements;
    }

    private Plot plot() {
        List<Plot.Trace> traces = new ArrayList<>();
        Means measured =
                new Means(updates.best().stream().map(UpdatesToTarget.Best::at).toList());
        traces.add(measured.trace(Look.at(FIRST_LOOK), "measured"));
        updates.fit().ifPresent(fit -> traces.addAll(curves(fit)));
        List<double[]> heights = Means.heights(traces);
        updates.fit()
                .filter(BatchScaling::isDetermined)
                .ifPresent(fit -> traces.add(upright(FIRST_LOOK + 4, "B_crit", fit.criticalBatch(), heights)));
        scale().ifPresent(scale -> traces.add(upright(FIRST_LOOK + 5, "noise scale", scale, heights)));
        return new Plot.Traces(
                UpdatesToTarget.STUDY + "-updates",
                "Updates to a validation loss of " + updates.loss() + " against batch size",
                "at the best learning rate of each size; bars: from the last epoch before to the first one there"
                        + updates.fit().map(_ -> "; dashed: the fit").orElse(""),
                "Updates to the target for every batch size"
                        + updates.fit()
                                .map(_ -> ", with the fit and its three stretches.")
                                .orElse("."),
                Axis.logarithmic("batch size, images", Means.places(traces)),
                Axis.logarithmic("updates", heights),
                traces);
    }

    /** The fit, a line for each of its stretches among the sizes that were tried. */
    private List<Plot.Trace> curves(BatchScaling fit) {
        double first = updates.best().getFirst().size();
        double last = updates.best().getLast().size();
        int steps = FINE * updates.best().size();
        List<Plot.Trace> curves = new ArrayList<>();
        int look = FIRST_LOOK;
        for (BatchScaling.Stretch stretch : BatchScaling.Stretch.values()) {
            look++;
            double[] sizes = new double[steps + 1];
            for (int i = 0; i <= steps; i++) {
                sizes[i] = first * Math.pow(last / first, (double) i / steps);
            }
            double[] on = Arrays.stream(sizes)
                    .filter(size -> fit.stretch(size) == stretch)
                    .toArray();
            if (on.length > 1) {
                if (stretch != BatchScaling.Stretch.MAXIMAL_PARALLELISM) {
                    reverse(on); // a name at the upper end of a falling curve does not lie on it
                }
                double[] y = Arrays.stream(on).map(fit::updates).toArray();
                curves.add(Plot.Trace.of(Look.at(look), words(stretch), Plot.Stroke.PLAIN, on, y));
            }
        }
        return curves;
    }

    private static void reverse(double[] values) {
        for (int i = 0; i < values.length / 2; i++) {
            double kept = values[i];
            values[i] = values[values.length - 1 - i];
            values[values.length - 1 - i] = kept;
        }
    }

    private static String words(BatchScaling.Stretch stretch) {
        return switch (stretch) {
            case PERFECT_SCALING -> "perfect scaling";
            case DIMINISHING_RETURNS -> "diminishing returns";
            case MAXIMAL_PARALLELISM -> "maximal parallelism";
        };
    }

    private static Plot.Trace upright(int look, String name, double place, List<double[]> heights) {
        double[] all = heights.stream().flatMapToDouble(Arrays::stream).toArray();
        double[] ends = {Spread.of(all).least(), Spread.of(all).greatest()};
        return Plot.Trace.of(Look.at(look), name, Plot.Stroke.DOTTED, new double[] {place, place}, ends);
    }

    private String bend() {
        UpdatesToTarget.Best first = updates.best().getFirst();
        UpdatesToTarget.Best last = updates.best().getLast();
        String range =
                "A batch of " + first.size() + " images took " + Math.round(first.updates()) + " updates, one of "
                        + last.size() + " took " + Math.round(last.updates()) + ": "
                        + Math.round((double) last.size() / first.size())
                        + " times the images in an update, " + Numbers.decimals(first.updates() / last.updates(), 1)
                        + " times fewer updates.";
        int missing = updates.sizes() - updates.best().size();
        String lost = missing == 0 ? "" : " " + Plural.of(missing, "size") + " never came to it with every seed.";
        return range + lost + " " + updates.fit().map(this::fitted).orElseGet(updates::noFit);
    }

    private String fitted(BatchScaling fit) {
        if (!fit.isDetermined()) {
            return "The fit does not find a bend among these sizes: they lie all on one side of it.";
        }
        Map<BatchScaling.Stretch, List<String>> stretches = updates.best().stream()
                .collect(Collectors.groupingBy(
                        one -> fit.stretch(one.size()),
                        Collectors.mapping(one -> String.valueOf(one.size()), Collectors.toList())));
        List<String> where = new ArrayList<>();
        for (BatchScaling.Stretch stretch : BatchScaling.Stretch.values()) {
            if (stretches.containsKey(stretch)) {
                where.add(words(stretch) + " with " + Words.list(stretches.get(stretch)));
            }
        }
        String factor = Double.isFinite(fit.criticalError())
                ? ", to within a factor of " + Numbers.decimals(Math.exp(fit.criticalError()), 2)
                        + " (one standard error)"
                : "";
        return "The fit has S_min = " + Math.round(fit.fewestUpdates()) + " and B_crit = "
                + Math.round(fit.criticalBatch()) + factor + ", and misses the measured updates by "
                + Math.round(100 * (Math.exp(fit.residual()) - 1)) + " % on average: " + Words.list(where) + ".";
    }

    /** The geometric mean of what was measured at the target; empty when nothing was. */
    private OptionalDouble scale() {
        double[] logarithms = noise.values().stream()
                .mapToDouble(GradientNoise::scale)
                .filter(scale -> Double.isFinite(scale) && scale > 0)
                .map(Math::log)
                .toArray();
        return logarithms.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.exp(Spread.of(logarithms).mean()));
    }

    private String predicted() {
        OptionalDouble scale = scale();
        if (scale.isEmpty()) {
            return "No weights of these networks are kept, so the noise of their gradients cannot be measured.";
        }
        String measured =
                "The gradient-noise scale, the trace of the gradients' covariance divided by the squared mean "
                        + "gradient, is "
                        + Math.round(scale.getAsDouble()) + " where the target is reached (geometric mean of "
                        + Plural.of(noise.size(), "network") + ").";
        return measured + " "
                + updates.fit()
                        .filter(BatchScaling::isDetermined)
                        .map(fit -> compared(scale.getAsDouble() / fit.criticalBatch()))
                        .orElse("Whether it predicts the bend cannot be said without one.");
    }

    private static String compared(double ratio) {
        String times = ratio >= 1
                ? Numbers.decimals(ratio, 1) + " times B_crit"
                : "B_crit divided by " + Numbers.decimals(1 / ratio, 1);
        boolean same = ratio <= SAME_ORDER && ratio >= 1 / SAME_ORDER;
        return same
                ? "That is " + times
                        + ": it predicts the order of magnitude of the bend, which is all that it promises."
                : "That is " + times
                        + ": here it does not predict the bend. It takes the loss to be curved alike in all directions "
                        + "and belongs to the weights at which it is measured; it grows as the loss falls, so at the "
                        + "target it is "
                        + "larger than on most of the way there.";
    }

    private Table table() {
        List<Table.Column> columns = List.of(
                Table.Column.number("batch size", "batch size"),
                Table.Column.number("learning rate", "learning rate"),
                Table.Column.number("updates", "updates"),
                Table.Column.number("of them in the last epoch", "updates of the last epoch"),
                Table.Column.number("images seen", "images seen"),
                Table.Column.text("stretch"),
                Table.Column.number("gradient-noise scale", "gradient-noise scale"));
        return new Table(
                UpdatesToTarget.STUDY + "-table",
                "Updates to a validation loss of " + updates.loss()
                        + ": mean over seeds at the learning rate that came there first",
                columns,
                updates.best().stream().map(this::row).toList());
    }

    private Table.Row row(UpdatesToTarget.Best one) {
        double rate = updates.rate(one);
        double images = one.updates() * one.size();
        double resolution = one.reaches().stream()
                .mapToLong(reach -> reach.updates() - reach.after())
                .max()
                .orElseThrow();
        double[] scales = one.condition().finished().stream()
                .filter(trial -> noise.containsKey(trial.number()))
                .mapToDouble(trial -> noise.get(trial.number()).scale())
                .toArray();
        Spread scale = Spread.of(scales);
        return Table.Row.of(
                number(String.valueOf(one.size()), one.size()),
                number(Numbers.four(rate) + (one.edge() ? " (edge)" : ""), rate),
                number(String.valueOf(Math.round(one.updates())), one.updates()),
                number(String.valueOf(Math.round(resolution)), resolution),
                number(String.valueOf(Math.round(images)), images),
                new Table.Cell.Plain(updates.fit()
                        .filter(BatchScaling::isDetermined)
                        .map(fit -> words(fit.stretch(one.size())))
                        .orElse("")),
                number(scale.n() == 0 ? Numbers.NONE : String.valueOf(Math.round(scale.mean())), scale.mean()));
    }

    private static Table.Cell number(String text, double value) {
        return new Table.Cell.Measured(text, List.of(Numbers.exact(value)));
    }
}
