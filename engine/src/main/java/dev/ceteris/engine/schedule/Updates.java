// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.schedule;

/**
 * How many updates a trial has.
 *
 * @param perEpoch at least 1
 * @param total T, of all epochs, also where a trial may stop early; a multiple of {@code perEpoch}
 */
public record Updates(long perEpoch, long total) {
    /** How many a share of all of them is, rounded. */
    long share(double share) {
        return Math.round(share * total);
    }
}
