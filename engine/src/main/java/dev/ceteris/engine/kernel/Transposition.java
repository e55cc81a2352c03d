// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import static dev.ceteris.engine.kernel.Shape.GROUP;

import dev.ceteris.engine.math.Span;

/**
 * Turns squares of 16 × 16 numbers round: between blocks, where a lane is a sample, and rows, where a lane is a unit.
 */
public interface Transposition {
    /**
     * {@code to(j, i) ← from(i, j)} for i and j below 16.
     *
     * @param from rows {@code stride} floats apart, the first at {@code fromAt}
     * @param to rows 16 floats apart, the first at {@code toAt}; another array than {@code from}
     */
    void square(float[] from, int fromAt, int stride, float[] to, int toAt);

    /**
     * Copies {@code blocks} of {@code values} into {@code rows}; padding is copied with the rest.
     *
     * @param units of the layer
     * @param values blocks of padded units × 16 samples
     * @param rows panels of capacity × 16 units
     * @param capacity samples of a panel
     * @param blocks which blocks of samples
     */
    default void rows(int units, float[] values, float[] rows, int capacity, Span blocks) {
        int padded = Shape.padded(units);
        for (int block = blocks.from(); block < blocks.to(); block++) {
            for (int panel = 0; panel < padded / GROUP; panel++) {
                int from = (block * padded + panel * GROUP) * GROUP;
                square(values, from, GROUP, rows, (panel * capacity + block * GROUP) * GROUP);
            }
        }
    }

    /** The opposite of {@link #rows}: copies panels of capacity × 16 units into blocks of padded units × 16 samples. */
    default void blocks(int units, float[] rows, float[] values, int capacity, Span blocks) {
        int padded = Shape.padded(units);
        for (int block = blocks.from(); block < blocks.to(); block++) {
            for (int panel = 0; panel < padded / GROUP; panel++) {
                int to = (block * padded + panel * GROUP) * GROUP;
                square(rows, (panel * capacity + block * GROUP) * GROUP, GROUP, values, to);
            }
        }
    }

    /**
     * Copies the weights of a layer into panels of 16 inputs, as weights of a layer lie that goes the other way: the
     * weight from input i to unit u at {@code ((i / 16) · paddedUnits() + u) · 16 + i % 16}. Padding is copied with the
     * rest.
     *
     * @param span which inputs, multiples of 16 but for the end
     */
    default void weights(Layer layer, float[] transposed, Span span) {
        Shape shape = layer.shape();
        for (int input = span.from(); input < span.to(); input += GROUP) {
            for (int unit = 0; unit < shape.units(); unit += GROUP) {
                int to = (input * shape.paddedUnits()) + unit * GROUP;
                square(layer.weights(), shape.weightAt(input, unit), GROUP, transposed, to);
            }
        }
    }
}
