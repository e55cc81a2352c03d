// SPDX-License-Identifier: Apache-2.0
/**
 * The sections of a report live here, one file each. The package may use pages, plots, summaries, verdicts and
 * everything in the lab.
 */
package dev.ceteris.report.section;
