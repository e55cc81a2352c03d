// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.sample;

import static dev.ceteris.base.Require.require;

import java.util.Optional;

/**
 * Unsigned bytes, such as pixels, that stay bytes in memory; feature value = {@code (byte & 0xff) * scale}.
 *
 * @param bytes count × width values, row by row; owned by this record, not to be changed afterwards
 * @param width numbers per sample, at least 1
 * @param scale what one step of a byte is worth, finite and above 0; {@code 1/255f} maps pixels to [0, 1]
 * @param image how the numbers of a sample form an image; empty where they are no image
 * @throws IllegalArgumentException when the bytes do not fill whole, at least one, samples
 */
public record ByteFeatures(byte[] bytes, int width, float scale, Optional<ImageShape> image) implements Features {
    public ByteFeatures {
        require(width >= 1, "width", width, "at least 1");
        require(
                bytes.length > 0 && bytes.length % width == 0,
                "bytes",
                bytes.length,
                "a positive multiple of the width " + width);
        require(scale > 0 && scale < Float.POSITIVE_INFINITY, "scale", scale, "finite and above 0");
        image.ifPresent(shape ->
                require(shape.size() == width, "image", shape, "one of as many numbers as a sample has, " + width));
    }

    /** Bytes that are no images. */
    public ByteFeatures(byte[] bytes, int width, float scale) {
        this(bytes, width, scale, Optional.empty());
    }

    @Override
    public int count() {
        return bytes.length / width;
    }

    @Override
    public float value(int sample, int feature) {
        return (bytes[sample * width + feature] & 0xff) * scale;
    }

    @Override
    public ByteFeatures select(int[] indices) {
        byte[] selected = new byte[Math.multiplyExact(indices.length, width)];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(bytes, indices[i] * width, selected, i * width, width);
        }
        return new ByteFeatures(selected, width, scale, image);
    }
}
