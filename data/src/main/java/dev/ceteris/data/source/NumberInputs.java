// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source;

import static dev.ceteris.base.Require.require;

/**
 * Numbers without names, such as the coordinates of a function's points.
 *
 * @param width how many a sample has, at least 1
 * @param scale what is done to each
 * @param layout what they are to those who look at a sample
 */
public record NumberInputs(int width, FeatureScale scale, InputLayout layout) implements InputForm {
    public NumberInputs {
        require(width >= 1, "width", width, "at least 1");
        require(scale.shifts().size() == width, "scale", scale.shifts().size(), "one for each of " + width);
    }

    /** Numbers of which nothing else is known. */
    public NumberInputs(int width, FeatureScale scale) {
        this(width, scale, new InputLayout.Numbers());
    }

    /** Numbers that are shown as they are. */
    public NumberInputs(int width) {
        this(width, FeatureScale.none(width));
    }
}
