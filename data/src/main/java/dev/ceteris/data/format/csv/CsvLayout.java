// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.format.csv;

import dev.ceteris.data.format.table.DecimalMark;

/**
 * How a CSV file is written.
 *
 * @param firstRow whether its first row holds names
 * @param separator between the cells
 * @param decimal in its numbers
 */
public record CsvLayout(FirstRow firstRow, Separator separator, DecimalMark decimal) {
    /** A file that is recognized but for its first row. */
    public static CsvLayout recognized(FirstRow firstRow) {
        return new CsvLayout(firstRow, Separator.RECOGNIZED, DecimalMark.RECOGNIZED);
    }
}
