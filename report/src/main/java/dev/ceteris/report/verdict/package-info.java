// SPDX-License-Identifier: Apache-2.0
/**
 * Hypotheses and verdicts on a page live here. The package may use pages, plots, summaries and {@code evidence}; it
 * knows no store.
 */
package dev.ceteris.report.verdict;
