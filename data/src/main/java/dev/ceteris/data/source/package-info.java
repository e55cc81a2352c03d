// SPDX-License-Identifier: Apache-2.0
/**
 * The sources of data live here: what a data set provides, the catalog, CSV files. The package may use formats and
 * splits; it knows no study.
 */
package dev.ceteris.data.source;
