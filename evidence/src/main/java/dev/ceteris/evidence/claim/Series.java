// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import java.util.Arrays;
import java.util.Optional;

/**
 * A metric of one trial, epoch by epoch.
 *
 * @param epochs in ascending order; a metric that was measured once has one
 * @param values as many; NaN where it could not be computed
 */
public record Series(double[] epochs, double[] values) {
    public Series {
        if (epochs.length != values.length || epochs.length == 0) {
            throw new IllegalArgumentException(epochs.length + " epochs with " + values.length + " values");
        }
    }

    /** A metric that was measured once. */
    public static Series once(double value) {
        return new Series(new double[] {1}, new double[] {value});
    }

    /** The value of an epoch; NaN when it was not measured. */
    double at(double epoch) {
        int index = Arrays.binarySearch(epochs, epoch);
        return index < 0 ? Double.NaN : values[index];
    }

    /** The series up to an epoch, that one included; empty when it begins later. */
    Optional<Series> upTo(double epoch) {
        int count = (int) Arrays.stream(epochs).filter(one -> one <= epoch).count();
        return count == 0
                ? Optional.empty()
                : Optional.of(new Series(Arrays.copyOf(epochs, count), Arrays.copyOf(values, count)));
    }

    double last() {
        return values[values.length - 1];
    }

    double lastEpoch() {
        return epochs[epochs.length - 1];
    }
}
