// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction.batchsize;

import dev.ceteris.base.Numbers;
import dev.ceteris.base.Plural;
import dev.ceteris.lab.inspect.TrainedNetworks;
import dev.ceteris.lab.study.Setting;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.ReportedValues;
import dev.ceteris.report.section.ConditionColumn;
import dev.ceteris.report.section.ConditionsSection;
import dev.ceteris.report.summary.ConditionCurve;
import dev.ceteris.report.summary.CurveAxis;
import dev.ceteris.report.summary.Digits;
import dev.ceteris.report.summary.Results;
import dev.ceteris.report.summary.Words;
import dev.ceteris.reproduction.ReproducedChapter;
import dev.ceteris.reproduction.StudySentences;
import dev.ceteris.reproduction.Thoroughness;
import dev.ceteris.theory.GradientNoise;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The report's first experiment: three batch sizes that made no difference, because they were none. */
public final class BatchSizeChapter implements ReproducedChapter {
    private static final String AS_REPORTED = "batch-size-as-reported";
    private static final String ANSWER = "batch-size";

    /** Enough for an estimate to within a tenth or so, and a second of one core for each network. */
    private static final GradientNoise.Plan NOISE = new GradientNoise.Plan(64, 4096, 8, 1);

    /** Of one image in 784-128-10: its pixels, and an activation and a gradient for every unit. */
    private static final int FLOATS = 784 + 2 * (128 + 10);

    /** Images that the engine takes through a network at once. */
    private static final int PORTION = 512;

    private final TrainedNetworks networks;

    public BatchSizeChapter(TrainedNetworks networks) {
        this.networks = networks;
    }

    /** Where the report says that its curves are steepest. */
    private static final int STEEP_UNTIL = 20;

    /** The epoch after which the report's final numbers were found again. */
    private static final int FOUND_AT = 100;

    @Override
    public List<String> studies() {
        return List.of(AS_REPORTED, ANSWER, BatchSizeRules.RULES, BatchSizeRules.TUNED, UpdatesToTarget.STUDY);
    }

    @Override
    public List<Setting> quick(String study) {
        return switch (study) {
            case BatchSizeRules.RULES ->
                List.of(new Setting("vary.batchSize", "[32, 512, 8192, 60000]"), new Setting("epochs", "2"));
            case BatchSizeRules.TUNED ->
                List.of(new Setting("vary.batchSize", "[32, 1024, 50000]"), new Setting("tune.budget", "{trials: 3}"));
            case UpdatesToTarget.STUDY ->
                List.of(
                        new Setting("data.train", "2000"),
                        new Setting("data.validation", "2000"),
                        new Setting("vary.batchSize", "[16, 64, 256, 2000]"),
                        new Setting("vary.learningRate", "[0.1, 0.2, 0.4]"),
                        new Setting("earlyStopping", "{goal: {loss: 0.5}}"),
                        new Setting("epochs", "40"));
            default -> List.of();
        };
    }

