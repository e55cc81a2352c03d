// SPDX-License-Identifier: Apache-2.0
/**
 * The reader and the writer of IDX files live here. The package knows no data set.
 */
package dev.ceteris.data.format.idx;
