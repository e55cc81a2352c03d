// SPDX-License-Identifier: Apache-2.0
/**
 * The reader of CSV files lives here, which checks every cell and makes samples. The package knows no data set.
 */
package dev.ceteris.data.format.csv;
