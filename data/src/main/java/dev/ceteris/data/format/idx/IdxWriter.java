// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.format.idx;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes IDX files; {@link IdxReader} describes the format. */
public final class IdxWriter {
    private IdxWriter() {}

    /**
     * Writes the array, uncompressed; a caller that wants gzip wraps {@code stream}, which is flushed and left open.
     */
    public static void write(IdxArray array, OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream));
        int[] shape = array.shape();
        out.writeShort(0);
        out.writeByte(array.type().code());
        out.writeByte(shape.length);
        for (int length : shape) {
            out.writeInt(length);
        }
        writeValues(array, out);
        out.flush();
    }

    private static void writeValues(IdxArray array, DataOutputStream out) throws IOException {
        switch (array) {
            case IdxArray.UnsignedBytes(int[] _, byte[] values) -> out.write(values);
            case IdxArray.SignedBytes(int[] _, byte[] values) -> out.write(values);
            case IdxArray.Shorts(int[] _, short[] values) -> {
                for (short value : values) {
                    out.writeShort(value);
                }
            }
            case IdxArray.Ints(int[] _, int[] values) -> {
                for (int value : values) {
                    out.writeInt(value);
                }
            }
            case IdxArray.Floats(int[] _, float[] values) -> {
                for (float value : values) {
                    out.writeInt(Float.floatToRawIntBits(value));
                }
            }
            case IdxArray.Doubles(int[] _, double[] values) -> {
                for (double value : values) {
                    out.writeLong(Double.doubleToRawLongBits(value));
                }
            }
        }
    }
}
