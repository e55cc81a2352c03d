// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.format;

import java.util.Collection;
import java.util.SequencedMap;

/**
 * A row whose cells are known by name.
 *
 * @param cells by the name of the column
 */
public record NamedCells(SequencedMap<String, Cell> cells, int number) implements Row {
    @Override
    public Collection<String> columns() {
        return cells.sequencedKeySet();
    }

    @Override
    public Cell cell(String column) {
        return cells.getOrDefault(column, Cell.NOTHING);
    }
}
