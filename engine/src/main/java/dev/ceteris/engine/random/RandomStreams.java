// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.random;

import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * All randomness of a trial: one seed, and for every consumer a stream of its own that depends on the seed and the
 * consumer's name alone, so that a new consumer never shifts an old one.
 *
 * <p>Names in use: {@code split}, {@code sample} and {@code noise} (where samples are drawn and not chosen),
 * {@code init/0}, {@code init/1} … (one per layer), {@code shuffle/1}, {@code shuffle/2} … (one per epoch, so that a
 * resumed trial needs no generator state), {@code dropout/1/0}, {@code dropout/1/1} … (by epoch and layer),
 * {@code augment/1} … (by epoch), {@code labels}, {@code initialization/2} and {@code order/2} … (seeds that
 * belong to this one, where a study separates sources of randomness), {@code teacher/1} … (the same of each teacher of
 * a distillation).
 */
public final class RandomStreams {
    /** Steele and Vigna 2021, LXM; every step is specified, so every JDK draws the same numbers. */
    private static final String ALGORITHM = "L64X128MixRandom";

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private final long seed;

    /** The streams of one seed. */
    public RandomStreams(long seed) {
        this.seed = seed;
    }

    /** The streams of another seed, which depends on this one and on a name. */
    public RandomStreams below(String name) {
        return new RandomStreams(stream(name).nextLong());
    }

    /** A fresh generator at the beginning of the stream of that name. */
    public SplittableGenerator stream(String name) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * FNV_PRIME;
        }
        return RandomGeneratorFactory.<SplittableGenerator>of(ALGORITHM).create(mix(mix(seed + GOLDEN_GAMMA) ^ hash));
    }

    /** Stafford's variant 13 of the MurmurHash3 finalizer: near seeds become far ones. */
    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }
}
