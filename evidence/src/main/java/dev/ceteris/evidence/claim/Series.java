// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import java.util.Arrays;

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

    double last() {
        return values[values.length - 1];
    }

    double lastEpoch() {
        return epochs[epochs.length - 1];
    }
}
