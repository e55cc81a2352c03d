// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction.regularization;

import dev.ceteris.base.Numbers;
import dev.ceteris.lab.inspect.TrainedNetworks;
import dev.ceteris.lab.study.Setting;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.ReportedValues;
import dev.ceteris.report.section.ConditionColumn;
import dev.ceteris.report.section.ConditionsSection;
import dev.ceteris.report.summary.ConditionCurve;
import dev.ceteris.report.summary.ConditionSummary;
import dev.ceteris.report.summary.CurveAxis;
import dev.ceteris.report.summary.Digits;
import dev.ceteris.report.summary.Results;
import dev.ceteris.report.summary.Words;
import dev.ceteris.reproduction.ReproducedChapter;
import dev.ceteris.reproduction.StudySentences;
import dev.ceteris.reproduction.Thoroughness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The report's second experiment: penalties that counted once for each batch, while weights changed once per epoch. */
public final class RegularizationChapter implements ReproducedChapter {
    private static final String AS_REPORTED = "regularization-as-reported";
    private static final String ANSWER = "regularization";

    /** The strength with which the report's networks broke down. */
    private static final double STRONGEST = 5e-3;

    /** The same in our formula, if the report's L2 was {@code λ·‖w‖²}: ours has a ½. */
    private static final double STRONGEST_WITHOUT_HALF = 2 * STRONGEST;

    private static final String COLLAPSE = "accuracy rose sharply to about 60 % and then fell to about 10 %";

    /** Two accuracies that differ by less are called alike: a tenth of a point, which is what a seed makes of them. */
    private static final double ALIKE = 1e-3;

    private final TrainedNetworks networks;

    public RegularizationChapter(TrainedNetworks networks) {
        this.networks = networks;
    }

    @Override
    public List<String> studies() {
        return List.of(AS_REPORTED, ANSWER, ScarceData.STUDY);
    }

    @Override
    public List<Setting> quick(String study) {
        return switch (study) {
            case ANSWER ->
                List.of(new Setting(
                        "vary.regularization",
                        "[none, {l1: {lambda: 5e-5}}, {l1: {lambda: 5e-4}}, {l1: {lambda: 5e-3}},"
                                + " {l2: {lambda: 5e-4}}, {l2: {lambda: 5e-3}}, {l2: {lambda: 5e-2}},"
                                + " {weightDecay: {lambda: 5e-3}}]"));
            case ScarceData.STUDY ->
                List.of(
                        new Setting("data.validation", "1000"),
                        new Setting("vary.train", "[1000]"),
                        new Setting(
                                "vary.regularization",
                                "[none, {l1: {lambda: 5e-4}}, {l1: {lambda: 5e-3}}, {l2: {lambda: 5e-3}},"
                                        + " {l2: {lambda: 5e-2}}]"),
                        new Setting("epochs", "20"));
            default -> List.of();
        };
    }

