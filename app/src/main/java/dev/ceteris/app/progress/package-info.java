// SPDX-License-Identifier: Apache-2.0
/**
 * What is shown while a run trains: the plan, bars or lines, the estimate. Knows what a run tells its listener.
 */
package dev.ceteris.app.progress;
