// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.float64;

import dev.ceteris.engine.kernel.Arithmetic;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** How wide vectors of doubles are: as wide as those of floats, see {@link Arithmetic#vectorBits}. */
final class Lanes {
    static final VectorSpecies<Double> DOUBLES = VectorSpecies.of(double.class, shape());

    /** Doubles of a vector: 2, 4 or 8. */
    static final int LANES = DOUBLES.length();

    /** Rows of matrices are padded to a multiple of this, which every vector divides. */
    static final int GROUP = 8;

    private Lanes() {}

    /** Columns rounded up to whole groups. */
    static int padded(int columns) {
        return Math.ceilDiv(columns, GROUP) * GROUP;
    }

    /**
     * Doubles from one row to the next: an odd number of cache lines, so that a column does not live in a few cache
     * sets.
     */
    static int stride(int columns) {
        return (Math.ceilDiv(columns, GROUP) | 1) * GROUP;
    }

    /** A vector of the same number in every lane. */
    static DoubleVector doubles(double value) {
        return DoubleVector.broadcast(DOUBLES, value);
    }

    private static VectorShape shape() {
        return switch (Arithmetic.vectorBits()) {
            case 512 -> VectorShape.S_512_BIT;
            case 256 -> VectorShape.S_256_BIT;
            default -> VectorShape.S_128_BIT;
        };
    }
}
