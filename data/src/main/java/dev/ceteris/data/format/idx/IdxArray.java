// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.format.idx;

import static dev.ceteris.base.Require.require;

/**
 * Numbers of one type in an array of any rank, as an IDX file holds them: the last dimension varies fastest.
 *
 * <p>{@code shape} has at most 255 dimensions, none negative, and the array of {@code values} as many numbers as their
 * product (one for rank 0); both are owned by the record and not to be changed afterwards.
 */
public sealed interface IdxArray {
    /** Length of each dimension, the slowest first. */
    int[] shape();

    /** What the numbers are. */
    ElementType type();

    /** Numbers of 0 to 255, as in {@code values[i] & 0xff}. */
    record UnsignedBytes(int[] shape, byte[] values) implements IdxArray {
        public UnsignedBytes {
            requireFilled(shape, values.length);
        }

        @Override
        public ElementType type() {
            return ElementType.UBYTE;
        }
    }

    /** Numbers of -128 to 127. */
    record SignedBytes(int[] shape, byte[] values) implements IdxArray {
        public SignedBytes {
            requireFilled(shape, values.length);
        }

        @Override
        public ElementType type() {
            return ElementType.BYTE;
        }
    }

    /** Whole numbers of 16 bits. */
    record Shorts(int[] shape, short[] values) implements IdxArray {
        public Shorts {
            requireFilled(shape, values.length);
        }

        @Override
        public ElementType type() {
            return ElementType.SHORT;
        }
    }

    /** Whole numbers of 32 bits. */
    record Ints(int[] shape, int[] values) implements IdxArray {
        public Ints {
            requireFilled(shape, values.length);
        }

        @Override
        public ElementType type() {
            return ElementType.INT;
        }
    }

    /** Single precision. */
    record Floats(int[] shape, float[] values) implements IdxArray {
        public Floats {
            requireFilled(shape, values.length);
        }

        @Override
        public ElementType type() {
            return ElementType.FLOAT;
        }
    }

    /** Double precision. */
    record Doubles(int[] shape, double[] values) implements IdxArray {
        public Doubles {
            requireFilled(shape, values.length);
        }

        @Override
        public ElementType type() {
            return ElementType.DOUBLE;
        }
    }

    private static void requireFilled(int[] shape, int count) {
        require(shape.length <= 255, "rank", shape.length, "at most 255");
        long product = 1;
        for (int i = 0; i < shape.length; i++) {
            require(shape[i] >= 0, "dimension " + (i + 1), shape[i], "0 or more");
            product = Math.multiplyExact(product, (long) shape[i]);
        }
        require(product == count, "number of values", count, "the product of the dimensions, " + product);
    }
}
