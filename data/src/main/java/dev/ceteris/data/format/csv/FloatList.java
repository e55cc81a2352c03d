// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.format.csv;

import java.util.Arrays;

/** Numbers in the order they were added. */
final class FloatList {
    private float[] values = new float[1024];
    private int count;

    void add(float value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, Math.multiplyExact(2, values.length));
        }
        values[count++] = value;
    }

    float[] toArray() {
        return Arrays.copyOf(values, count);
    }
}
