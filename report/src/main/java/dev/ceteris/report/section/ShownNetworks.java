// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import dev.ceteris.base.Visible;
import dev.ceteris.evidence.claim.Direction;
import dev.ceteris.lab.inspect.ExaminedNetwork;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.report.summary.ConditionSummary;
import dev.ceteris.report.summary.Results;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The networks that the sections about errors look into: however many conditions a study has, that of the best one and
 * that of the worst one, so that a page does not grow with the study.
 *
 * @param results of the run
 * @param networks the best condition's first; one where there is one condition; none where no weights were kept
 */
record ShownNetworks(Results results, List<ExaminedNetwork> networks) {
    ShownNetworks {
        networks = List.copyOf(networks);
    }

    /** Those of a run. */
    static ShownNetworks of(Results results) {
        return new ShownNetworks(results, results.networks().examined(trials(results)));
    }

    private static List<TrialRecord> trials(Results results) {
        Metric metric = results.judgement();
        List<ConditionSummary> ranked = results.conditions().stream()
                .filter(condition -> !condition.finished().isEmpty() && !results.isEliminated(condition))
                .sorted(Comparator.comparingDouble(condition -> loss(condition, metric)))
                .toList();
        List<TrialRecord> trials = new ArrayList<>();
        if (!ranked.isEmpty()) {
            trials.add(median(ranked.getFirst()));
        }
        if (ranked.size() > 1) {
            trials.add(median(ranked.getLast()));
        }
        return trials;
    }

    /** Smaller for better; last where there is no mean. */
    private static double loss(ConditionSummary condition, Metric metric) {
        double mean = condition.last().get(metric).mean();
        return metric.direction() == Direction.HIGHER ? -mean : mean;
    }

    /** The trial with the median loss on the test set; of an even number the better one. */
    private static TrialRecord median(ConditionSummary condition) {
        List<TrialRecord> sorted = condition.finished().stream()
                .sorted(Comparator.comparingDouble(trial -> ConditionSummary.last(trial, Metric.TEST_LOSS)))
                .toList();
        return sorted.get((sorted.size() - 1) / 2);
    }

    /** Which networks these are and how they were chosen, in a sentence. */
    String sentence() {
        String median = "the finished trial with the median test.loss";
        if (networks.size() == 1) {
            return "The network is that of " + name(networks.getFirst()) + ", " + median + ".";
        }
        return "The networks are those of " + name(networks.getFirst()) + " and " + name(networks.getLast())
                + ": of the conditions with the best and the worst mean "
                + results.judgement().key() + ", each with "
                + median + ".";
    }

    /** {@code batchSize 128, seed 3}. */
    String name(ExaminedNetwork network) {
        String seeds = network.trial().seeds().text();
        return summary(network).condition().levels().isEmpty()
                ? seeds
                : summary(network).label() + ", " + seeds;
    }

    /** Its condition. */
    ConditionSummary summary(ExaminedNetwork network) {
        return results.summary(network.trial().condition());
    }

    /** For ids: 1 for the first. */
    int number(ExaminedNetwork network) {
        return networks.indexOf(network) + 1;
    }

    /** The name of a class of the network's data. */
    static String className(ExaminedNetwork network, int label) {
        return Visible.text(network.dataset().classNames().get(label));
    }
}
