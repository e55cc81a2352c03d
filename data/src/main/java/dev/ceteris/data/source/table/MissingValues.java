// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.table;

/** What becomes of a row in which a value is missing. */
public enum MissingValues {
    /** It is a mistake. */
    REFUSE,
    /** The row is left out. */
    DROP,
    /** A number is the mean of its column over the training set; a category is none. An answer cannot be missing. */
    MEAN
}
