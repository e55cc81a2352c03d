// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction.architecture;

import dev.ceteris.base.Numbers;
import dev.ceteris.base.Plural;
import dev.ceteris.lab.inspect.MeasuredTrial;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.ReportedValues;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.section.ArchitectureAnswer;
import dev.ceteris.report.section.ArchitecturePlots;
import dev.ceteris.report.section.ConditionColumn;
import dev.ceteris.report.section.SearchedNetworks;
import dev.ceteris.report.section.Yardstick;
import dev.ceteris.report.summary.ConditionCurve;
import dev.ceteris.report.summary.CurveAxis;
import dev.ceteris.report.summary.Digits;
import dev.ceteris.report.summary.Results;
import dev.ceteris.report.summary.Words;
import dev.ceteris.reproduction.ReproducedChapter;
import dev.ceteris.reproduction.StudySentences;
import dev.ceteris.reproduction.Thoroughness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The report's third experiment: nine networks that were compared before any of them had learned what it can. */
public final class ArchitectureChapter implements ReproducedChapter {
    public static final String ANSWER = "architecture-nine";

    private static final String AS_REPORTED = "architecture-as-reported";

    /** Around the epoch at which the report's deeper networks dipped. */
    private static final int DIP_FROM = 10;

    private static final int DIP_UNTIL = 40;

    private final Function<RunRecord, List<MeasuredTrial>> measures;

    /** @param measures what learning theory says of the trials of {@link #ANSWER} whose weights were kept */
    public ArchitectureChapter(Function<RunRecord, List<MeasuredTrial>> measures) {
        this.measures = measures;
    }

    @Override
    public List<String> studies() {
        return List.of(AS_REPORTED, ANSWER);
    }

