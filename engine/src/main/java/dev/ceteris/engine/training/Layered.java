// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The form of a file of trained weights, whatever precision they are in: magic, number of layers, and the layers one
 * after the other, little-endian.
 *
 * @param magic of the kind of weights and its version
 */
public record Layered(long magic) {
    /** Writes in this form. */
    public void write(int layers, byte[] bytes, OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.writeLong(magic);
        data.writeInt(layers);
        data.write(bytes);
        data.flush();
    }

    /** Whether the bytes of a file begin as {@link #write} begins. */
    public boolean isBeginningOf(byte[] file) {
        return file.length >= Long.BYTES && ByteBuffer.wrap(file).getLong() == magic;
    }

    /**
     * The layers that {@link #write} wrote.
     *
     * @param layer takes the next one from the buffer; throws {@link BufferUnderflowException} when that does not hold
     *     all of it
     * @throws IOException when they cannot be read, are cut, or are something else; the message says which
     */
    public <L> List<L> read(InputStream in, Function<ByteBuffer, L> layer) throws IOException {
        DataInputStream data = new DataInputStream(in);
        try {
            if (data.readLong() != magic) {
                throw new IOException("no file of weights of this version and precision");
            }
            int count = data.readInt();
            ByteBuffer buffer = ByteBuffer.wrap(data.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            List<L> layers = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                layers.add(layer.apply(buffer));
            }
            if (buffer.hasRemaining()) {
                throw new IOException(buffer.remaining() + " bytes follow the last layer");
            }
            return layers;
        } catch (EOFException | BufferUnderflowException cut) {
            throw new IOException("cut: it ends too early", cut);
        }
    }
}
