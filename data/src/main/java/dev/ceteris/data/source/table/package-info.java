// SPDX-License-Identifier: Apache-2.0
/**
 * What makes a data set of a table lives here: which columns are inputs and answers, which rows are the test set. The
 * package may use the formats; it knows no study.
 */
package dev.ceteris.data.source.table;
