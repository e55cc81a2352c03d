// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.format.csv;

/** What the first row of a CSV file is. */
public enum FirstRow {
    /** The columns' names. */
    NAMES,
    /** The first sample; columns have only their numbers. */
    SAMPLE
}
