// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source;

import static dev.ceteris.base.Require.require;

import dev.ceteris.engine.sample.ImageShape;
import java.util.Optional;

/**
 * Numbers without names, such as the coordinates of a function's points.
 *
 * @param width how many a sample has, at least 1
 * @param scale what is done to each
 * @param image the image that they form; empty where they form none
 */
public record NumberInputs(int width, FeatureScale scale, Optional<ImageShape> image) implements InputForm {
    public NumberInputs {
        require(width >= 1, "width", width, "at least 1");
        require(scale.shifts().size() == width, "scale", scale.shifts().size(), "one for each of " + width);
    }

    /** Numbers that form no image. */
    public NumberInputs(int width, FeatureScale scale) {
        this(width, scale, Optional.empty());
    }

    /** Numbers that are shown as they are. */
    public NumberInputs(int width) {
        this(width, FeatureScale.none(width));
    }

    @Override
    public InputLayout inputLayout() {
        return image.filter(shape -> shape.height() > 1)
                .<InputLayout>map(shape -> new InputLayout.Image(shape.width(), shape.height(), shape.channels()))
                .orElseGet(InputLayout.Numbers::new);
    }
}
