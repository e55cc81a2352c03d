// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.image;

/** What is done to pixels before a network sees them. */
public enum PixelScaling {
    /** A byte is divided by 255; single-precision numbers have to be within 0 to 1 already. */
    ZERO_TO_ONE,
    /** Each pixel has mean 0 and variance 1 over the training images. */
    STANDARDIZED,
    /** Nothing: 0 to 255 for bytes. */
    AS_IS
}
