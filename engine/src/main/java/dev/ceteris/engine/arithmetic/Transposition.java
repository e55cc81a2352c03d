// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.arithmetic;

import static dev.ceteris.engine.arithmetic.Shape.GROUP;

/** Moves deltas from blocks, where a lane is a sample, to rows, where a lane is a unit, as the gradient wants them. */
public final class Transposition {
    /**
     * Copies {@code blocks} of {@code deltas} into {@code rows}; padding is copied with the rest.
     *
     * @param units of the layer
     * @param deltas blocks of padded units × 16 samples
     * @param rows panels of capacity × 16 units
     * @param capacity samples of a panel
     * @param blocks which blocks of samples
     */
    public void rows(int units, float[] deltas, float[] rows, int capacity, Span blocks) {
        int padded = Shape.padded(units);
        for (int block = blocks.from(); block < blocks.to(); block++) {
            for (int panel = 0; panel < padded / GROUP; panel++) {
                int from = (block * padded + panel * GROUP) * GROUP;
                int to = (panel * capacity + block * GROUP) * GROUP;
                square(deltas, from, rows, to);
            }
        }
    }

    private static void square(float[] from, int fromAt, float[] to, int toAt) {
        for (int i = 0; i < GROUP; i++) {
            for (int j = 0; j < GROUP; j++) {
                to[toAt + i * GROUP + j] = from[fromAt + j * GROUP + i];
            }
        }
    }
}
