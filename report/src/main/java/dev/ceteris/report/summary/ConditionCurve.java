// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.summary;

import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How the trials of one condition went, epoch by epoch: every array has one number per epoch, up to the last epoch that
 * all of them reached. A number that is missing or not finite does not count; where none is left there is a NaN, which
 * a plot shows as a gap.
 *
 * @param seeds how many trials it is the mean of
 * @param along mean epoch, updates and cumulated training seconds at the end of each epoch; the seconds, and the band
 *     of them, of the trials alone whose times count
 * @param bands mean and range of each metric that was measured
 */
public record ConditionCurve(int seeds, Map<CurveAxis, double[]> along, Map<Metric, Band> bands) {
    /**
     * Mean, smallest and largest value over seeds, per epoch.
     *
     * @param measured the epochs, from 0, after which any trial measured it: all, unless the test set is used only now
     *     and then; the others are not gaps
     * @param seeds how many trials it is over
     */
    public record Band(int[] measured, double[] mean, double[] least, double[] greatest, int seeds) {
        /** Those of an array with a number per epoch after which it was measured. */
        public double[] pick(double[] values) {
            return Arrays.stream(measured).mapToDouble(epoch -> values[epoch]).toArray();
        }
    }

    /**
     * Of the trials of one condition, whose times all count.
     *
     * @param metrics that have bands, where they were measured
     */
    public static ConditionCurve of(List<Metric> metrics, List<TrialRecord> trials) {
        return of(metrics, trials, trials);
    }

    /** @param timed those of the trials whose times count */
    static ConditionCurve of(List<Metric> metrics, List<TrialRecord> trials, List<TrialRecord> timed) {
        int epochs =
                trials.stream().mapToInt(trial -> trial.epochs().size()).min().orElse(0);
        Map<CurveAxis, double[]> along = new EnumMap<>(CurveAxis.class);
        along.put(CurveAxis.EPOCHS, mean(trials, epochs, ConditionCurve::epochs));
        along.put(CurveAxis.UPDATES, mean(trials, epochs, trial -> values(trial, Metric.UPDATES)));
        along.put(CurveAxis.SECONDS, mean(timed, epochs, ConditionCurve::cumulatedSeconds));
        Map<Metric, Band> bands = new TreeMap<>();
        for (Metric metric : metrics) {
            List<TrialRecord> counted = metric.equals(Metric.EPOCH_SECONDS) ? timed : trials;
            Band band = band(counted, measured(counted, epochs, metric), epochs, trial -> values(trial, metric));
            if (Arrays.stream(band.mean()).anyMatch(Double::isFinite)) {
                bands.put(metric, band);
            }
        }
        return new ConditionCurve(trials.size(), along, bands);
    }

    private static int[] measured(List<TrialRecord> trials, int epochs, Metric metric) {
        return IntStream.range(0, epochs)
                .filter(epoch -> trials.stream()
                        .anyMatch(trial -> trial.epochs().get(epoch).metrics().containsKey(metric)))
                .toArray();
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

    private static double[] mean(List<TrialRecord> trials, int epochs, Series series) {
        return band(trials, new int[0], epochs, series).mean();
    }

    private static Band band(List<TrialRecord> trials, int[] measured, int epochs, Series series) {
        List<double[]> perTrial = trials.stream().map(series::of).toList();
        Band band = new Band(measured, new double[epochs], new double[epochs], new double[epochs], trials.size());
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
