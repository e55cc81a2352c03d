// SPDX-License-Identifier: Apache-2.0
/**
 * Plots as data live here, for the script of the page and as SVG. The package may use {@code summary}; it knows no
 * page.
 */
package dev.ceteris.report.plot;
