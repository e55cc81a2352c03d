// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction.theory;

import dev.ceteris.lab.trial.Metric;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.plot.Ticks;
import dev.ceteris.report.section.ConditionColumn;
import dev.ceteris.report.section.ConditionsSection;
import dev.ceteris.report.summary.ConditionSummary;
import dev.ceteris.report.summary.CurveAxis;
import dev.ceteris.report.summary.Digits;
import dev.ceteris.report.summary.Results;
import dev.ceteris.report.summary.Words;
import dev.ceteris.reproduction.StudySentences;
import dev.ceteris.reproduction.Thoroughness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Whether a network that generalizes can also learn labels that have no rule. */
final class RandomLabelFit {
    /** A network has fitted its training images when it is right about all but a hundredth of them. */
    private static final double FITTED = 0.99;

    /** The accuracy of guessing among ten classes, with room for luck. */
    private static final double GUESSING = 0.15;

    private RandomLabelFit() {}

    static List<Element> elements(String study, Results results, Thoroughness thoroughness) {
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading("A network can memorize anything"));
        elements.add(new Element.Paragraph("A network with the hidden layers "
                + results.run().study().held().getOrDefault("network.hidden", "[]") + " and "
                + results.run().study().held().getOrDefault("data.train", "some")
                + " images; none, half or all of them have a random label instead of their own (Zhang et al. 2017). "
                + StudySentences.extent(results) + " " + words(results, thoroughness)));
        elements.add(ConditionColumn.legend(results));
        elements.add(new Element.Figures(StudySentences.curves(study, results, CurveAxis.EPOCHS)));
        elements.add(new Element.Tabled(ConditionsSection.table(results).named(study + "-all")));
        return elements;
    }

    private static double share(ConditionSummary condition) {
        return condition.condition().levels().get("randomLabels") instanceof Number share
                ? share.doubleValue()
                : Double.NaN;
    }

    private static String words(Results results, Thoroughness thoroughness) {
        List<ConditionSummary> finished = results.conditions().stream()
                .filter(condition -> condition.last().get(Metric.TRAIN_ACCURACY).n() > 0)
                .sorted(Comparator.comparingDouble(RandomLabelFit::share))
                .toList();
        if (finished.isEmpty()) {
            return "None of them finished.";
        }
        List<String> each = finished.stream()
                .map(condition -> fitted(condition) + " with " + labels(share(condition)))
                .toList();
        return "All but a hundredth of the training labels, random or not, are fitted " + Words.list(each) + ". "
                + random(finished.getLast(), thoroughness);
    }

    private static String labels(double share) {
        if (share == 0) {
            return "real labels";
        }
        return share == 1 ? "random labels" : "a share of " + Ticks.label(share) + " random";
    }

    private static String fitted(ConditionSummary condition) {
        double[] train = condition.course().bands().get(Metric.TRAIN_ACCURACY).mean();
        for (int epoch = 0; epoch < train.length; epoch++) {
            if (train[epoch] >= FITTED) {
                return "after epoch " + (epoch + 1);
            }
        }
        return "not yet after " + train.length + " epochs (" + Digits.of(Metric.TRAIN_ACCURACY, train[train.length - 1])
                + ")";
    }

    /** The result of the network that could only memorize. */
    private static String random(ConditionSummary condition, Thoroughness thoroughness) {
        if (share(condition) != 1) {
            return "";
        }
        double train = condition.last().get(Metric.TRAIN_ACCURACY).mean();
        double test = condition.last().get(Metric.TEST_ACCURACY).mean();
        String end = "With all labels random its training accuracy is " + Digits.of(Metric.TRAIN_ACCURACY, train)
                + " and its test accuracy " + Digits.of(Metric.TEST_ACCURACY, test) + ". ";
        boolean byHeart = train >= FITTED && test <= GUESSING;
        return end
                + thoroughness.conclusion(
                        byHeart
                                ? "The same network, with as many weights and the same way of training, that "
                                        + "generalizes from real labels fits those that mean nothing. So its size "
                                        + "cannot be what makes it generalize, and no bound that knows its size "
                                        + "alone explains it."
                                : "That is not (yet) a network that has memorized everything and learned nothing "
                                        + "else, so nothing follows from it here.");
    }
}
