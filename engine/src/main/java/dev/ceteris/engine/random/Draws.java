// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.random;

import java.util.random.RandomGenerator;

/**
 * Distributions over the 64 random bits of a generator. Our own, because the JDK specifies its generators' bits but not
 * how its distributions are made from them.
 */
public final class Draws {
    private final RandomGenerator bits;
    private double spare = Double.NaN;

    /** Draws from the bits of one stream, see {@link RandomStreams}. */
    public Draws(RandomGenerator bits) {
        this.bits = bits;
    }

    /** Uniform on [0, 1), a multiple of 2⁻⁵³. */
    public double uniform() {
        return (bits.nextLong() >>> 11) * 0x1p-53;
    }

    /** Uniform on [−1, 1), a multiple of 2⁻⁵². */
    public double symmetric() {
        return 2 * uniform() - 1;
    }

    /** Uniform on 0 … bound − 1; the bias of at most bound / 2⁶⁴ is out of reach of any test. */
    public int below(int bound) {
        return (int) Math.unsignedMultiplyHigh(bits.nextLong(), bound);
    }

    /** Standard normal: Marsaglia and Bray 1964, polar method; StrictMath is the same on every machine. */
    public double normal() {
        if (!Double.isNaN(spare)) {
            double kept = spare;
            spare = Double.NaN;
            return kept;
        }
        while (true) {
            double u = symmetric();
            double v = symmetric();
            double square = u * u + v * v;
            if (square > 0 && square < 1) {
                double factor = Math.sqrt(-2 * StrictMath.log(square) / square);
                spare = v * factor;
                return u * factor;
            }
        }
    }

    /** Puts {@code order} in random order: Fisher and Yates 1938, as Durstenfeld 1964 does it. */
    public void shuffle(int[] order) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = below(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
    }
}
