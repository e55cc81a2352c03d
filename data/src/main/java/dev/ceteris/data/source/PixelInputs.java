// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source;

import static dev.ceteris.base.Require.require;

import dev.ceteris.engine.sample.ByteFeatures;
import dev.ceteris.engine.sample.Features;
import dev.ceteris.engine.sample.ImageShape;
import java.util.Optional;

/**
 * Pixels of 0 to 255: each is multiplied by a factor in single precision, then scaled.
 *
 * @param columns pixels of a row, at least 1
 * @param rows rows of pixels, at least 1
 * @param channels 1 for grey, 3 for red, green, blue; those of a pixel are side by side
 * @param factor what one step of a pixel is worth, {@code 1/255f} or 1
 * @param scale what is done to each product
 */
public record PixelInputs(int columns, int rows, int channels, float factor, FeatureScale scale) implements InputForm {
    /** What makes a pixel a number from 0 to 1. */
    public static final float TO_ONE = 1 / 255f;

    public PixelInputs {
        require(columns >= 1, "columns", columns, "at least 1");
        require(rows >= 1, "rows", rows, "at least 1");
        require(channels == 1 || channels == 3, "channels", channels, "1 or 3");
        require(factor > 0 && Float.isFinite(factor), "factor", factor, "finite and above 0");
        require(
                scale.shifts().size() == columns * rows * channels,
                "scale",
                scale.shifts().size(),
                "one for each of " + columns * rows * channels + " numbers");
    }

    /** Pixels that are multiplied alone. */
    public PixelInputs(int columns, int rows, int channels, float factor) {
        this(columns, rows, channels, factor, FeatureScale.none(columns * rows * channels));
    }

    /** The same scaled in another way. */
    public PixelInputs with(float otherFactor, FeatureScale other) {
        return new PixelInputs(columns, rows, channels, otherFactor, other);
    }

    @Override
    public int width() {
        return columns * rows * channels;
    }

    /** An image, even of a single row. */
    @Override
    public Optional<ImageShape> image() {
        return Optional.of(new ImageShape(rows, columns, channels));
    }

    /** An image; a single row is taken for numbers. */
    @Override
    public InputLayout inputLayout() {
        return rows == 1 ? new InputLayout.Numbers() : new InputLayout.Image(columns, rows, channels);
    }

    /** Pixels, row by row and image by image, before anything is done to them. */
    public Features raw(byte[] pixels) {
        ImageShape shape = new ImageShape(rows, columns, channels);
        return new ByteFeatures(pixels, width(), factor, Optional.of(shape));
    }
}
