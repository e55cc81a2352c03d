// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Default;
import dev.ceteris.base.Meaning;
import dev.ceteris.base.Unit;

/**
 * A convolutional layer with max-pooling: every filter is a dense unit that is applied to one window of the image at a
 * time; after the activation, each pooling window of its outputs is replaced by its maximum (LeCun et al. 1998, section
 * II; maxima in place of means as in Ranzato et al. 2007, section 2.2).
 *
 * @param filters channels of the output, 1 to 4096
 * @param size edge of the square window, 1 to 64
 * @param stride pixels from one window to the next, 1 to 64
 * @param padding what lies beyond the image's border
 * @param pool edge of the pooling windows in pixels, 1 to 64; they do not overlap; 1 for no pooling
 */
public record Convolution(
        @Meaning("number of filters: the channels of the output")
        int filters,

        @Meaning("edge of the window that a filter is applied to") @Unit("pixels")
        int size,

        @Meaning("distance from one window to the next") @Unit("pixels") @Default("1")
        int stride,

        @Meaning("what lies beyond the border of the image") @Default("valid")
        Padding padding,

        @Meaning("edge of the max-pooling windows; they do not overlap, and outputs that do not fill one are left out; "
                + "1 is no pooling")
        @Default("1")
        int pool) {
    private static final int LARGEST = 64;

    public Convolution {
        require(filters >= 1 && filters <= 4096, "filters", filters, "between 1 and 4096");
        requireEdge("size", size);
        requireEdge("stride", stride);
        requireEdge("pool", pool);
    }

    private static void requireEdge(String name, int pixels) {
        require(pixels >= 1 && pixels <= LARGEST, name, pixels, "between 1 and " + LARGEST);
    }

    /** Windows inside of the image, one at every pixel. */
    public Convolution(int filters, int size, int pool) {
        this(filters, size, 1, Padding.VALID, pool);
    }
}
