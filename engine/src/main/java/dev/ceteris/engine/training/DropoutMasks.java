// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.kernel.Shape;
import dev.ceteris.engine.random.RandomStreams;

/**
 * What dropout leaves out in one epoch (Srivastava and others 2014, "Dropout", Journal of Machine Learning Research
 * 15), inverted: a value is multiplied with 0 or with {@code 1/(1 − p)}, so that nothing has to be done when the
 * network answers. Each factor depends on the epoch's key, the layer, the sample's position in the epoch and the unit
 * alone: no thread and no micro-batch changes it, and a resumed trial needs no state.
 *
 * <p>A word of 64 random bits serves four units: SplitMix64 (Steele, Lea and Flood 2014) at the word's index. A unit is
 * dropped when its 16 bits are below {@code p·2¹⁶}, so p is rounded to a multiple of 2⁻¹⁶.
 */
final class DropoutMasks {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final int PIECE = 16;
    private static final int PIECES = Long.SIZE / PIECE;
    private static final int RANGE = 1 << PIECE;

    private final int threshold;
    private final float kept;
    private final long key;
    private final int words;

    /**
     * The factors of a layer's outputs, or of the inputs.
     *
     * @param probability that a unit is dropped, at least 0 and below 1
     * @param units of the layer
     * @param streams of the trial
     * @param epoch from 1
     * @param layer 0 for the inputs, from 1 for the hidden layers
     */
    DropoutMasks(double probability, int units, RandomStreams streams, int epoch, int layer) {
        threshold = Math.min(RANGE - 1, (int) Math.rint(probability * RANGE));
        kept = (float) (1 / (1 - (double) threshold / RANGE));
        key = streams.stream("dropout/" + epoch + "/" + layer).nextLong();
        words = Math.ceilDiv(units, PIECES);
    }

    /** What the value of a unit is multiplied with. */
    float factor(int position, int unit) {
        return factor(word(position, unit / PIECES), unit % PIECES);
    }

    private float factor(long word, int piece) {
        return ((word >>> (piece * PIECE)) & (RANGE - 1)) < threshold ? 0 : kept;
    }

    private long word(int position, int index) {
        long z = key + ((long) position * words + index + 1) * GOLDEN_GAMMA;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /**
     * Writes the factors of a block of 16 samples: (sample s, unit u) at {@code at + u · 16 + s}.
     *
     * @param position of the block's first sample in the epoch
     */
    void fill(float[] factors, int at, int units, int position) {
        for (int lane = 0; lane < Shape.GROUP; lane++) {
            for (int index = 0; index < words; index++) {
                long word = word(position + lane, index);
                int first = index * PIECES;
                int end = Math.min(PIECES, units - first);
                for (int piece = 0; piece < end; piece++) {
                    factors[at + (first + piece) * Shape.GROUP + lane] = factor(word, piece);
                }
            }
        }
    }
}
