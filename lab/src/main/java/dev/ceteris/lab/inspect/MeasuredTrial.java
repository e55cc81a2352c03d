// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.inspect;

import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.theory.ComplexityMeasure;
import java.util.Map;

/**
 * What learning theory computes of one trained network, beside what training measured.
 *
 * @param trial that it is of, done
 * @param multiplyAdds of one sample on its way through the network
 * @param measures of its final weights, in the order of the measures
 */
public record MeasuredTrial(TrialRecord trial, long multiplyAdds, Map<ComplexityMeasure, Double> measures) {
    /** By how much the test loss is above the training loss, in nats. */
    public double lossGap() {
        return metric(Metric.TEST_LOSS) - metric(Metric.TRAIN_LOSS);
    }

    /** By how much the training accuracy is above the test accuracy, as a share. */
    public double errorGap() {
        return metric(Metric.TRAIN_ACCURACY) - metric(Metric.TEST_ACCURACY);
    }

    private double metric(Metric metric) {
        return trial.result().map(epoch -> epoch.metrics().get(metric)).orElse(Double.NaN);
    }
}
