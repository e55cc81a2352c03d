// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.augmentation;

import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.sample.ImageShape;

/** What is done to the images that a network learns from, drawn anew for each of them in every epoch. */
public sealed interface Augmentation permits Unaugmented, Deform {
    /** Whether images are learned as they are. */
    default boolean isNothing() {
        return false;
    }

    /**
     * What changes images of a shape; made anew by every call, to be used by one thread at a time.
     *
     * @param kernels that do it; all of them give the same bits
     */
    ImageChange of(ImageShape shape, Kernels kernels);
}
