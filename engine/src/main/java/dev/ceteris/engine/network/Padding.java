// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network;

import dev.ceteris.base.Meaning;

/** What a convolution sees beyond the border of an image. */
public enum Padding {
    /** Nothing: windows lie inside of the image, which becomes smaller by one less than the window. */
    @Meaning("nothing: windows lie inside of the image, which becomes smaller by one less than the size of the window")
    VALID,
    /**
     * Zeros, as many as it takes for one window at every {@code stride}-th pixel; where their number is odd, the extra
     * ones lie at the right and at the bottom.
     */
    @Meaning("zeros beyond the border: with a stride of 1 the image keeps its size")
    SAME
}
