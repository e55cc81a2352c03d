// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.format.table;

import java.nio.file.Path;

/** A file of rows and columns. Each reading starts at its beginning. */
public interface TableFile {
    /** Where it is. */
    Path path();

    /**
     * Its columns.
     *
     * @throws dev.ceteris.base.DataException when the file cannot be read or is empty
     */
    TableHead head();

    /**
     * Hands every row over that is not blank, the names of the columns not among them.
     *
     * @return SHA-256 of the unpacked bytes, 64 lower-case hexadecimal digits
     * @throws dev.ceteris.base.DataException when the file cannot be read
     */
    String read(RowVisitor rows);
}
