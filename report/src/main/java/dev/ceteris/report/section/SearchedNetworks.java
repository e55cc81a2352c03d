// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import dev.ceteris.lab.inspect.MeasuredTrial;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialState;
import dev.ceteris.lab.tuning.TuningRecord;
import dev.ceteris.report.summary.ConditionSummary;
import dev.ceteris.report.summary.Results;
import dev.ceteris.report.summary.Spread;
import dev.ceteris.theory.ComplexityMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One network of a study that varies the hidden layers.
 *
 * @param summary of its trials
 * @param hidden units of each hidden layer
 * @param epochs that each of its trials was given
 * @param fullEpochs of a trial that is not eliminated
 * @param measured its trials that learning theory has measured; empty when its weights are not kept
 */
public record SearchedNetworks(
        ConditionSummary summary, List<Integer> hidden, int epochs, int fullEpochs, List<MeasuredTrial> measured) {
    public static List<SearchedNetworks> all(Results results, List<MeasuredTrial> networks) {
        List<SearchedNetworks> all = new ArrayList<>();
        Optional<TuningRecord> search = results.run().search();
        for (ConditionSummary summary : results.conditions()) {
            int asked = Stream.concat(summary.finished().stream(), summary.others().stream())
                    .mapToInt(results::epochs)
                    .max()
                    .orElse(0);
            all.add(new SearchedNetworks(
                    summary,
                    hidden(summary),
                    search.flatMap(tuningRun -> given(tuningRun, summary)).orElse(asked),
                    asked,
                    networks.stream()
                            .filter(network -> network.trial().condition().equals(summary.condition()))
                            .toList()));
        }
        return all;
    }

    private static List<Integer> hidden(ConditionSummary summary) {
        return summary.condition().levels().get("hidden") instanceof List<?> widths
                ? widths.stream().map(Integer.class::cast).toList()
                : List.of();
    }

    private static Optional<Integer> given(TuningRecord tuningRun, ConditionSummary summary) {
        return tuningRun.tuningRun().candidates().stream()
                .filter(candidate -> candidate.values().equals(summary.condition()))
                .map(tuningRun::epochs)
                .findFirst();
    }

    /** Whether a search has given its epochs to others. */
    boolean eliminated() {
        return epochs < fullEpochs;
    }

    public int depth() {
        return hidden.size();
    }

    /** Of the first hidden layer. */
    int width() {
        return hidden.isEmpty() ? 0 : hidden.getFirst();
    }

    int trials() {
        return summary.finished().size() + summary.others().size();
    }

    int diverged() {
        return (int) summary.others().stream()
                .filter(trial -> trial.state() instanceof TrialState.Diverged)
                .count();
    }

    /** {@code [512, 384]}, as everywhere on the page. */
    public String name() {
        return summary.level();
    }

    public Spread last(Metric metric) {
        return summary.last().get(metric);
    }

    /** Weights and biases; empty when nothing is measured. */
    public Optional<Double> parameters() {
        double counted = last(Metric.PARAMETERS).mean();
        return Double.isFinite(counted)
                ? Optional.of(counted)
                : measured.stream()
                        .map(network -> network.measures().get(ComplexityMeasure.PARAMETERS))
                        .findFirst();
    }

    /** Of one sample on its way through the network; empty when nothing is measured. */
    public Optional<Double> multiplyAdds() {
        return measured.stream().map(network -> (double) network.multiplyAdds()).findFirst();
    }

    /** The mean of a measure over seeds; NaN when it was not measured. */
    public double mean(ComplexityMeasure measure) {
        return measured.stream()
                .mapToDouble(network -> network.measures().getOrDefault(measure, Double.NaN))
                .average()
                .orElse(Double.NaN);
    }
}
