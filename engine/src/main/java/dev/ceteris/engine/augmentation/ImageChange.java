// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.augmentation;

/** Changes one image after the other. Holds its buffers, so it is used by one thread at a time. */
public interface ImageChange {
    /** At most so many words of 64 random bits are used up for an image. */
    int words();

    /**
     * Writes a changed image; what it becomes is a function of the image and the words alone.
     *
     * @param from unsigned bytes with the image at {@code at}
     * @param words that are drawn for this image
     * @param to receives as many bytes as the image has
     */
    void change(byte[] from, int at, RandomWords words, byte[] to);
}
