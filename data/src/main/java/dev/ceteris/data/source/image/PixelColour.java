// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.image;

/** The channels of an image that a network sees. */
public enum PixelColour {
    /** Those that the images have; all of them have the same number. */
    AS_IS,
    /** One: {@code 0.299 red + 0.587 green + 0.114 blue}, rounded. */
    GREY,
    /** Red, green, blue; a grey image has three equal ones. */
    RGB
}
