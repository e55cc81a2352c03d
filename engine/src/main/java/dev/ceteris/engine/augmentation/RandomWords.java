// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.augmentation;

/**
 * RandomWords of 64 random bits by their index, so that each image has its own whichever thread changes it: SplitMix64
 * (Steele, Lea and Flood 2014).
 */
public final class RandomWords {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private long state;

    /** The words of a key, from an index on. */
    public RandomWords(long key, long index) {
        state = key + index * GOLDEN_GAMMA;
    }

    /** The next word. */
    public long next() {
        state += GOLDEN_GAMMA;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** Uniform on [−1, 1), a multiple of 2⁻⁵², by one word. */
    public double symmetric() {
        return (next() >>> 11) * 0x1p-52 - 1;
    }
}
