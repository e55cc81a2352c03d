// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.sample;

import static dev.ceteris.base.Require.require;

/**
 * How the numbers of a sample form an image: row by row from the top, the channels of a pixel side by side.
 *
 * @param height rows, at least 1
 * @param width pixels of a row, at least 1
 * @param channels numbers of a pixel, at least 1
 */
public record ImageShape(int height, int width, int channels) {
    public ImageShape {
        require(height >= 1, "height", height, "at least 1");
        require(width >= 1, "width", width, "at least 1");
        require(channels >= 1, "channels", channels, "at least 1");
        Math.multiplyExact(Math.multiplyExact(height, width), channels);
    }

    /** Numbers of an image. */
    public int size() {
        return height * width * channels;
    }
}