    @Override
    public Chapter render(Map<String, Results> results, Thoroughness thoroughness) {
        Results reported = results.get(AS_REPORTED);
        Results answer = results.get(ANSWER);
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading("Question and hypothesis"));
        elements.add(new Element.Paragraph(
                "How do L1 and L2 penalties change how well a network generalizes, and how strong "
                        + "should they be? The report expected that a weak penalty changes little, that a "
                        + "strong one ends in a worse "
                        + "loss and accuracy, that L1 drives weights that matter little to 0, and that L2 "
                        + "punishes the large ones."));
        elements.add(new Element.Heading("The experiment as it was reported"));
        elements.add(new Element.Paragraph(
                "The network of the first experiment, learning rate 0.2, batches of 1024 images, one "
                        + "update per epoch; no penalty, L1 and L2 with λ of 5e-5, 5e-4 and 5e-3. The report does "
                        + "not say whether its L2 has a "
                        + "factor of ½; ours has one, so that a λ of 1e-2 corresponds to its 5e-3 if it had none. "
                        + StudySentences.extent(reported)));
        elements.add(ConditionColumn.legend(reported));
        elements.add(new Element.Figures(StudySentences.curves(AS_REPORTED, reported, CurveAxis.EPOCHS)));
        elements.add(new ReportedValues("regularization-reported", rows(reported)).table());
        elements.add(new Element.Heading("What the strongest penalty did, and why"));
        elements.add(new Element.Paragraph(explanation(reported, thoroughness)));
        elements.add(new Element.Heading("The right answer: one penalty for each update"));
        elements.add(new Element.Paragraph(answer(answer)));
        PenaltyStrength strength = new PenaltyStrength(answer);
        elements.addAll(strength.render(
                networks.histograms(answer.run(), List.copyOf(strength.shown().values()), PenaltyStrength.BINS)));
        elements.addAll(new ScarceData(results.get(ScarceData.STUDY), answer).render());
        elements.add(new Element.Heading("Every kind and strength"));
        elements.add(new Element.Tabled(ConditionsSection.table(answer).named("regularization-all")));
        return new Chapter("regularization", "2 · Regularization", elements);
    }

    private static List<ReportedValues.Row> rows(Results results) {
        List<ReportedValues.Row> rows = new ArrayList<>();
        rows.add(new ReportedValues.Row("best", "λ of 5e-5 and 5e-4, for L1 and L2 alike", best(results)));
        for (ConditionSummary condition : results.conditions()) {
            ConditionPenalty penalty = ConditionPenalty.of(condition);
            if (penalty.is("l1", STRONGEST)) {
                rows.add(new ReportedValues.Row("L1, λ of 5e-3", "similar to L2", course(condition)));
            } else if (penalty.is("l2", STRONGEST)) {
                rows.add(new ReportedValues.Row("L2, λ of 5e-3, as λ/2 · ‖w‖²", COLLAPSE, course(condition)));
            } else if (penalty.is("l2", STRONGEST_WITHOUT_HALF)) {
                rows.add(new ReportedValues.Row("L2, λ of 5e-3, as λ · ‖w‖²", COLLAPSE, course(condition)));
            }
        }
        return rows;
    }

    /** Everything that is as good as the best, in test accuracy. */
    private static String best(Results results) {
        double greatest = results.conditions().stream()
                .mapToDouble(RegularizationChapter::accuracy)
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
        List<String> alike = results.conditions().stream()
                .filter(condition -> accuracy(condition) > greatest - ALIKE)
                .map(condition -> ConditionPenalty.of(condition).words())
                .toList();
        return Words.list(alike) + ", with a test accuracy of " + Digits.of(Metric.TEST_ACCURACY, greatest)
                + (alike.size() > 1 ? " or less than 0.001 below" : "");
    }

    private static double accuracy(ConditionSummary condition) {
        return condition.last().get(Metric.TEST_ACCURACY).mean();
    }

    private static String course(ConditionSummary condition) {
        ConditionCurve.Band band = condition.course().bands().get(Metric.TEST_ACCURACY);
        if (band == null) {
            return "no finished trial";
        }
        double[] mean = band.mean();
        int top = 0;
        for (int epoch = 1; epoch < mean.length; epoch++) {
            top = mean[epoch] > mean[top] ? epoch : top;
        }
        return "test accuracy rose to " + Digits.of(Metric.TEST_ACCURACY, mean[top]) + " at epoch " + (top + 1)
                + " and was " + Digits.of(Metric.TEST_ACCURACY, mean[mean.length - 1]) + " at epoch " + mean.length;
    }

    private static String explanation(Results results, Thoroughness thoroughness) {
        long batches = Math.round(results.conditions().stream()
                .flatMap(condition -> condition.finished().stream())
                .mapToDouble(trial -> ConditionSummary.last(trial, Metric.EPOCH_BATCHES))
                .max()
                .orElse(Double.NaN));
        return "The penalty's gradient was added once for each of the " + batches
                + " batches of an epoch, while the gradients of the data were averaged over all of its images: a λ "
                + "of 5e-3 acted "
                + "like " + Numbers.four(batches * STRONGEST) + ", or like twice that without the ½. "
                + collapses(results, thoroughness)
                + " An accuracy of about 0.1 is that of a network which answers the same for every image.";
    }

    /** Which networks lost what they had learned, by what was measured. */
    private static String collapses(Results results, Thoroughness thoroughness) {
        List<String> lost = results.conditions().stream()
                .filter(RegularizationChapter::isLost)
                .map(condition -> ConditionPenalty.of(condition).words())
                .toList();
        return lost.isEmpty()
                ? "None of the networks lost more than half of its best test accuracy again in these epochs."
                : "More than half of their best test accuracy was lost again with " + Words.list(lost) + ": "
                        + thoroughness.conclusion(
                                "so strong a penalty shrinks weights faster than the data restore them.");
    }

    private static boolean isLost(ConditionSummary condition) {
        ConditionCurve.Band band = condition.course().bands().get(Metric.TEST_ACCURACY);
        if (band == null) {
            return false;
        }
        double best = Arrays.stream(band.mean()).max().orElse(Double.NaN);
        return band.mean()[band.mean().length - 1] < best / 2;
    }

    private static String answer(Results results) {
        return "The same network with one update for each batch of 128, and the penalty counted once in each of them. "
                + StudySentences.extent(results)
                + " λ is chosen on a validation set of 10000 training images, for each kind of penalty; the "
                + "test images are not used for that choice. The plots of the λ that were not chosen were drawn after "
                + "the choice. L1 takes proximal steps, so that its zeros are exact.";
    }
}
