// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.model.format;

import static dev.ceteris.base.Require.require;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * An array of numbers with a name.
 *
 * @param name such as {@code layer1.weight}
 * @param type of its numbers
 * @param shape length of each dimension; the last one varies fastest
 * @param bytes the numbers, little-endian; owned by this record, not to be changed afterwards
 */
public record NamedTensor(String name, NumberType type, List<Integer> shape, byte[] bytes) {
    public NamedTensor {
        shape = List.copyOf(shape);
        long length = type.bytes();
        for (int side : shape) {
            length *= side;
        }
        require(bytes.length == length, name, bytes.length + " bytes", length + " for the shape " + shape);
    }

    /** Numbers in single precision. */
    public static NamedTensor of(String name, List<Integer> shape, float[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        return new NamedTensor(name, NumberType.FLOAT32, shape, bytes.array());
    }

    /** Numbers in double precision. */
    public static NamedTensor of(String name, List<Integer> shape, double[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(numbers);
        return new NamedTensor(name, NumberType.FLOAT64, shape, bytes.array());
    }

    /** The numbers of a tensor in single precision. */
    public float[] floats() {
        float[] numbers = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers);
        return numbers;
    }

    /** The numbers of a tensor in double precision. */
    public double[] doubles() {
        double[] numbers = new double[bytes.length / Double.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(numbers);
        return numbers;
    }
}
