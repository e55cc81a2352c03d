// SPDX-License-Identifier: Apache-2.0
/**
 * What is shown of a run: conditions, curves, means, and numbers as readers see them. Knows the store; nothing of
 * pages.
 */
package dev.ceteris.report.summary;
