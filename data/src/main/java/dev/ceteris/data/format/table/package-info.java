// SPDX-License-Identifier: Apache-2.0
/**
 * Files of rows and columns live here, whatever their format: cells are texts, numbers are not parsed yet. The package
 * knows no data set.
 */
package dev.ceteris.data.format.table;
