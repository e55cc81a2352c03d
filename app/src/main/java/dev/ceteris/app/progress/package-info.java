// SPDX-License-Identifier: Apache-2.0
/**
 * The display of a run in training lives here: the plan, bars or lines, the estimate. The package may use the events
 * that {@code lab.run} reports; it knows no command.
 */
package dev.ceteris.app.progress;
