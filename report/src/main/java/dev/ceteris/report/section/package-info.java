// SPDX-License-Identifier: Apache-2.0
/**
 * The sections of a report, one file each. Knows pages, plots and summaries.
 */
package dev.ceteris.report.section;
