// SPDX-License-Identifier: Apache-2.0
/**
 * Whether results bear hypotheses out: comparisons, interim analyses, verdicts and their wording. Knows claims and
 * statistics.
 */
package dev.ceteris.evidence.verdict;
