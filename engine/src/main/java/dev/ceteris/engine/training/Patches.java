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
 */
final class Patches {
    private final int height;
    private final int width;
    private final int channels;
    private final int size;
    private final int stride;
    private final int above;
    private final int left;

    /** Numbers of a row of a window. */
    private final int run;

    /** Rows and columns of windows. */
    private final int rows;

    private final int columns;

    /** Numbers of a window with their padding. */
    private final int inputs;

    Patches(ConvolutionShape shape) {
        height = shape.input().height();
        width = shape.input().width();
        channels = shape.input().channels();
        size = shape.convolution().size();
        stride = shape.convolution().stride();
        above = shape.above();
        left = shape.left();
        run = shape.run();
        rows = shape.rows();
        columns = shape.columns();
        inputs = Shape.padded(shape.inputs());
    }

    /** Pixels of a row of a window that lie inside of the image, counted in the window. */
    private Span inside(int x) {
        int first = x * stride - left;
        return new Span(Math.min(size, Math.max(0, -first)), Math.max(0, Math.min(size, width - first)));
    }

    /** Where row {@code row} of the window at (y, x) begins in an image, in numbers; it may lie outside. */
    private int begin(int y, int x, int row) {
        int pixel = rowOf(y, row) * width + x * stride - left;
        return pixel * channels;
    }

    /** The row of the image that a window's row lies in, which may be none. */
    private int rowOf(int y, int row) {
        return y * stride - above + row;
    }

    private boolean isInside(int y, int row) {
        int at = rowOf(y, row);
        return at >= 0 && at < height;
    }

    /**
     * Writes the windows of one row of outputs.
     *
     * @param images blocks; the one of these samples begins at {@code block}
     * @param y of the answers
     * @param patches receives blocks of padded inputs × 16, one for each window, from block {@code to} on
     */
    void gather(float[] images, int block, int y, float[] patches, int to) {
        int group = channels * Shape.GROUP;
        int length = run * Shape.GROUP;
        for (int x = 0; x < columns; x++) {
            Span inside = inside(x);
            for (int row = 0; row < size; row++) {
                int at = (to + x) * inputs * Shape.GROUP + row * length;
                if (!isInside(y, row) || inside.length() <= 0) {
                    Arrays.fill(patches, at, at + length, 0f);
                    continue;
                }
                int from = block + begin(y, x, row) * Shape.GROUP;
                int skipped = inside.from() * group;
                Arrays.fill(patches, at, at + skipped, 0f);
                System.arraycopy(images, from + skipped, patches, at + skipped, inside.length() * group);
                Arrays.fill(patches, at + inside.to() * group, at + length, 0f);
            }
        }
    }

    /**
     * Adds what belongs to the windows of one row of outputs to the pixels that they see, window after window; what
     * lies outside of the image is left out. The opposite of {@link #gather}.
     */
    void scatter(float[] patches, int from, int y, float[] images, int block) {
        int group = channels * Shape.GROUP;
        int length = run * Shape.GROUP;
        for (int x = 0; x < columns; x++) {
            Span inside = inside(x);
            for (int row = 0; row < size; row++) {
                if (isInside(y, row)) {
                    int skipped = inside.from() * group;
                    int at = (from + x) * inputs * Shape.GROUP + row * length + skipped;
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
     * @param some numbers of a window, from a multiple of 16 on
     * @param panels of {@code capacity} rows × 16 inputs; the image's windows from row {@code first} on
     */
    void rows(float[] images, int image, Span some, float[] panels, int capacity, int first) {
        int input = some.from();
        while (input < some.to()) {
            // Of a group of inputs those that are channels of one pixel.
            int length = Math.min(
                    Math.min(Shape.GROUP - input % Shape.GROUP, channels - input % channels), some.to() - input);
            int panel = (input / Shape.GROUP * capacity + first) * Shape.GROUP + input % Shape.GROUP;
            channels(images, image, input, length, panels, panel);
            input += length;
        }
    }

    /** A few channels of one pixel of all windows. */
    private void channels(float[] images, int image, int input, int length, float[] panels, int panel) {
        int step = stride * channels;
        int row = input / run;
        Span among = windowsWith(input % run / channels);
        for (int y = 0; y < rows; y++) {
            int to = panel + y * columns * Shape.GROUP;
            int from = image + begin(y, 0, row) + input % run;
            Span seen = isInside(y, row) ? among : new Span(0, 0);
            zeros(panels, to, 0, seen.from(), length);
            copy(images, from, step, panels, to, seen, length);
            zeros(panels, to, seen.to(), columns, length);
        }
    }

    /** The windows of a row whose column {@code column} lies inside of the image. */
    private Span windowsWith(int column) {
        int first = Math.ceilDiv(Math.max(0, left - column), stride);
        int end = Math.ceilDiv(Math.max(0, width + left - column), stride);
        return new Span(Math.min(first, columns), Math.min(end, columns));
    }

    /** Loops of a length that the compiler knows are several times as fast, and these are the lengths that occur. */
    private static void copy(float[] images, int from, int step, float[] panels, int to, Span seen, int length) {
        if (length == Shape.GROUP && step == Shape.GROUP) {
            int skipped = seen.from() * Shape.GROUP;
            System.arraycopy(images, from + skipped, panels, to + skipped, seen.length() * Shape.GROUP);
        } else if (length == Shape.GROUP) {
            for (int x = seen.from(); x < seen.to(); x++) {
                System.arraycopy(images, from + x * step, panels, to + x * Shape.GROUP, Shape.GROUP);
            }
        } else if (length == 1) {
            for (int x = seen.from(); x < seen.to(); x++) {
                panels[to + x * Shape.GROUP] = images[from + x * step];
            }
        } else {
            for (int x = seen.from(); x < seen.to(); x++) {
                for (int i = 0; i < length; i++) {
                    panels[to + x * Shape.GROUP + i] = images[from + x * step + i];
                }
            }
        }
    }

    private static void zeros(float[] panels, int to, int first, int end, int length) {
        for (int x = first; x < end; x++) {
            Arrays.fill(panels, to + x * Shape.GROUP, to + x * Shape.GROUP + length, 0f);
        }
    }
}
