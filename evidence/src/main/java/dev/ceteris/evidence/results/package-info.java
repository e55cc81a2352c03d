// SPDX-License-Identifier: Apache-2.0
/**
 * The results of other tools live here, read from CSV, JSON and Parquet files as observations. The package may use
 * claims, their text and verdicts; it knows no store.
 */
package dev.ceteris.evidence.results;
