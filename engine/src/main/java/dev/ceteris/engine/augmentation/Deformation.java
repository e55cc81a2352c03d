// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.augmentation;

import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.kernel.PixelKernel;
import dev.ceteris.engine.kernel.PixelKernel.Bordered;
import dev.ceteris.engine.kernel.PixelKernel.Size;
import dev.ceteris.engine.math.VectorWidth;
import dev.ceteris.engine.sample.ImageShape;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Deforms images as {@link Deform} says, in float32.
 *
 * <p>Where a pixel is read along one axis is one product of matrices: the weights of the displacement field along the
 * columns times what its noise is along the rows, and two further terms for the affine map, which is a number for each
 * row plus a multiple of the column.
 */
final class Deformation implements ImageChange {
    /** Words of the affine map: two shifts, an angle, two scales, a slant. */
    private static final int AFFINE = 6;

    /** Numbers to a word, of 16 bits. */
    private static final int PIECES = 4;

    private static final int PIECE = 16;
    private static final VarHandle TWO_BYTES =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private final Deform bounds;
    private final ImageShape shape;
    private final Bordered bordered;
    private final PixelKernel kernel;
    private final DisplacementField down;
    private final DisplacementField across;

    /** {@link #across} with a column for each pixel of a row, and columns for what a row is longer. */
    private final float[] alongRows;

    private final float[] noise;
    private final Axis x;
    private final Axis y;
    private final int[] cells;
    private final int[] corners;
    private final byte[] image;
    private final byte[] rows;

    Deformation(Deform bounds, ImageShape shape, Kernels kernels) {
        this.bounds = bounds;
        this.shape = shape;
        kernel = kernels.pixels();
        bordered = new Bordered(shape.width(), shape.height());
        boolean elastic = bounds.alpha() > 0;
        down = elastic ? DisplacementField.of(shape.height(), bounds.sigma()) : nothing(shape.height());
        across = elastic ? DisplacementField.of(shape.width(), bounds.sigma()) : nothing(shape.width());
        int stride = Math.ceilDiv(shape.width(), VectorWidth.GROUP) * VectorWidth.GROUP;
        alongRows = new float[across.places() * stride];
        for (int place = 0; place < across.places(); place++) {
            for (int pixel = 0; pixel < shape.width(); pixel++) {
                alongRows[place * stride + pixel] = across.weights()[pixel * across.places() + place];
            }
        }
        noise = new float[down.places() * across.places()];
        x = new Axis(stride);
        y = new Axis(stride);
        cells = new int[Math.multiplyExact(shape.height(), stride)];
        corners = new int[cells.length];
        image = new byte[bordered.size()];
        rows = new byte[cells.length];
    }

    private static DisplacementField nothing(int pixels) {
        return new DisplacementField(pixels, 0, new float[0]);
    }

    @Override
    public int words() {
        return AFFINE + 2 * Math.ceilDiv(noise.length, PIECES);
    }

    @Override
    public void change(byte[] from, int at, RandomWords words, byte[] to) {
        Map map = draw(words);
        x.place(map.xx, map.xy, map.x + bordered.width() / 2f + 0.5f, words);
        y.place(map.yx, map.yy, map.y + bordered.height() / 2f + 0.5f, words);
        kernel.cells(x.places, y.places, cells, bordered);
        for (int channel = 0; channel < shape.channels(); channel++) {
            load(from, at + channel);
            pick();
            kernel.blend(corners, x.places, y.places);
            store(to, channel);
        }
    }

    /** Where a pixel at (u, v) from the centre is read: at {@code (xx·u + xy·v + x, yx·u + yy·v + y)} from it. */
    private record Map(float xx, float xy, float yx, float yy, float x, float y) {}

    /** Rotation, after a slant along the rows, after the scaling of both axes; then the shift. */
    private Map draw(RandomWords words) {
        double right = bounds.shift() * words.symmetric();
        double below = bounds.shift() * words.symmetric();
        double angle = StrictMath.toRadians(bounds.rotation() * words.symmetric());
        double wide = 1 / (1 + bounds.scale() * words.symmetric());
        double high = 1 / (1 + bounds.scale() * words.symmetric());
        double slant = StrictMath.tan(StrictMath.toRadians(bounds.shear() * words.symmetric()));
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        return new Map(
                finite(cos * wide),
                finite((cos * slant - sin) * high),
                finite(sin * wide),
                finite((sin * slant + cos) * high),
                finite(right),
                finite(below));
    }

