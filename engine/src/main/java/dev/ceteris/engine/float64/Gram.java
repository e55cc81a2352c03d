// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.float64;

import dev.ceteris.engine.kernel.ThreadTeam;
import java.util.Arrays;

/** {@code G ← AᵀA}: what every column of a matrix has to do with every other. */
final class Gram {
    private Gram() {}

    /**
     * Of rows×columns; of G, which is columns×columns, the upper triangle, and whatever else the tiles that hold it
     * contain. Each element is one chain over the rows.
     */
    static void of(Matrix a, int rows, int columns, Matrix g, ThreadTeam team) {
        // Strips of 4 rows get shorter downwards: dealt out in turn, so that every thread gets long and short ones.
        int strips = Math.ceilDiv(columns, 4);
        team.run((part, parts) -> {
            for (int strip = part; strip < strips; strip += parts) {
                int row = 4 * strip;
                int count = Math.min(4, columns - row);
                int column = row / Lanes.GROUP * Lanes.GROUP;
                for (int i = row; i < row + count; i++) {
                    Arrays.fill(g.values(), g.at(i) + column, g.at(i) + Lanes.padded(columns), 0);
                }
                Product64.add(
                        Left.columns(a.values(), a.at(0) + row, a.stride()),
                        a.from(0, column),
                        g.from(row, column),
                        new Product64.Size(count, rows, columns - column));
            }
        });
    }
}
