// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.arithmetic;

import static dev.ceteris.engine.arithmetic.Shape.GROUP;

/** Turns squares of 16 × 16 numbers round: between blocks, where a lane is a sample, and rows, where a lane is a unit. */
public interface Transposition {
    /**
     * {@code to(j, i) ← from(i, j)} for i and j below 16.
     *
     * @param from rows {@code stride} floats apart, the first at {@code fromAt}
     * @param to rows 16 floats apart, the first at {@code toAt}; another array than {@code from}
     */
    void square(float[] from, int fromAt, int stride, float[] to, int toAt);

    /**
     * Copies {@code blocks} of {@code deltas} into {@code rows}; padding is copied with the rest.
     *
     * @param units of the layer
     * @param deltas blocks of padded units × 16 samples
     * @param rows panels of capacity × 16 units
     * @param capacity samples of a panel
     * @param blocks which blocks of samples
     */
    default void rows(int units, float[] deltas, float[] rows, int capacity, Span blocks) {
        int padded = Shape.padded(units);
        for (int block = blocks.from(); block < blocks.to(); block++) {
            for (int panel = 0; panel < padded / GROUP; panel++) {
                int from = (block * padded + panel * GROUP) * GROUP;
                square(deltas, from, GROUP, rows, (panel * capacity + block * GROUP) * GROUP);
            }
        }
    }
}
