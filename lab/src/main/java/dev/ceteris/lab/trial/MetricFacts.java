// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.trial;

import dev.ceteris.evidence.claim.Direction;

/**
 * What is said of a {@link Metric}; how it is read from an epoch stands beside it.
 *
 * @param key its name in studies, tables, pages and the store
 * @param unit empty when it has none
 * @param direction which of its values are better
 * @param format how its numbers are written for readers
 * @param of what has to be learned for it to be measured
 * @param power which power of the target's unit it has; 0 where its unit does not come from a target
 * @param meaning what it is, as half a sentence
 */
record MetricFacts(
        String key, String unit, Direction direction, Metric.Format format, Of of, int power, String meaning) {
    /** What has to be learned for a metric to be measured. */
    enum Of {
        /** Classes or numbers. */
        ANYTHING,
        CLASSES,
        NUMBERS
    }

    /** Of a metric that has no unit of a target. */
    MetricFacts(String key, String unit, Direction direction, Metric.Format format, Of of, String meaning) {
        this(key, unit, direction, format, of, 0, meaning);
    }
}