    /** So far away that it is outside of every image, and no sum of such numbers is infinite. */
    private static float finite(double number) {
        return (float) Math.clamp(number, -1e9, 1e9);
    }

    /** One coordinate of the places where pixels are read, counted from the border before the image. */
    private final class Axis {
        private final Size alongRowsSize;
        private final Size placesSize;

        /** For each row of the image: the weights of the noise, then its number and its multiple of the column. */
        private final float[] left;

        /** For each place of the noise what it is along a row; then ones; then columns from the centre. */
        private final float[] right;

        private final float[] places;

        Axis(int stride) {
            int inner = down.places() + 2;
            alongRowsSize = new Size(down.places(), across.places(), stride);
            placesSize = new Size(shape.height(), inner, stride);
            left = new float[Math.multiplyExact(shape.height(), inner)];
            right = new float[inner * stride];
            places = new float[Math.multiplyExact(shape.height(), stride)];
            for (int row = 0; row < shape.height(); row++) {
                for (int place = 0; place < down.places(); place++) {
                    left[row * inner + place] = (float) bounds.alpha() * down.weights()[row * down.places() + place];
                }
            }
            for (int column = 0; column < stride; column++) {
                right[down.places() * stride + column] = 1;
                right[(down.places() + 1) * stride + column] = column - (shape.width() - 1) / 2f;
            }
        }

        void place(float perColumn, float perRow, float centre, RandomWords words) {
            drawNoise(words);
            kernel.product(noise, alongRows, right, alongRowsSize);
            int inner = placesSize.inner();
            for (int row = 0; row < shape.height(); row++) {
                int last = (row + 1) * inner - 1;
                left[last - 1] = Math.fma(perRow, row - (shape.height() - 1) / 2f, centre);
                left[last] = perColumn;
            }
            kernel.product(left, right, places, placesSize);
        }
    }

    /** Uniform numbers from −1 to 1, four to a word. */
    private void drawNoise(RandomWords words) {
        for (int i = 0; i < noise.length; i += PIECES) {
            long word = words.next();
            for (int at = i; at < Math.min(i + PIECES, noise.length); at++) {
                noise[at] = (short) word * 0x1p-15f;
                word >>>= PIECE;
            }
        }
    }

    /** One channel of an image, with a border of zeros. */
    private void load(byte[] from, int at) {
        int width = shape.width();
        for (int row = 0; row < shape.height(); row++) {
            int first = (row + 1) * bordered.columns() + 1;
            if (shape.channels() == 1) {
                System.arraycopy(from, at + row * width, image, first, width);
            } else {
                for (int column = 0; column < width; column++) {
                    image[first + column] = from[at + (row * width + column) * shape.channels()];
                }
            }
        }
    }

    /** The four pixels around every place: two rows, of each two bytes that lie together. */
    private void pick() {
        int below = bordered.columns();
        for (int i = 0; i < cells.length; i++) {
            int upper = (short) TWO_BYTES.get(image, cells[i]) & 0xffff;
            corners[i] = (short) TWO_BYTES.get(image, cells[i] + below) << 16 | upper;
        }
    }

    private void store(byte[] to, int channel) {
        int width = shape.width();
        int stride = placesPerRow();
        for (int i = 0; i < corners.length; i++) {
            rows[i] = (byte) corners[i];
        }
        for (int row = 0; row < shape.height(); row++) {
            if (shape.channels() == 1) {
                System.arraycopy(rows, row * stride, to, row * width, width);
            } else {
                for (int column = 0; column < width; column++) {
                    to[(row * width + column) * shape.channels() + channel] = rows[row * stride + column];
                }
            }
        }
    }

    private int placesPerRow() {
        return cells.length / shape.height();
    }
}
