// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.sample;

import static dev.ceteris.base.Require.require;

/**
 * Features that need more than a byte.
 *
 * @param values count × width numbers, row by row; owned by this record, not to be changed afterwards
 * @param width numbers per sample, at least 1
 * @throws IllegalArgumentException when the values do not fill whole, at least one, samples
 */
public record FloatFeatures(float[] values, int width) implements Features {
    public FloatFeatures {
        require(width >= 1, "width", width, "at least 1");
        require(
                values.length > 0 && values.length % width == 0,
                "values",
                values.length,
                "a positive multiple of the width " + width);
    }

    @Override
    public int count() {
        return values.length / width;
    }

    @Override
    public float value(int sample, int feature) {
        return values[sample * width + feature];
    }

    @Override
    public FloatFeatures select(int[] indices) {
        float[] selected = new float[Math.multiplyExact(indices.length, width)];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(values, indices[i] * width, selected, i * width, width);
        }
        return new FloatFeatures(selected, width);
    }
}
