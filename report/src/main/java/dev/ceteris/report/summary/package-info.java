// SPDX-License-Identifier: Apache-2.0
/**
 * The numbers of a report live here: conditions, curves, means, and numbers as text for readers. The package may use
 * the store and its results; it knows no page.
 */
package dev.ceteris.report.summary;
