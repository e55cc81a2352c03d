// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.format.table;

import java.util.List;

/**
 * What is known of a table before its rows are read.
 *
 * @param columns how many there are, at least 1
 * @param names of the columns; empty when the file has none
 * @param decimal what its numbers are written with, {@link DecimalMark#POINT} or {@link DecimalMark#COMMA}
 * @param remarks sentences about how the file was understood, where a reader may have meant something else
 */
public record TableHead(int columns, List<String> names, DecimalMark decimal, List<String> remarks) {
    public TableHead {
        names = List.copyOf(names);
        remarks = List.copyOf(remarks);
    }
}
