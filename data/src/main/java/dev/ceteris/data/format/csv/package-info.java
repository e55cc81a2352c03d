// SPDX-License-Identifier: Apache-2.0
/**
 * CSV files as samples, checked cell by cell. Knows no data set.
 */
package dev.ceteris.data.format.csv;
