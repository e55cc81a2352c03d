// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.summary;

import dev.ceteris.evidence.claim.Direction;
import dev.ceteris.lab.trial.Condition;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.SeedDesign;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialState;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One condition's trials, summed up: what its sentence, its row and its lines say comes from here. Means are over
 * finished trials only, so that a curve never changes the seeds it is the mean of.
 *
 * @param condition its levels
 * @param label {@code batchSize 128, learningRate 0.1}
 * @param level the same without the factors' names, where there is little room: {@code 128 · 0.1}
 * @param look how it is drawn
 * @param finished its finished trials, in the order of the study
 * @param others its diverged, failed and unfinished trials
 * @param seeds that each condition of the study has
 * @param course of the finished trials
 * @param last every metric at the epoch of each finished trial's result; of seeds with several trials their mean
 * @param epochSeconds over the epochs of the finished trials after the first one, without the first seed where there
 *     are others: the JVM compiles the kernels in these
 * @param batchSeconds seconds of each of these epochs divided by its batches
 * @param marks words without which its numbers mislead, such as {@code at chance}; most often none
 */
public record ConditionSummary(
        Condition condition,
        String label,
        String level,
        Look look,
        List<TrialRecord> finished,
        List<TrialRecord> others,
        SeedDesign seeds,
        ConditionCurve course,
        Map<Metric, Spread> last,
        Quartiles epochSeconds,
        Quartiles batchSeconds,
        List<String> marks) {

    /**
     * @param metrics that are summed up
     * @param warm which trials' times count where there are others
     */
    static ConditionSummary of(
            List<Metric> metrics,
            Look look,
            Condition condition,
            List<TrialRecord> trials,
            SeedDesign seeds,
            Predicate<TrialRecord> warm,
            List<String> marks) {
        Map<Boolean, List<TrialRecord>> ended =
                trials.stream().collect(Collectors.partitioningBy(trial -> trial.state() instanceof TrialState.Done));
        List<TrialRecord> finished = ended.get(true);
        List<TrialRecord> timed = finished.stream().anyMatch(warm)
                ? finished.stream().filter(warm).toList()
                : finished;
        String level = condition.levels().isEmpty() ? condition.label() : String.join(" · ", condition.texts());
        return new ConditionSummary(
                condition,
                condition.label(),
                level,
                look,
                finished,
                ended.get(false),
                seeds,
                ConditionCurve.of(metrics, finished, timed),
                last(metrics, finished, timed, seeds),
                Quartiles.of(timed.stream()
                        .flatMapToDouble(trial ->
                                Arrays.stream(afterTheFirst(ConditionCurve.values(trial, Metric.EPOCH_SECONDS))))
                        .toArray()),
                Quartiles.of(timed.stream()
                        .flatMapToDouble(ConditionSummary::secondsPerBatch)
                        .toArray()),
                List.copyOf(marks));
    }

    /** The label with what marks it, as legends and tables name it: {@code learningRate 20 (at chance)}. */
    public String named() {
        return marks.isEmpty() ? label : label + " (" + String.join(", ", marks) + ")";
    }

    /** In the first epoch the JVM may still compile; it counts where there is no other. */
    private static double[] afterTheFirst(double[] epochs) {
        return epochs.length < 2 ? epochs : Arrays.copyOfRange(epochs, 1, epochs.length);
    }

    /** How many seeds have all of their trials finished. */
    public int complete() {
        return (int) bySeed(finished, seeds).values().stream()
                .filter(replicates -> replicates.size() == seeds.replicates())
                .count();
    }

    private static Map<Long, List<TrialRecord>> bySeed(List<TrialRecord> trials, SeedDesign seeds) {
        return trials.stream()
                .collect(Collectors.groupingBy(
                        trial -> seeds.unit(trial.seeds()), LinkedHashMap::new, Collectors.toList()));
    }

    private static Map<Metric, Spread> last(
            List<Metric> metrics, List<TrialRecord> finished, List<TrialRecord> timed, SeedDesign seeds) {
        Map<Metric, Spread> last = new TreeMap<>();
        for (Metric metric : metrics) {
            last.put(metric, Spread.of(ofSeeds(metric.equals(Metric.EPOCH_SECONDS) ? timed : finished, metric, seeds)));
        }
        return last;
    }

    /** A value for each seed that has all of its trials: their mean. */
    private static double[] ofSeeds(List<TrialRecord> trials, Metric metric, SeedDesign seeds) {
        return bySeed(trials, seeds).values().stream()
                .filter(replicates -> replicates.size() == seeds.replicates())
                .mapToDouble(replicates -> replicates.stream()
                        .mapToDouble(trial -> last(trial, metric))
                        .average()
                        .orElse(Double.NaN))
                .toArray();
    }

    /** What the epoch measured that the trial is compared by; NaN when it has no epoch or did not measure that. */
    public static double last(TrialRecord trial, Metric metric) {
        return trial.result()
                .map(epoch -> epoch.metrics().getOrDefault(metric, Double.NaN))
                .orElse(Double.NaN);
    }

    /**
     * What the trials of a seed came to, on average: infinitely bad where one diverged, NaN where one has not ended or
     * did not measure that.
     */
    public double ended(long seed, Metric metric) {
        double worst = metric.direction() == Direction.LOWER ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        return Stream.concat(finished.stream(), others.stream())
                .filter(trial -> seeds.unit(trial.seeds()) == seed)
                .mapToDouble(trial -> switch (trial.state()) {
                    case TrialState.Done _ -> last(trial, metric);
                    case TrialState.Diverged _ -> worst;
                    default -> Double.NaN;
                })
                .average()
                .orElse(Double.NaN);
    }

    /** How many of its trials diverged. */
    public int diverged() {
        return (int) others.stream()
                .filter(trial -> trial.state() instanceof TrialState.Diverged)
                .count();
    }

    /** How many trials it has, in whatever state. */
    public int trials() {
        return finished.size() + others.size();
    }

    /** {@code 6 of 6 diverged}; empty when none did. */
    public String divergence() {
        return diverged() == 0 ? "" : diverged() + " of " + trials() + " diverged";
    }

    private static DoubleStream secondsPerBatch(TrialRecord trial) {
        double[] seconds = afterTheFirst(ConditionCurve.values(trial, Metric.EPOCH_SECONDS));
        double[] batches = afterTheFirst(ConditionCurve.values(trial, Metric.EPOCH_BATCHES));
        return IntStream.range(0, seconds.length).mapToDouble(epoch -> seconds[epoch] / batches[epoch]);
    }
}
