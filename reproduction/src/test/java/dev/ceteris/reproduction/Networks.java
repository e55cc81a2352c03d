// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction;

import dev.ceteris.lab.inspect.MeasuredTrial;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.Factor;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialState;
import dev.ceteris.report.Runs;
import dev.ceteris.theory.ComplexityMeasure;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs of the third experiment written down by hand: six networks, random labels, a learning curve. */
public final class Networks {
    private static final List<Object> HIDDEN = List.of(
            List.of(128),
            List.of(512),
            List.of(128, 96),
            List.of(512, 384),
            List.of(128, 96, 72),
            List.of(512, 384, 288));

    private Networks() {}

    /** How far above 0 the loss of a network ends. */
    public interface Floor {
        double of(List<?> hidden);
    }

    public static RunRecord architectures(int seeds, Floor floor) {
        return Runs.of(
                "Which network?",
                new Factor("hidden", "network.hidden", HIDDEN),
                seeds,
                20,
                (number, condition, seed) -> Runs.done(number, condition, seed, 20, 469, floor.of((List<?>)
                        condition.levels().get("hidden"))));
    }

    /**
     * Every trial of a run as if it had been measured: parameters grow with the layers, every other measure shrinks
     * with them.
     */
    public static List<MeasuredTrial> measured(RunRecord run) {
        return run.trials().stream().map(Networks::measured).toList();
    }

    private static MeasuredTrial measured(TrialRecord trial) {
        List<?> hidden = (List<?>) trial.condition().levels().get("hidden");
        long multiplyAdds = 0;
        long parameters = 0;
        long inputs = 784;
        for (Object units : hidden) {
            multiplyAdds += inputs * (int) units;
            parameters += (inputs + 1) * (int) units;
            inputs = (int) units;
        }
        multiplyAdds += inputs * 10;
        parameters += (inputs + 1) * 10;
        Map<ComplexityMeasure, Double> measures = new EnumMap<>(ComplexityMeasure.class);
        for (ComplexityMeasure measure : ComplexityMeasure.values()) {
            measures.put(measure, 1e6 / parameters);
        }
        measures.put(ComplexityMeasure.PARAMETERS, (double) parameters);
        measures.put(ComplexityMeasure.PARAMETERS_PER_SAMPLE, parameters / 60_000.0);
        measures.put(ComplexityMeasure.VC_BOUND, 30.0 * parameters);
        return new MeasuredTrial(trial, multiplyAdds, measures);
    }

    /** The network whose labels are all random ends with these accuracies. */
    public static RunRecord randomLabels(double train, double test) {
        return Runs.of(
                "By heart?",
                new Factor("randomLabels", "data.randomLabels", List.of(0, 0.5, 1)),
                2,
                20,
                (number, condition, seed) -> {
                    TrialRecord trial = Runs.done(number, condition, seed, 20, 63, 0.001);
                    return condition.levels().get("randomLabels").equals(1) ? ended(trial, train, test) : trial;
                });
    }

    private static TrialRecord ended(TrialRecord trial, double train, double test) {
        List<EpochRecord> epochs = trial.epochs().stream()
                .map(epoch -> {
                    Map<Metric, Double> metrics = new HashMap<>(epoch.metrics());
                    metrics.put(Metric.TRAIN_ACCURACY, train * epoch.epoch() / 20);
                    metrics.put(Metric.TEST_ACCURACY, test);
                    return new EpochRecord(epoch.epoch(), metrics);
                })
                .toList();
        return new TrialRecord(trial.number(), trial.condition(), trial.seeds(), trial.state(), epochs);
    }

    /** A test error of {@code m^(-1/2)} exactly. */
    public static RunRecord learningCurve() {
        return Runs.of(
                "How many images?",
                new Factor("train", "data.train", List.of(100, 400, 1600, 6400)),
                1,
                20,
                (number, condition, seed) -> {
                    Map<Metric, Double> metrics = new HashMap<>();
                    metrics.put(
                            Metric.TEST_ACCURACY,
                            1 - 1 / Math.sqrt((int) condition.levels().get("train")));
                    TrialRecord trial = Runs.done(number, condition, seed, 19, 63, 0.001);
                    List<EpochRecord> epochs = new ArrayList<>(trial.epochs());
                    epochs.add(new EpochRecord(20, metrics));
                    return new TrialRecord(
                            number, condition, seed, new TrialState.Done(Runs.digest(number), 20), epochs);
                });
    }
}
