// SPDX-License-Identifier: Apache-2.0
/**
 * Hypotheses and verdicts on a page. Knows pages, plots and evidence.
 */
package dev.ceteris.report.verdict;
