// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import static dev.ceteris.engine.kernel.ScalarPixels.DIGITS;
import static dev.ceteris.engine.kernel.ScalarPixels.WHOLE;
import static dev.ceteris.engine.math.VectorWidth.FLOATS;
import static dev.ceteris.engine.math.VectorWidth.INTS;
import static dev.ceteris.engine.math.VectorWidth.LANES;
import static dev.ceteris.engine.math.VectorWidth.floats;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/** {@link ScalarPixels} with a vector of pixels at a time. */
final class VectorPixels implements PixelKernel {
    /** Rows that are summed side by side: one sum alone would wait for itself. */
    private static final int SIDE_BY_SIDE = 4;

    @Override
    public void product(float[] left, float[] right, float[] to, Size size) {
        int row = 0;
        for (; row + SIDE_BY_SIDE <= size.rows(); row += SIDE_BY_SIDE) {
            for (int x = 0; x < size.width(); x += LANES) {
                fourSums(left, right, to, size, row, x);
            }
        }
        for (; row < size.rows(); row++) {
            for (int x = 0; x < size.width(); x += LANES) {
                sum(left, right, to, size, row, x);
            }
        }
    }

    private static void fourSums(float[] left, float[] right, float[] to, Size size, int row, int x) {
        int inner = size.inner();
        int width = size.width();
        int from = row * inner;
        FloatVector first = FloatVector.zero(FLOATS);
        FloatVector second = FloatVector.zero(FLOATS);
        FloatVector third = FloatVector.zero(FLOATS);
        FloatVector fourth = FloatVector.zero(FLOATS);
        for (int i = 0; i < inner; i++) {
            FloatVector values = FloatVector.fromArray(FLOATS, right, i * width + x);
            first = values.fma(floats(left[from + i]), first);
            second = values.fma(floats(left[from + inner + i]), second);
            third = values.fma(floats(left[from + 2 * inner + i]), third);
            fourth = values.fma(floats(left[from + 3 * inner + i]), fourth);
        }
        int at = row * width + x;
        first.intoArray(to, at);
        second.intoArray(to, at + width);
        third.intoArray(to, at + 2 * width);
        fourth.intoArray(to, at + 3 * width);
    }

    private static void sum(float[] left, float[] right, float[] to, Size size, int row, int x) {
        FloatVector sum = FloatVector.zero(FLOATS);
        for (int i = 0; i < size.inner(); i++) {
            FloatVector values = FloatVector.fromArray(FLOATS, right, i * size.width() + x);
            sum = values.fma(floats(left[row * size.inner() + i]), sum);
        }
        sum.intoArray(to, row * size.width() + x);
    }

    @Override
    public void cells(float[] x, float[] y, int[] cells, Bordered image) {
        FloatVector right = floats(image.width() + 1);
        FloatVector bottom = floats(image.height() + 1);
        for (int i = 0; i < cells.length; i += LANES) {
            FloatVector across = FloatVector.fromArray(FLOATS, x, i);
            across = across.blend(0, across.compare(LT, 0));
            across = across.blend(right, across.compare(GT, right));
            FloatVector down = FloatVector.fromArray(FLOATS, y, i);
            down = down.blend(0, down.compare(LT, 0));
            down = down.blend(bottom, down.compare(GT, bottom));
            FloatVector column = across.sub(0.5f).add(WHOLE);
            FloatVector row = down.sub(0.5f).add(WHOLE);
            across.sub(column.sub(WHOLE)).intoArray(x, i);
            down.sub(row.sub(WHOLE)).intoArray(y, i);
            row.reinterpretAsInts()
                    .and(DIGITS)
                    .mul(image.columns())
                    .add(column.reinterpretAsInts().and(DIGITS))
                    .intoArray(cells, i);
        }
    }

    @Override
    public void blend(int[] corners, float[] x, float[] y) {
        for (int i = 0; i < corners.length; i += LANES) {
            IntVector bytes = IntVector.fromArray(INTS, corners, i);
            FloatVector share = FloatVector.fromArray(FLOATS, x, i);
            FloatVector left = (FloatVector) bytes.and(0xff).convert(I2F, 0);
            FloatVector right = (FloatVector) bytes.lanewise(LSHR, 8).and(0xff).convert(I2F, 0);
            FloatVector upper = share.fma(right.sub(left), left);
            left = (FloatVector) bytes.lanewise(LSHR, 16).and(0xff).convert(I2F, 0);
            right = (FloatVector) bytes.lanewise(LSHR, 24).convert(I2F, 0);
            FloatVector lower = share.fma(right.sub(left), left);
            FloatVector between = FloatVector.fromArray(FLOATS, y, i)
                    .fma(lower.sub(upper), upper)
                    .add(WHOLE);
            between.reinterpretAsInts().and(DIGITS).intoArray(corners, i);
        }
    }
}
