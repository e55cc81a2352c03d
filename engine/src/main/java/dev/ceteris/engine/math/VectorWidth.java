// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.math;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * How wide the vectors of this JVM's kernels are. A constant for the compiler, hence one choice per JVM: the system
 * property {@code ceteris.vector} (128, 256, 512 or scalar), without it what the processor prefers.
 *
 * <p>How code with vectors is written here, so that C2 keeps them in registers: a vector that is given to a method
 * which is not inlined becomes an object, and a loop that it enters then calculates with objects, five to eight times
 * as slow. C2 always inlines methods of the Vector API, ours only if its profile says that they are called; and where a
 * loop was compiled while it ran, nothing before it counts as called. So kernels call the Vector API itself: no vector
 * is an argument or a result of a method of ours, which is given arrays instead. The elementwise functions are the
 * exception, short methods that are called inside of the loop; C2 stops to inline these as well once a method has grown
 * to 18,000 nodes, about 45 vector operations, and constants are vectors already, since each call of {@code broadcast}
 * counts like one. GELU took 23 ns a float before, see docs/architecture.md.
 */
public final class VectorWidth {
    /** Floats that are stored together: one cache line, and one vector of 512 bits, two of 256 or four of 128. */
    public static final int GROUP = 16;

    /** Bits of a vector; 0 when kernels are scalar. */
    public static final int BITS = chosen(System.getProperty("ceteris.vector", "preferred"));

    public static final VectorSpecies<Float> FLOATS = VectorSpecies.of(float.class, shape());
    public static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, shape());

    /** Floats of a vector: 4, 8 or 16. */
    public static final int LANES = FLOATS.length();

    /** Vectors of a group of 16 floats: 4, 2 or 1. */
    public static final int VECTORS = GROUP / LANES;

    /** Vector registers there are: 32 with AVX-512 and on ARM, else 16. */
    public static final int REGISTERS =
            BITS == 512 || System.getProperty("os.arch").equals("aarch64") ? 32 : 16;

    /** The sign bit of every lane. */
    static final IntVector SIGNS = ints(Integer.MIN_VALUE);

    private VectorWidth() {}

    /** Where vector {@code index} begins in groups of 16 that lie {@code group} floats apart. */
    public static int vectorAt(int index, int group) {
        return index / VECTORS * group + index % VECTORS * LANES;
    }

    private static int chosen(String width) {
        return switch (width) {
            case "preferred" -> preferred();
            case "scalar" -> 0;
            case "128", "256", "512" -> Integer.parseInt(width);
            default ->
                throw new IllegalStateException(
                        "system property ceteris.vector is " + width + ", expected 128, 256, 512 or scalar");
        };
    }

    /** A processor without vectors of at least 128 bits is served by scalar code; none is wider than a block. */
    private static int preferred() {
        int bits = FloatVector.SPECIES_PREFERRED.vectorBitSize();
        return bits < 128 ? 0 : Math.min(bits, 512);
    }

    private static VectorShape shape() {
        return switch (BITS) {
            case 512 -> VectorShape.S_512_BIT;
            case 256 -> VectorShape.S_256_BIT;
            default -> VectorShape.S_128_BIT;
        };
    }

    static IntVector ints(int value) {
        return IntVector.broadcast(INTS, value);
    }

    public static FloatVector floats(float value) {
        return FloatVector.broadcast(FLOATS, value);
    }
}
