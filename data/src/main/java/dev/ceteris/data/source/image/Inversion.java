// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.image;

/** Whether light and dark change places before a network sees an image. */
public enum Inversion {
    /** Where the border of the image is light and those of the training images are dark, or the other way round. */
    AUTO,
    /** Always. */
    YES,
    /** Never. */
    NO
}
