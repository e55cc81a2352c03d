// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.sample;

import static dev.ceteris.base.Require.require;

/**
 * The numbers that a regression should answer, in double precision: training in single precision rounds them to the
 * nearest float, training in double precision sees them as they are.
 *
 * @param values count × width numbers, row by row, finite; owned by this record, not to be changed afterwards
 * @param width numbers per sample, at least 1
 * @throws IllegalArgumentException when the values do not fill whole, at least one, samples, or one is not finite
 */
public record Values(double[] values, int width) implements Targets {
    public Values {
        require(width >= 1, "width", width, "at least 1");
        require(
                values.length > 0 && values.length % width == 0,
                "values",
                values.length,
                "a positive multiple of the width " + width);
        for (int i = 0; i < values.length; i++) {
            require(Double.isFinite(values[i]), "value " + i, values[i], "a finite number");
        }
    }

    @Override
    public int count() {
        return values.length / width;
    }

    @Override
    public int outputs() {
        return width;
    }

    @Override
    public Values select(int[] indices) {
        double[] selected = new double[Math.multiplyExact(indices.length, width)];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(values, indices[i] * width, selected, i * width, width);
        }
        return new Values(selected, width);
    }
}
