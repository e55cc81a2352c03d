// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.format;

import java.util.Collection;

/** One row of a file of results. */
public interface Row {
    /** The names of its columns, those without a value among them where the file knows them. */
    Collection<String> columns();

    /** The cell of a column; {@link Cell#NOTHING} where there is no such column. */
    Cell cell(String column);

    /** Its line in text, its number from 1 elsewhere. */
    int number();
}
