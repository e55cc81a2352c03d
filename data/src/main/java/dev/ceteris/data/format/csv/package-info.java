// SPDX-License-Identifier: Apache-2.0
/**
 * The reader of CSV files lives here, and what recognizes how a file was written. The package may use
 * {@code format.table}; it knows no data set.
 */
package dev.ceteris.data.format.csv;