    @Override
    public Chapter render(Map<String, Results> results, Thoroughness thoroughness) {
        Results reported = results.get(AS_REPORTED);
        Results answer = results.get(ANSWER);
        List<SearchedNetworks> then = SearchedNetworks.all(reported, List.of());
        List<SearchedNetworks> now = SearchedNetworks.all(answer, measures.apply(answer.run()));
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading("Question and hypothesis"));
        elements.add(new Element.Paragraph(
                "Which network of up to three hidden layers and 512 units is best, and what do width, depth "
                        + "and the number of "
                        + "weights do to training and test accuracy? From learning theory one would expect "
                        + "that more weights fit the "
                        + "training images better, and that from some size on a network learns them by "
                        + "heart, so that the test accuracy falls."));
        elements.add(new Element.Heading("The experiment as it was reported"));
        elements.add(new Element.Paragraph(
                "Nine networks: 128, 254 or 512 units in the first hidden layer, and up to two more, each about "
                        + "three quarters as wide as the one before. The report does not say with which learning "
                        + "rate, batch size and draw "
                        + "of the weights; ours are those with which its first experiment was found again: one "
                        + "update per epoch, "
                        + "learning rate 0.4. " + StudySentences.extent(reported)));
        elements.add(ConditionColumn.legend(reported));
        elements.add(new Element.Figures(StudySentences.curves(AS_REPORTED, reported, CurveAxis.EPOCHS)));
        elements.add(new ReportedValues("architecture-reported", rows(then)).table());
        elements.add(new Element.Heading("What the reported networks were compared by"));
        elements.add(new Element.Paragraph(explanation(reported, then, thoroughness)));
        elements.add(new Element.Heading("The right answer: let them learn first"));
        elements.add(new Element.Paragraph(
                "The same nine networks with one update for each batch, at one learning rate for all. "
                        + StudySentences.extent(answer) + " " + words(now, thoroughness)));
        elements.add(ConditionColumn.legend(answer));
        elements.add(new Element.Figures(StudySentences.curves(ANSWER, answer, CurveAxis.EPOCHS)));
        elements.add(new Element.Tabled(ArchitectureTable.of(now, answer)));
        Yardstick yardstick = Yardstick.of(answer);
        List<Plot> plots = ArchitecturePlots.of(now, yardstick, answer);
        if (!plots.isEmpty()) {
            if (thoroughness == Thoroughness.WHOLE) {
                elements.add(new Element.Paragraph(ArchitectureAnswer.cost(now, yardstick)));
            }
            elements.add(new Element.Figures(plots));
        }
        return new Chapter("architecture", "3 · Architecture", elements);
    }

    private static List<ReportedValues.Row> rows(List<SearchedNetworks> networks) {
        return List.of(
                new ReportedValues.Row(
                        "one hidden layer",
                        "about 90 % by epoch 200 at every width; best 512, then 128, then 254",
                        ranked(networks, 1)),
                new ReportedValues.Row(
                        "two hidden layers",
                        "about one point better than one; best 512-384, which is the best of all",
                        ranked(networks, 2) + "; " + against(networks, 2)),
                new ReportedValues.Row(
                        "three hidden layers",
                        "below one, slower; best 254-190-142, then 512-384-288, then 128-96-72",
                        ranked(networks, 3) + "; " + against(networks, 3)),
                new ReportedValues.Row(
                        "a dip around epoch 20", "with two layers, deeper the wider they are", dips(networks)),
                new ReportedValues.Row("time of an epoch", "longer when wider and deeper", seconds(networks)));
    }

    /** Which one is best, or of a first look only how far they are apart. */
    private static String words(List<SearchedNetworks> networks, Thoroughness thoroughness) {
        DoubleSummaryStatistics accuracies = networks.stream()
                .mapToDouble(ArchitectureChapter::accuracy)
                .filter(Double::isFinite)
                .summaryStatistics();
        return thoroughness == Thoroughness.WHOLE || accuracies.getCount() == 0
                ? ArchitectureAnswer.words(networks)
                : "Their test accuracies go from " + Digits.of(Metric.TEST_ACCURACY, accuracies.getMin()) + " to "
                        + Digits.of(Metric.TEST_ACCURACY, accuracies.getMax())
                        + "; which shape is best, one seed and so few epochs do not show.";
    }

    private static double accuracy(SearchedNetworks network) {
        return network.last(Metric.TEST_ACCURACY).mean();
    }

    private static List<SearchedNetworks> ofDepth(List<SearchedNetworks> networks, int depth) {
        return networks.stream()
                .filter(network -> network.depth() == depth && Double.isFinite(accuracy(network)))
                .toList();
    }

    /** {@code [512]: 0.9262, [254]: 0.9243 and [128]: 0.9210}, best first. */
    private static String ranked(List<SearchedNetworks> networks, int depth) {
        List<String> ranked = ofDepth(networks, depth).stream()
                .sorted(Comparator.comparingDouble(ArchitectureChapter::accuracy)
                        .reversed())
                .map(network -> network.name() + ": " + Digits.of(Metric.TEST_ACCURACY, accuracy(network)))
                .toList();
        return ranked.isEmpty() ? "no finished trial" : "test accuracy, best first: " + Words.list(ranked);
    }

    private static double meanOfDepth(List<SearchedNetworks> networks, int depth) {
        return ofDepth(networks, depth).stream()
                .mapToDouble(ArchitectureChapter::accuracy)
                .average()
                .orElse(Double.NaN);
    }

    /** How much better or worse this depth is than one layer, over the widths. */
    private static String against(List<SearchedNetworks> networks, int depth) {
        double points = 100 * (meanOfDepth(networks, depth) - meanOfDepth(networks, 1));
        return Double.isFinite(points)
                ? "on average " + Numbers.decimals(Math.abs(points), 2) + " points " + (points < 0 ? "worse" : "better")
                        + " than one"
                : "no comparison with one";
    }

    private static String dips(List<SearchedNetworks> networks) {
        List<String> dips = ofDepth(networks, 2).stream()
                .filter(network -> curve(network).length > DIP_FROM)
                .map(network -> Numbers.decimals(100 * dip(curve(network)), 2) + " with " + network.name())
                .toList();
        return dips.isEmpty()
                ? "a quick run ends before epoch " + DIP_FROM
                : "largest fall of test accuracy below an earlier epoch, within epochs " + DIP_FROM + "–" + DIP_UNTIL
                        + ", in points: " + Words.list(dips);
    }

    private static double[] curve(SearchedNetworks network) {
        ConditionCurve.Band band = network.summary().course().bands().get(Metric.TEST_ACCURACY);
        return band == null ? new double[0] : band.mean();
    }

    private static double dip(double[] curve) {
        double best = 0;
        double deepest = 0;
        for (int epoch = DIP_FROM; epoch <= Math.min(DIP_UNTIL, curve.length); epoch++) {
            best = Math.max(best, curve[epoch - 1]);
            deepest = Math.max(deepest, best - curve[epoch - 1]);
        }
        return deepest;
    }

    private static String seconds(List<SearchedNetworks> networks) {
        return Words.list(networks.stream()
                .map(network -> Numbers.seconds(network.summary().epochSeconds().median()) + " with " + network.name())
                .toList());
    }

    /** What the curves say about how far the networks had come, and about overfitting. */
    private static String explanation(Results reported, List<SearchedNetworks> networks, Thoroughness thoroughness) {
        List<SearchedNetworks> finished = networks.stream()
                .filter(network -> Double.isFinite(accuracy(network)))
                .toList();
        if (finished.isEmpty()) {
            return "None of the networks finished, so there is nothing to explain.";
        }
        int epochs = reported.epochs().getLast();
        double gap = finished.stream()
                .mapToDouble(network -> network.last(Metric.TRAIN_ACCURACY).mean() - accuracy(network))
                .max()
                .orElseThrow();
        double best = finished.stream()
                .mapToDouble(ArchitectureChapter::accuracy)
                .max()
                .orElseThrow();
        double worst = finished.stream()
                .mapToDouble(ArchitectureChapter::accuracy)
                .min()
                .orElseThrow();
        String overfitting = gap > best - worst
                ? "At least one of them is better on its training images by more than the networks differ from each "
                        + "other, so some do memorize. "
                : "That is less than the networks differ from each other (" + Numbers.decimals(100 * (best - worst), 2)
                        + " points), so none of them has begun to memorize its images, and too many weights "
                        + "explain nothing here. ";
        return "With one update per epoch, " + Plural.of(epochs, "epoch") + " are " + Plural.of(epochs, "step")
                + ", and with batches of 128 a single epoch has 469. Training accuracy is above test accuracy by at "
                + "most "
                + Numbers.decimals(100 * gap, 2) + " points. "
                + thoroughness.conclusion(overfitting + still(finished)
                        + " So what is compared is how fast a network starts to learn at one learning rate, not how "
                        + "good its shape is.");
    }

    /** How much of the way down the training loss was still going at the end. */
    private static String still(List<SearchedNetworks> networks) {
        List<Double> shares = networks.stream()
                .map(network -> network.summary().course().bands().get(Metric.TRAIN_LOSS))
                .filter(band -> band != null && band.mean().length >= 4)
                .map(band -> {
                    double[] loss = band.mean();
                    return 1 - loss[loss.length - 1] / loss[loss.length - 1 - loss.length / 4];
                })
                .collect(Collectors.toList());
        if (shares.isEmpty()) {
            return "These epochs are too few to show where the training loss was going.";
        }
        double least = shares.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double greatest = shares.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        return "In the last quarter of the epochs the training loss of each still changed: it fell by "
                + Math.round(100 * least) + " to " + Math.round(100 * greatest) + " %.";
    }
}
