// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.kernel.Shape;
import dev.ceteris.engine.math.Span;
import dev.ceteris.engine.network.ConvolutionShape;
import java.util.Arrays;

/**
 * The windows that a convolution sees, written out as the inputs of a dense layer, and back. Images are those of
 * {@link Shape}'s blocks: (channel c of pixel (y, x), sample s) at {@code ((y · width + x) · channels + c) · 16 + s} of
 * the block that holds 16 samples. A window's row is then one stretch of memory.
 *
 * @param shape of the convolution
 */
record Patches(ConvolutionShape shape) {
    /** Pixels of a row of a window that lie inside of the image, counted in the window. */
    private Span inside(int x) {
        int first = x * shape.convolution().stride() - shape.left();
        int size = shape.convolution().size();
        return new Span(
                Math.min(size, Math.max(0, -first)),
                Math.max(0, Math.min(size, shape.input().width() - first)));
    }

    /** Where row {@code row} of the window at (y, x) begins in an image, in numbers; it may lie outside. */
    private int begin(int y, int x, int row) {
        int stride = shape.convolution().stride();
        int pixel = rowOf(y, row) * shape.input().width() + x * stride - shape.left();
        return pixel * shape.input().channels();
    }

    /** The row of the image that a window's row lies in, which may be none. */
    private int rowOf(int y, int row) {
        return y * shape.convolution().stride() - shape.above() + row;
    }

    private boolean isInside(int y, int row) {
        int at = rowOf(y, row);
        return at >= 0 && at < shape.input().height();
    }

    /**
     * Writes the windows of one row of answers.
     *
     * @param images blocks; the one of these samples begins at {@code block}
     * @param y of the answers
     * @param patches receives blocks of padded inputs × 16, one for each window, from block {@code to} on
     */
    void gather(float[] images, int block, int y, float[] patches, int to) {
        int group = shape.input().channels() * Shape.GROUP;
        int run = shape.run() * Shape.GROUP;
        int window = Shape.padded(shape.inputs()) * Shape.GROUP;
        for (int x = 0; x < shape.columns(); x++) {
            Span inside = inside(x);
            for (int row = 0; row < shape.convolution().size(); row++) {
                int at = (to + x) * window + row * run;
                if (!isInside(y, row) || inside.length() <= 0) {
                    Arrays.fill(patches, at, at + run, 0f);
                    continue;
                }
                int from = block + begin(y, x, row) * Shape.GROUP;
                int skipped = inside.from() * group;
                Arrays.fill(patches, at, at + skipped, 0f);
                System.arraycopy(images, from + skipped, patches, at + skipped, inside.length() * group);
                Arrays.fill(patches, at + inside.to() * group, at + run, 0f);
            }
        }
    }

    /**
     * Adds what belongs to the windows of one row of answers to the pixels that they see, window after window; what
     * lies outside of the image is left out. The opposite of {@link #gather}.
     */
    void scatter(float[] patches, int from, int y, float[] images, int block) {
        int group = shape.input().channels() * Shape.GROUP;
        int run = shape.run() * Shape.GROUP;
        int window = Shape.padded(shape.inputs()) * Shape.GROUP;
        for (int x = 0; x < shape.columns(); x++) {
            Span inside = inside(x);
            for (int row = 0; row < shape.convolution().size(); row++) {
                if (isInside(y, row)) {
                    int skipped = inside.from() * group;
                    int at = (from + x) * window + row * run + skipped;
                    int pixel = block + begin(y, x, row) * Shape.GROUP + skipped;
                    add(patches, at, images, pixel, inside.length() * group);
                }
            }
        }
    }

    private static void add(float[] from, int fromAt, float[] to, int toAt, int length) {
        for (int i = 0; i < length; i++) {
            to[toAt + i] += from[fromAt + i];
        }
    }

    /**
     * Writes some inputs of all windows of one image as rows, for the gradient.
     *
     * @param image (channel c of pixel (y, x)) at {@code image + (y · width + x) · channels + c}
     * @param inputs which numbers of a window, from a multiple of 16 on
     * @param rows panels of {@code capacity} rows × 16 inputs; the image's windows from row {@code first} on
     */
    void rows(float[] images, int image, Span inputs, float[] rows, int capacity, int first) {
        int channels = shape.input().channels();
        int input = inputs.from();
        while (input < inputs.to()) {
            // A group of inputs that are channels of one pixel, or those of it that are.
            int length = Math.min(
                    Math.min(Shape.GROUP - input % Shape.GROUP, channels - input % channels), inputs.to() - input);
            int panel = (input / Shape.GROUP * capacity + first) * Shape.GROUP + input % Shape.GROUP;
            channels(images, image, input, length, rows, panel);
            input += length;
        }
    }

    /** A few channels of one pixel of all windows. */
    private void channels(float[] images, int image, int input, int length, float[] rows, int panel) {
        int channels = shape.input().channels();
        int step = shape.convolution().stride() * channels;
        int row = input / shape.run();
        int column = input % shape.run() / channels;
        for (int y = 0; y < shape.rows(); y++) {
            int to = panel + y * shape.columns() * Shape.GROUP;
            int from = image + begin(y, 0, row) + input % shape.run();
            Span seen = isInside(y, row) ? windowsWith(column) : new Span(0, 0);
            zeros(rows, to, 0, seen.from(), length);
            for (int x = seen.from(); x < seen.to(); x++) {
                for (int i = 0; i < length; i++) {
                    rows[to + x * Shape.GROUP + i] = images[from + x * step + i];
                }
            }
            zeros(rows, to, seen.to(), shape.columns(), length);
        }
    }

    /** The windows of a row whose column {@code column} lies inside of the image. */
    private Span windowsWith(int column) {
        int stride = shape.convolution().stride();
        int first = Math.ceilDiv(Math.max(0, shape.left() - column), stride);
        int end = Math.ceilDiv(Math.max(0, shape.input().width() + shape.left() - column), stride);
        return new Span(Math.min(first, shape.columns()), Math.min(end, shape.columns()));
    }

    private static void zeros(float[] rows, int to, int first, int end, int length) {
        for (int x = first; x < end; x++) {
            Arrays.fill(rows, to + x * Shape.GROUP, to + x * Shape.GROUP + length, 0f);
        }
    }
}
