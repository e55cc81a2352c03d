// SPDX-License-Identifier: Apache-2.0
/**
 * One page and one Markdown file from a run. Knows what the store holds, and no study by its name.
 */
package dev.ceteris.report;
