// SPDX-License-Identifier: Apache-2.0
/**
 * The formats of result files live here, one a file: each gives rows of cells. The package may use {@code text} for
 * levels; it does not know what a column means.
 */
package dev.ceteris.evidence.format;
