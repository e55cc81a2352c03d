// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network;

import static dev.ceteris.base.Require.require;

import dev.ceteris.engine.sample.ImageShape;

/**
 * A convolution of images of one shape. Its weights are those of a dense layer: an input is a pixel's channel in the
 * window, row by row from the top with channels side by side, and a unit is a filter.
 *
 * @param input the images that it sees
 * @param convolution what is done to them
 * @throws dev.ceteris.base.SpecException when the window is larger than the image, or pooling leaves nothing
 */
public record ConvolutionShape(ImageShape input, Convolution convolution) {
    public ConvolutionShape {
        int edge = Math.min(input.height(), input.width());
        String image = input.height() + " x " + input.width() + " pixels that the layer sees";
        if (convolution.padding() == Padding.VALID) {
            require(
                    convolution.size() <= edge,
                    "size",
                    convolution.size(),
                    "at most " + edge + ", because of the " + image);
        }
        int windows = Math.min(windows(convolution, input.height()), windows(convolution, input.width()));
        require(
                convolution.pool() <= windows,
                "pool",
                convolution.pool(),
                "at most " + windows + ", the outputs of a filter along one edge of the " + image);
    }

    private static int windows(Convolution convolution, int pixels) {
        return switch (convolution.padding()) {
            case VALID -> (pixels - convolution.size()) / convolution.stride() + 1;
            case SAME -> Math.ceilDiv(pixels, convolution.stride());
        };
    }

    /** Inputs of a filter: the numbers in a window. */
    public int inputs() {
        return convolution.size() * run();
    }

    /** Numbers in one row of a window. */
    public int run() {
        return convolution.size() * input.channels();
    }

    /** Rows of outputs that pooling uses. */
    public int rows() {
        return output().height() * convolution.pool();
    }

    /** Answers of a row that pooling uses. */
    public int columns() {
        return output().width() * convolution.pool();
    }

    /** Windows of an image whose outputs are used; the others need not be computed. */
    public int positions() {
        return Math.multiplyExact(rows(), columns());
    }

    /** Rows of zeros above the image. */
    public int above() {
        return before(input.height());
    }

    /** Columns of zeros to the left of the image. */
    public int left() {
        return before(input.width());
    }

    /** Rows of zeros below the image. */
    public int below() {
        return zeros(input.height()) - above();
    }

    /** Columns of zeros to the right of the image. */
    public int right() {
        return zeros(input.width()) - left();
    }

    private int before(int pixels) {
        return zeros(pixels) / 2;
    }

    /** On both sides. */
    private int zeros(int pixels) {
        int covered = (windows(convolution, pixels) - 1) * convolution.stride() + convolution.size();
        return switch (convolution.padding()) {
            case VALID -> 0;
            case SAME -> Math.max(0, covered - pixels);
        };
    }

    /** The output: one channel for each filter. */
    public ImageShape output() {
        return new ImageShape(
                windows(convolution, input.height()) / convolution.pool(),
                windows(convolution, input.width()) / convolution.pool(),
                convolution.filters());
    }

    /** Multiplications with an addition that one image takes on its way forward. */
    public long multiplyAdds() {
        return (long) positions() * inputs() * convolution.filters();
    }
}
