// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

/** The specification of what becomes of pixels. */
final class ScalarPixels implements PixelKernel {
    /**
     * 1.5 · 2²³: what is added to it becomes a whole number by the rounding of the sum, and is then in the lowest bits.
     * The conversion of floats to integers costs a vector many times as much, since Java says what becomes of NaN.
     */
    static final float WHOLE = 0x1.8p23f;

    /** The bits of a float in which {@link #WHOLE} leaves a whole number from 0 on. */
    static final int DIGITS = 0x3fffff;

    @Override
    public void product(float[] left, float[] right, float[] to, Size size) {
        for (int row = 0; row < size.rows(); row++) {
            for (int x = 0; x < size.width(); x++) {
                float sum = 0;
                for (int i = 0; i < size.inner(); i++) {
                    sum = Math.fma(left[row * size.inner() + i], right[i * size.width() + x], sum);
                }
                to[row * size.width() + x] = sum;
            }
        }
    }

    @Override
    public void cells(float[] x, float[] y, int[] cells, Bordered image) {
        for (int i = 0; i < cells.length; i++) {
            float across = within(x[i], image.width() + 1);
            float down = within(y[i], image.height() + 1);
            float column = across - 0.5f + WHOLE;
            float row = down - 0.5f + WHOLE;
            x[i] = across - (column - WHOLE);
            y[i] = down - (row - WHOLE);
            cells[i] = number(row) * image.columns() + number(column);
        }
    }

    private static float within(float place, float last) {
        float notBefore = place < 0 ? 0 : place;
        return notBefore > last ? last : notBefore;
    }

    private static int number(float whole) {
        return Float.floatToRawIntBits(whole) & DIGITS;
    }

    @Override
    public void blend(int[] corners, float[] x, float[] y) {
        for (int i = 0; i < corners.length; i++) {
            float upper = between(corners[i] & 0xff, corners[i] >>> 8 & 0xff, x[i]);
            float lower = between(corners[i] >>> 16 & 0xff, corners[i] >>> 24, x[i]);
            corners[i] = number(between(upper, lower, y[i]) + WHOLE);
        }
    }

    private static float between(float a, float b, float share) {
        return Math.fma(share, b - a, a);
    }
}
