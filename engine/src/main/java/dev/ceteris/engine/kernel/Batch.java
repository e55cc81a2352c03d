// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

/**
 * How many samples a buffer holds.
 *
 * @param samples in use, at least 1
 * @param capacity for how many there is room, a multiple of 16, at least {@code samples}
 */
public record Batch(int samples, int capacity) {
    /** Blocks of 16 samples in use. */
    public int blocks() {
        return Shape.groups(samples);
    }
}