    @Override
    public Chapter render(Map<String, Results> results, Thoroughness thoroughness) {
        Results reported = results.get(AS_REPORTED);
        Results answer = results.get(ANSWER);
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading("Question and hypothesis"));
        elements.add(
                new Element.Paragraph("Does the batch size change how fast a network learns, how good it becomes, or "
                        + "how long that takes? The report expected hardly any difference in the rate of "
                        + "convergence, in the final "
                        + "accuracy and in the final loss, and far less time per batch for small batches."));
        elements.add(new Element.Heading("The experiment as it was reported"));
        elements.add(
                new Element.Paragraph("MNIST, one hidden layer of 128 units, plain gradient descent with a learning "
                        + "rate of 0.4; batches of 128, 1024 and all 60000 images. "
                        + StudySentences.extent(reported)));
        elements.add(ConditionColumn.legend(reported));
        elements.add(new Element.Figures(StudySentences.curves(AS_REPORTED, reported, CurveAxis.EPOCHS)));
        elements.add(new ReportedValues("batch-size-reported", rows(reported)).table());
        elements.add(new Element.Heading("Why the batch size seemed not to matter"));
        elements.add(new Element.Paragraph(explanation(reported)));
        elements.add(new Element.Heading("The right answer: one update for each batch"));
        elements.add(new Element.Paragraph(answer(answer, thoroughness)));
        elements.add(ConditionColumn.legend(answer));
        elements.add(new Element.Figures(StudySentences.curves(ANSWER, answer, CurveAxis.values())));
        elements.add(new Element.Tabled(ConditionsSection.table(answer).named("batch-size-all")));
        elements.addAll(
                new BatchSizeRules(results.get(BatchSizeRules.RULES), results.get(BatchSizeRules.TUNED), thoroughness)
                        .render());
        elements.addAll(
                updates(results.get(UpdatesToTarget.STUDY), thoroughness).render());
        return new Chapter("batch-size", "1 · Batch size", elements);
    }

    private CriticalBatch updates(Results steps, Thoroughness thoroughness) {
        UpdatesToTarget updates = new UpdatesToTarget(steps, thoroughness);
        List<TrialRecord> best = updates.best().stream()
                .flatMap(one -> one.condition().finished().stream())
                .toList();
        return new CriticalBatch(updates, networks.noise(steps.run(), best, NOISE));
    }

    private static List<ReportedValues.Row> rows(Results results) {
        List<ReportedValues.Row> rows = new ArrayList<>();
        rows.add(new ReportedValues.Row("shapes of the curves", "did not change with the batch size", shapes(results)));
        rows.add(new ReportedValues.Row("steepest part", "until about epoch " + STEEP_UNTIL, steepness(results)));
        rows.add(new ReportedValues.Row("training loss at the end", "about 0.325", at(results, Metric.TRAIN_LOSS)));
        rows.add(new ReportedValues.Row("accuracy at the end", "about 0.9", at(results, Metric.TRAIN_ACCURACY)));
        rows.add(new ReportedValues.Row("time of an epoch", "constant", seconds(results)));
        rows.add(new ReportedValues.Row("memory", "ran out with very large batches", memory(results)));
        return rows;
    }

    private static boolean allTheSame(Results results) {
        return results.sameWeights().stream()
                .anyMatch(
                        same -> same.positions().size() == results.conditions().size()
                                && same.seeds().size() == results.seeds().size());
    }

    private static String shapes(Results results) {
        return allTheSame(results)
                ? "identical: the final weights of all " + results.conditions().size()
                        + " networks agree to the last bit"
                : "not identical: " + Plural.of(results.sameWeights().size(), "group") + " of equal networks";
    }

    private static String steepness(Results results) {
        double[] loss = mean(results, Metric.TRAIN_LOSS);
        if (loss.length <= STEEP_UNTIL) {
            return "a quick run ends at epoch " + loss.length;
        }
        double all = loss[0] - loss[loss.length - 1];
        double early = loss[0] - loss[STEEP_UNTIL - 1];
        return Math.round(100 * early / all) + " % of the fall of the loss after epoch 1 is over by epoch "
                + STEEP_UNTIL;
    }

    private static String at(Results results, Metric metric) {
        double[] values = mean(results, metric);
        if (values.length == 0) {
            return Numbers.NONE;
        }
        String end = Digits.of(metric, values[values.length - 1]) + " at epoch " + values.length;
        return values.length > FOUND_AT
                ? Digits.of(metric, values[FOUND_AT - 1]) + " at epoch " + FOUND_AT + ", " + end
                : end;
    }

    /** Of the first condition; where all are the same, of each. */
    private static double[] mean(Results results, Metric metric) {
        ConditionCurve.Band band =
                results.conditions().getFirst().course().bands().get(metric);
        return band == null ? new double[0] : band.mean();
    }

    private static String seconds(Results results) {
        return Words.list(results.conditions().stream()
                .map(condition -> Numbers.seconds(condition.epochSeconds().median()) + " with " + condition.label())
                .toList());
    }

    /** Of whatever takes a batch through the network at once, and of Ceteris, which does not. */
    private static String memory(Results results) {
        List<String> sizes = results.conditions().stream()
                .map(condition -> megabytes(RateRule.size(condition)) + " for " + RateRule.size(condition))
                .toList();
        return "calculated, not measured: pixels, activations and their gradients of a batch are " + Words.list(sizes)
                + " images as 32-bit floats, and " + megabytes(PORTION)
                + " in Ceteris whatever the batch, since it takes at most "
                + PORTION + " images through the network at once";
    }

    private static String megabytes(int images) {
        return Numbers.four((double) images * FLOATS * Float.BYTES / 1e6) + " MB";
    }

    private static String explanation(Results results) {
        String finding = allTheSame(results)
                ? "The three conditions are one and the same training: the gradients of all batches of an epoch were "
                        + "added up, "
                        + "and the weights changed once, at its end. The batch decided how many images were held in "
                        + "memory at "
                        + "once, and nothing else; Ceteris adds in the order of the images whatever the batch, so "
                        + "that its three "
                        + "networks agree to the last bit. "
                : "The gradients of all batches of an epoch were added up, and the weights changed once, at its end. ";
        return finding
                + "The numbers say so as well: a loss of about 0.33 and an accuracy of about 0.9 after a hundred "
                + "epochs are those of "
                + "a hundred updates. With one update for each batch of 128, these images bring 469 updates in one "
                + "epoch. The "
                + "comparison was held equal in the one thing that it was about.";
    }

    private static String answer(Results results, Thoroughness thoroughness) {
        List<String> accuracies = results.conditions().stream()
                .filter(condition -> condition.last().get(Metric.TEST_ACCURACY).n() > 0)
                .map(condition ->
                        Digits.of(condition.last().get(Metric.TEST_ACCURACY)) + " (" + condition.label() + ")")
                .toList();
        return "The same network and learning rate, and the weights change after every batch. "
                + StudySentences.extent(results)
                + " Test accuracy at the end: " + Words.list(accuracies)
                + ". "
                + thoroughness.conclusion("At a fixed learning rate a smaller batch takes more steps in an epoch and "
                        + "so learns more from it; the plots against updates and against time show the other two "
                        + "sides.")
                + " What the batch size is worth once every size has a learning rate of its own is another "
                + "question, and the next one.";
    }
}
