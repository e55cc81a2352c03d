// SPDX-License-Identifier: Apache-2.0
/**
 * The judgement of hypotheses lives here: comparisons, interim analyses, verdicts and their wording. The package may
 * use {@code claim} and {@code statistics}; it knows neither a format nor a store.
 */
package dev.ceteris.evidence.verdict;
