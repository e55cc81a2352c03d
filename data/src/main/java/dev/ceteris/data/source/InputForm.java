// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source;

import dev.ceteris.engine.sample.Features;
import dev.ceteris.engine.sample.ImageShape;
import java.util.Optional;

/**
 * What the samples of a data set were before they became what a network is shown, and how they become that. Samples
 * that come later, to be predicted, have to go the same way.
 */
public sealed interface InputForm permits PixelInputs, TableInputs, NumberInputs {
    /** Numbers per sample, before they are scaled and after. */
    int width();

    /** What the inputs are to those who look at a sample. */
    InputLayout inputLayout();

    /** How the numbers of a sample form an image; empty where they are no image. */
    default Optional<ImageShape> image() {
        return Optional.empty();
    }

    /** What is done to each number; the categories of a table are left alone. */
    FeatureScale scale();

    /** Raw features, as wide as {@link #width}, as a network is shown them. */
    default Features shown(Features raw) {
        return scale().isNone() ? raw : scale().apply(raw);
    }
}
