// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

/**
 * The values that a sample does not rule out at some level; both ends belong to it.
 *
 * @param low lower end, at most {@code high}; may be −∞
 * @param high upper end; may be ∞
 */
public record Interval(double low, double high) {
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("low is " + low + ", expected at most high, " + high);
        }
    }

    /** Whether a value is not ruled out. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
