// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import dev.ceteris.base.Plural;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.report.summary.Digits;
import dev.ceteris.report.summary.Spread;
import dev.ceteris.report.summary.Words;
import dev.ceteris.theory.ParetoFront;
import java.util.Comparator;
import java.util.List;

/** What the trained networks have to say about depth, width and weights, in sentences. */
public final class ArchitectureAnswer {
    private ArchitectureAnswer() {}

    /** The best network, what depth and width did, and what became of overfitting. */
    public static String words(List<SearchedNetworks> networks) {
        List<SearchedNetworks> finished = networks.stream()
                .filter(network -> Double.isFinite(accuracy(network)))
                .toList();
        if (finished.isEmpty()) {
            return "None of the networks finished.";
        }
        SearchedNetworks best = finished.stream()
                .max(Comparator.comparingDouble(ArchitectureAnswer::accuracy))
                .orElseThrow();
        return "Best is " + best.name() + " with a test accuracy of " + Digits.of(best.last(Metric.TEST_ACCURACY))
                + ". "
                + others(finished, best) + diverged(finished, best) + depth(finished) + width(finished)
                + overfitting(finished)
                + " Among nine networks the best one is in part the luckiest: its own test accuracy is a little too "
                + "high for what it is "
                + "worth on new images.";
    }

    /** What the means leave out, and which network is best of those that need it not. */
    private static String diverged(List<SearchedNetworks> networks, SearchedNetworks best) {
        List<String> some = networks.stream()
                .filter(network -> network.diverged() > 0)
                .map(network ->
                        network.diverged() + " of " + Plural.of(network.trials(), "trial") + " of " + network.name())
                .toList();
        if (some.isEmpty()) {
            return "";
        }
        String safe = best.diverged() == 0
                ? ""
                : networks.stream()
                        .filter(network -> network.diverged() == 0)
                        .max(Comparator.comparingDouble(ArchitectureAnswer::accuracy))
                        .map(network -> " Of the networks that never diverged the best is " + network.name() + " with "
                                + Digits.of(network.last(Metric.TEST_ACCURACY)) + ".")
                        .orElse("");
        return "These means are of trials that finished: " + Words.list(some)
                + " diverged, which is the price of this learning rate." + safe + " ";
    }

    private static double accuracy(SearchedNetworks network) {
        return network.last(Metric.TEST_ACCURACY).mean();
    }

    /** Those not different from the best: their seeds overlap with its own. */
    private static String others(List<SearchedNetworks> networks, SearchedNetworks best) {
        Spread top = best.last(Metric.TEST_ACCURACY);
        if (top.n() < 2) {
            return "One seed does not show how much of this is luck. ";
        }
        List<String> alike = networks.stream()
                .filter(network -> !network.equals(best)
                        && network.last(Metric.TEST_ACCURACY).greatest() >= top.least())
                .map(SearchedNetworks::name)
                .toList();
        return alike.isEmpty()
                ? "Its worst seed is better than every seed of the others. "
                : "The seeds of " + Words.list(alike) + " overlap with its own. ";
    }

    private static String depth(List<SearchedNetworks> networks) {
        List<Integer> depths = networks.stream()
                .map(SearchedNetworks::depth)
                .distinct()
                .sorted()
                .toList();
        List<String> means = depths.stream()
                .map(depth -> Digits.of(
                                Metric.TEST_ACCURACY,
                                networks.stream()
                                        .filter(network -> network.depth() == depth)
                                        .mapToDouble(ArchitectureAnswer::accuracy)
                                        .average()
                                        .orElse(Double.NaN))
                        + " with " + Plural.of(depth, "hidden layer"))
                .toList();
        return depths.size() < 2 ? "" : "On average over widths test accuracy is " + Words.list(means) + ". ";
    }

    /** Whether the wider one of each two networks of one depth is the better one. */
    private static String width(List<SearchedNetworks> networks) {
        int pairs = 0;
        int wider = 0;
        for (SearchedNetworks one : networks) {
            for (SearchedNetworks other : networks) {
                if (one.depth() == other.depth() && one.width() < other.width()) {
                    pairs++;
                    wider += accuracy(other) > accuracy(one) ? 1 : 0;
                }
            }
        }
        return pairs == 0
                ? ""
                : "Of two networks of the same depth the wider one is better in " + wider + " of " + pairs + " pairs. ";
    }

    /** By what was measured: whether the networks that fit the training images best are the worse ones for it. */
    private static String overfitting(List<SearchedNetworks> networks) {
        SearchedNetworks fitted = networks.stream()
                .max(Comparator.comparingDouble(
                        network -> network.last(Metric.TRAIN_ACCURACY).mean()))
                .orElseThrow();
        double train = fitted.last(Metric.TRAIN_ACCURACY).mean();
        long better = networks.stream()
                .filter(network -> accuracy(network) > accuracy(fitted))
                .count();
        return "The one that fits its training images best, " + fitted.name() + " with a training accuracy of "
                + Digits.of(Metric.TRAIN_ACCURACY, train) + ", is "
                + (better == 0
                        ? "the best on the test images as well: what it memorized did not harm it."
                        : "number " + (better + 1) + " of " + networks.size() + " on the test images.");
    }

    /** Which networks are worth their weights. */
    public static String cost(List<SearchedNetworks> networks, Yardstick yardstick) {
        List<SearchedNetworks> measured = networks.stream()
                .filter(network -> network.parameters().isPresent() && Double.isFinite(yardstick.of(network)))
                .toList();
        List<String> front =
                front(measured, yardstick).stream().map(SearchedNetworks::name).toList();
        long whole = measured.stream().filter(network -> !network.eliminated()).count();
        return "A network is on the Pareto front when none with as few parameters is better"
                + (whole < measured.size() ? ", among those trained for all epochs" : "") + ": here "
                + Words.list(front) + ". "
                + (front.size() == whole ? "" : "The others cost more and bring less, by their means.");
    }

    /** By rising number of parameters; networks that were eliminated early are on no front. */
    static List<SearchedNetworks> front(List<SearchedNetworks> all, Yardstick yardstick) {
        List<SearchedNetworks> whole =
                all.stream().filter(network -> !network.eliminated()).toList();
        // As long as a search goes on, no network has all of its epochs.
        List<SearchedNetworks> measured = whole.isEmpty() ? all : whole;
        double[] parameters = measured.stream()
                .mapToDouble(network -> network.parameters().orElseThrow())
                .toArray();
        double[] goodness = measured.stream().mapToDouble(yardstick::goodness).toArray();
        return ParetoFront.of(parameters, goodness).stream().map(measured::get).toList();
    }
}
