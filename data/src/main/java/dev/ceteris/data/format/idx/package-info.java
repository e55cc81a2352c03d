// SPDX-License-Identifier: Apache-2.0
/**
 * IDX files as arrays and back. Knows no data set.
 */
package dev.ceteris.data.format.idx;
