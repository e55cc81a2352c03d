// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

/**
 * Arithmetic of deformed images: where their pixels are read, and what is read there. Pixels lie in rows whose length
 * is a multiple of 16; the padding of a row is computed like its pixels, and has no meaning.
 */
public interface PixelKernel {
    /**
     * A product of two small matrices: each element is a sum from 0 on, in ascending order, each term by one fused
     * multiply-add.
     *
     * @param left rows × inner
     * @param right inner × width
     * @param to receives rows × width
     * @param size how large the three are
     */
    void product(float[] left, float[] right, float[] to, Size size);

    /**
     * Sizes of a product.
     *
     * @param rows of the left matrix and of the result
     * @param inner columns of the left matrix, rows of the right one
     * @param width columns of the right matrix and of the result, a multiple of 16
     */
    record Size(int rows, int inner, int width) {}

    /**
     * Tells cells from places. A place outside of the image becomes the nearest one on its border, where nothing is
     * read. One that is a whole number may lie at the end of a cell as well as at the beginning of the next.
     *
     * @param x places along the rows in pixels, 0 for the border; finite; replaced by the share of the way to the next
     *     cell, 0 to 1
     * @param y places along the columns, likewise
     * @param cells receives {@code row · columns + column} of the cell
     * @param image whose places these are, with its border
     */
    void cells(float[] x, float[] y, int[] cells, Bordered image);

    /**
     * An image with a border of zeros: one column and row before it, two behind it.
     *
     * @param width of the image, without its border
     * @param height of the image, without its border
     */
    record Bordered(int width, int height) {
        /** Length of a row with its border. */
        public int columns() {
            return width + 3;
        }

        /** Pixels with the border. */
        public int size() {
            return Math.multiplyExact(columns(), height + 3);
        }
    }

    /**
     * Interpolates bilinearly between four pixels, and rounds to the nearest integer.
     *
     * @param corners four unsigned bytes each, from the lowest on: upper left, upper right, lower left, lower right;
     *     replaced by the result, 0 to 255
     * @param x share of the right pixels, 0 to 1
     * @param y share of the lower pixels, 0 to 1
     */
    void blend(int[] corners, float[] x, float[] y);
}
