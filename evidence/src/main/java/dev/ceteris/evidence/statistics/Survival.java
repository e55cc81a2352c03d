// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

/**
 * How long something took, or how long it was waited for.
 *
 * @param time epochs, updates, seconds; at least 0, finite
 * @param reached whether it happened at that time
 */
public record Survival(double time, Reached reached) {
    public Survival {
        SampleChecks.notNegative("time", time);
    }
}
