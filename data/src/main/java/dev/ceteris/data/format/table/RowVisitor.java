// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.format.table;

/** Takes the rows of a table, one after the other. */
@FunctionalInterface
public interface RowVisitor {
    /**
     * One row.
     *
     * @param number of the row, counted from 1 as a spreadsheet does
     * @param cells its texts without surrounding spaces, in the order of the columns; valid until the next row
     */
    void row(long number, String[] cells);
}
