// SPDX-License-Identifier: Apache-2.0
/**
 * Plots as data, for the page's script and as SVG. Knows summaries; nothing of pages.
 */
package dev.ceteris.report.plot;
