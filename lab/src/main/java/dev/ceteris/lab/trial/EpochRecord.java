// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.trial;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What one epoch of one trial measured.
 *
 * @param epoch counted from 1
 * @param metrics what was measured; a metric that does not apply (validation without a validation set) is absent, one
 *     that overflowed is infinite or NaN
 */
public record EpochRecord(int epoch, Map<Metric, Double> metrics) {
    public EpochRecord {
        EnumMap<Metric, Double> copy = new EnumMap<>(Metric.class);
        copy.putAll(metrics);
        metrics = Collections.unmodifiableMap(copy);
    }
}
