// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.format.npz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * An array of a {@code .npz} file, little-endian, the last dimension varying fastest.
 *
 * @param name its name in the file, without {@code .npy}
 * @param type as NumPy writes it, such as {@code |u1} or {@code <f4}
 * @param shape length of each dimension
 * @param bytes its numbers; owned by this record, not to be changed afterwards
 */
public record NpyArray(String name, String type, int[] shape, byte[] bytes) {
    /** Bytes of 0 to 255. */
    public boolean isUnsignedBytes() {
        return type.equals("|u1");
    }

    /** Single precision. */
    public boolean isFloats() {
        return type.equals("<f4");
    }

    /** Whole numbers of any width. */
    public boolean isWhole() {
        return type.charAt(1) == 'u' || type.charAt(1) == 'i';
    }

    /** How many numbers it holds. */
    public int count() {
        return bytes.length / size(type);
    }

    /** The numbers of an array in single precision. */
    public float[] floats() {
        float[] values = new float[count()];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return values;
    }

    /** A whole number of the array. */
    public long whole(int index) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        boolean unsigned = type.charAt(1) == 'u';
        return switch (size(type)) {
            case 1 -> unsigned ? bytes[index] & 0xff : bytes[index];
            case 2 -> unsigned ? buffer.getShort(2 * index) & 0xffff : buffer.getShort(2 * index);
            case 4 -> unsigned ? buffer.getInt(4 * index) & 0xffff_ffffL : buffer.getInt(4 * index);
            default -> buffer.getLong(8 * index);
        };
    }

    static int size(String type) {
        return type.charAt(2) - '0';
    }
}
