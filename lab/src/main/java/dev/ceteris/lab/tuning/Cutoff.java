// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.tuning;

import dev.ceteris.evidence.claim.Direction;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** When a trial is pruned; see {@link MedianPruning}. */
public final class Cutoff {
    private final Metric by;
    private final int warmup;
    /** What the complete trials measured, epoch by epoch; smaller is better. */
    private final List<double[]> complete;

    /**
     * @param by what trials are compared by
     * @param complete the epochs of each complete trial, at least one trial
     */
    Cutoff(Metric by, MedianPruning pruning, List<List<EpochRecord>> complete) {
        this.by = by;
        this.warmup = pruning.warmup();
        this.complete = complete.stream().map(this::penalties).toList();
    }

    /**
     * Whether a trial ends now.
     *
     * @param epochs all that it has measured, in order, at least one
     */
    public boolean prunes(List<EpochRecord> epochs) {
        if (epochs.size() < warmup) {
            return false;
        }
        double best = Arrays.stream(penalties(epochs)).min().orElse(Double.POSITIVE_INFINITY);
        return best > median(epochs.size());
    }

    /** The median of the running averages after an epoch; a trial that ended before has the average of its epochs. */
    private double median(int epoch) {
        double[] averages = complete.stream()
                .mapToDouble(values -> average(values, Math.min(epoch, values.length)))
                .sorted()
                .toArray();
        int middle = averages.length / 2;
        return averages.length % 2 == 1 ? averages[middle] : (averages[middle - 1] + averages[middle]) / 2;
    }

    /** In order, so that the sum has the same bits everywhere. */
    private static double average(double[] values, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[i];
        }
        return sum / count;
    }

    private double[] penalties(List<EpochRecord> epochs) {
        return epochs.stream()
                .flatMapToDouble(epoch -> DoubleStream.of(epoch.metrics().getOrDefault(by, Double.NaN)))
                .map(value -> Double.isNaN(value)
                        ? Double.POSITIVE_INFINITY
                        : by.direction() == Direction.HIGHER ? -value : value)
                .toArray();
    }
}
