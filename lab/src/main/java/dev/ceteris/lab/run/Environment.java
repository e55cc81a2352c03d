// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * What a run learns from outside about itself and about time.
 *
 * @param version of Ceteris
 * @param command what runs it again
 * @param clock the time of day, for when a run was started
 * @param nanoTime a clock that only goes forward, in nanoseconds, for how long an epoch took
 */
public record Environment(String version, String command, InstantSource clock, LongSupplier nanoTime) {}
