// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report;

import dev.ceteris.lab.store.EpochRecord;
import dev.ceteris.lab.store.TrialRecord;
import dev.ceteris.lab.study.Metric;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How the trials of one condition went, epoch by epoch: every array has one number per epoch, up to the last epoch that all of
 * them reached. A number that is missing or not finite does not count; where none is left there is a NaN, which a plot shows as
 * a gap.
 *
 * @param seeds how many trials it is the mean of
 * @param along mean epoch, updates and cumulated training seconds at the end of each epoch
 * @param bands mean and range of each metric that was measured
 */
record Course(int seeds, Map<Progress, double[]> along, Map<Metric, Band> bands) {
    /** Mean, smallest and largest value over seeds, per epoch. */
    record Band(double[] mean, double[] least, double[] greatest) {}

    static Course of(List<TrialRecord> trials) {
        int epochs =
                trials.stream().mapToInt(trial -> trial.epochs().size()).min().orElse(0);
        Map<Progress, double[]> along = new EnumMap<>(Progress.class);
        along.put(Progress.EPOCHS, band(trials, epochs, Course::epochs).mean());
        along.put(
                Progress.UPDATES,
                band(trials, epochs, trial -> values(trial, Metric.UPDATES)).mean());
        along.put(
                Progress.SECONDS, band(trials, epochs, Course::cumulatedSeconds).mean());
        Map<Metric, Band> bands = new EnumMap<>(Metric.class);
        for (Measure measure : Measure.values()) {
            for (Part part : Part.values()) {
                Metric metric = measure.on(part);
                Band band = band(trials, epochs, trial -> values(trial, metric));
                if (Arrays.stream(band.mean()).anyMatch(Double::isFinite)) {
                    bands.put(metric, band);
                }
            }
        }
        return new Course(trials.size(), along, bands);
    }

    /** One number per epoch of a trial; NaN where it is missing. */
    static double[] values(TrialRecord trial, Metric metric) {
        return trial.epochs().stream()
                .mapToDouble(epoch -> epoch.metrics().getOrDefault(metric, Double.NaN))
                .toArray();
    }

    private static double[] epochs(TrialRecord trial) {
        return trial.epochs().stream().mapToDouble(EpochRecord::epoch).toArray();
    }

    private static double[] cumulatedSeconds(TrialRecord trial) {
        double[] seconds = values(trial, Metric.EPOCH_SECONDS);
        Arrays.parallelPrefix(seconds, Double::sum);
        return seconds;
    }

    private interface Series {
        double[] of(TrialRecord trial);
    }

    private static Band band(List<TrialRecord> trials, int epochs, Series series) {
        List<double[]> perTrial = trials.stream().map(series::of).toList();
        Band band = new Band(new double[epochs], new double[epochs], new double[epochs]);
        for (int epoch = 0; epoch < epochs; epoch++) {
            int at = epoch;
            Spread spread = Spread.of(
                    perTrial.stream().mapToDouble(values -> values[at]).toArray());
            band.mean()[epoch] = spread.mean();
            band.least()[epoch] = spread.least();
            band.greatest()[epoch] = spread.greatest();
        }
        return band;
    }
}
