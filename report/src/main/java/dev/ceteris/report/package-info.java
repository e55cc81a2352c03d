// SPDX-License-Identifier: Apache-2.0
/**
 * The page and the Markdown file about a run live here. The package may use the lab and {@code evidence}; it knows
 * no study by name.
 */
package dev.ceteris.report;
