// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report;

import dev.ceteris.lab.study.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The report's first experiment: three batch sizes that made no difference, because they were none. */
final class BatchSizeChapter implements ReproducedChapter {
    private static final String AS_REPORTED = "batch-size-as-reported";
    private static final String ANSWER = "batch-size";

    /** Where the report's curves are told to be steepest. */
    private static final int STEEP_UNTIL = 20;

    /** The epoch after which the report's final numbers were found again. */
    private static final int FOUND_AT = 100;

    @Override
    public List<String> studies() {
        return List.of(AS_REPORTED, ANSWER);
    }

    @Override
    public Chapter tell(Map<String, Results> results) {
        Results reported = results.get(AS_REPORTED);
        Results answer = results.get(ANSWER);
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading("Question and hypothesis"));
        elements.add(
                new Element.Paragraph("Does the batch size change how fast a network learns, how good it becomes, or "
                        + "how long that takes? The report expected hardly any difference in the rate of convergence, in the final "
                        + "accuracy and in the final loss, and far less time per batch for small batches."));
        elements.add(new Element.Heading("The experiment as it was reported"));
        elements.add(
                new Element.Paragraph("MNIST, one hidden layer of 128 units, plain gradient descent with a learning "
                        + "rate of 0.4; batches of 128, 1024 and all 60000 images. " + Told.extent(reported)));
        elements.add(Element.Legend.of(reported));
        elements.add(new Element.Figures(Told.curves(AS_REPORTED, reported, Progress.EPOCHS)));
        elements.add(new Reported("batch-size-reported", rows(reported)).table());
        elements.add(new Element.Heading("Why the batch size seemed not to matter"));
        elements.add(new Element.Paragraph(explanation(reported)));
        elements.add(new Element.Heading("The right answer: one update for each batch"));
        elements.add(new Element.Paragraph(answer(answer)));
        elements.add(Element.Legend.of(answer));
        elements.add(new Element.Figures(Told.curves(ANSWER, answer, Progress.values())));
        elements.add(new Element.Tabled(Comparison.table(answer).named("batch-size-all")));
        return new Chapter("batch-size", "1 · Batch size", elements);
    }

    private static List<Reported.Row> rows(Results results) {
        List<Reported.Row> rows = new ArrayList<>();
        rows.add(new Reported.Row("shapes of the curves", "did not change with the batch size", shapes(results)));
        rows.add(new Reported.Row("steepest part", "until about epoch " + STEEP_UNTIL, steepness(results)));
        rows.add(new Reported.Row("training loss at the end", "about 0.325", at(results, Metric.TRAIN_LOSS)));
        rows.add(new Reported.Row("accuracy at the end", "about 0.9", at(results, Metric.TRAIN_ACCURACY)));
        rows.add(new Reported.Row("time of an epoch", "constant", seconds(results)));
        rows.add(new Reported.Row(
                "memory",
                "ran out with very large batches",
                "not measured; by construction Ceteris takes at most 512 images through the network at once"));
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
                : "not identical: " + Words.count(results.sameWeights().size(), "group") + " of equal networks";
    }

    private static String steepness(Results results) {
        double[] loss = mean(results, Metric.TRAIN_LOSS);
        if (loss.length <= STEEP_UNTIL) {
            return "a quick look ends at epoch " + loss.length;
        }
        double all = loss[0] - loss[loss.length - 1];
        double early = loss[0] - loss[STEEP_UNTIL - 1];
        return Math.round(100 * early / all) + " % of the way that the loss goes after epoch 1 is gone by epoch "
                + STEEP_UNTIL;
    }

    private static String at(Results results, Metric metric) {
        double[] values = mean(results, metric);
        if (values.length == 0) {
            return Digits.NONE;
        }
        String end = Digits.of(metric, values[values.length - 1]) + " at epoch " + values.length;
        return values.length > FOUND_AT
                ? Digits.of(metric, values[FOUND_AT - 1]) + " at epoch " + FOUND_AT + ", " + end
                : end;
    }

    /** Of the first condition; where all are the same, of each. */
    private static double[] mean(Results results, Metric metric) {
        Course.Band band = results.conditions().getFirst().course().bands().get(metric);
        return band == null ? new double[0] : band.mean();
    }

    private static String seconds(Results results) {
        return Words.list(results.conditions().stream()
                .map(condition -> Digits.seconds(condition.epochSeconds().median()) + " with " + condition.label())
                .toList());
    }

    private static String explanation(Results results) {
        String finding = allTheSame(results)
                ? "The three conditions are one and the same training: the gradients of all batches of an epoch were added up, "
                        + "and the weights changed once, at its end. The batch decided how many images were held in memory at "
                        + "once, and nothing else; Ceteris adds in the order of the images whatever the batch, so that its three "
                        + "networks agree to the last bit. "
                : "The gradients of all batches of an epoch were added up, and the weights changed once, at its end. ";
        return finding
                + "The numbers say so as well: a loss of about 0.33 and an accuracy of about 0.9 after a hundred epochs are those of "
                + "a hundred updates. With one update for each batch of 128, these images bring 469 updates in one epoch. The "
                + "comparison was held equal in the one thing that it was about.";
    }

    private static String answer(Results results) {
        List<String> accuracies = results.conditions().stream()
                .filter(condition -> condition.last().get(Metric.TEST_ACCURACY).n() > 0)
                .map(condition ->
                        Digits.of(condition.last().get(Metric.TEST_ACCURACY)) + " (" + condition.label() + ")")
                .toList();
        return "The same network and learning rate, and the weights change after every batch. " + Told.extent(results)
                + " Test accuracy at the end: " + Words.list(accuracies)
                + ". At a fixed learning rate a smaller batch takes more "
                + "steps in an epoch and so learns more from it; the plots against updates and against time show the other two "
                + "sides. What the batch size is worth once every size has a learning rate of its own is another question, which this study does not "
                + "answer: it holds the learning rate equal.";
    }
}
