// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.trial;

import java.util.Map;

/**
 * What one epoch of one trial measured.
 *
 * @param epoch counted from 1
 * @param metrics what was measured, in the order of metrics; a metric that does not apply (validation without a
 *     validation set) is absent, one that overflowed is infinite or NaN
 */
public record EpochRecord(int epoch, Map<Metric, Double> metrics) {
    public EpochRecord {
        metrics = new MetricValues(metrics);
    }
}
