// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

/** The specification of {@link PoolingKernel}: every number on its own. */
final class ScalarPooling implements PoolingKernel {
    @Override
    public void larger(float[] values, int from, float[] best, float[] choices, int at, int length, float number) {
        for (int i = 0; i < length; i++) {
            float value = values[from + i];
            if (value > best[at + i] || Float.isNaN(value)) {
                best[at + i] = value;
                choices[at + i] = number;
            }
        }
    }

    @Override
    public void take(float[] from, int fromAt, float[] choices, float[] to, int at, int length, float number) {
        for (int i = 0; i < length; i++) {
            if (choices[at + i] == number) {
                to[at + i] = from[fromAt + i];
            }
        }
    }

    @Override
    public void spread(float[] from, float[] choices, int at, float[] to, int toAt, int length, float number) {
        for (int i = 0; i < length; i++) {
            to[toAt + i] = choices[at + i] == number ? from[at + i] : 0f;
        }
    }
}
