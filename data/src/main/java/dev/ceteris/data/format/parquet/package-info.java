// SPDX-License-Identifier: Apache-2.0
/**
 * The reader of Parquet files lives here, which hands their rows over as texts. The package may use
 * {@code format.table}; it knows no data set.
 */
package dev.ceteris.data.format.parquet;
