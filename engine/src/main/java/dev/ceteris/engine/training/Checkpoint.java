// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.ceteris.engine.network.Network;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Where a trial stood at the end of an epoch: enough to go on to the same bits. Streams of random numbers are named by epoch,
 * so there is no generator state to keep.
 *
 * @param finishedEpochs epochs trained, at least 0
 * @param updates of the weights since the start
 * @param weights at the end of that epoch
 */
public record Checkpoint(int finishedEpochs, long updates, Weights weights) {
    /** "CETCKPT1": the format and its version. */
    private static final long MAGIC = 0x434554434b505431L;

    /** Writes magic, epochs, updates, length and bytes of the weights, and the SHA-256 of these bytes. */
    public void write(OutputStream out) throws IOException {
        byte[] bytes = weights.bytes();
        DataOutputStream data = new DataOutputStream(out);
        data.writeLong(MAGIC);
        data.writeInt(finishedEpochs);
        data.writeLong(updates);
        data.writeInt(bytes.length);
        data.write(bytes);
        data.write(digest(finishedEpochs, updates, bytes));
        data.flush();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException when it cannot be read, is cut, damaged or of another network; the message says which
     */
    public static Checkpoint read(InputStream in, Network network) throws IOException {
        DataInputStream data = new DataInputStream(in);
        try {
            if (data.readLong() != MAGIC) {
                throw new IOException("not a checkpoint of this version");
            }
            int epochs = data.readInt();
            long updates = data.readLong();
            byte[] bytes = data.readNBytes(Math.max(0, data.readInt()));
            if (!Arrays.equals(data.readNBytes(32), digest(epochs, updates, bytes))) {
                throw new IOException("cut or damaged: its digest does not match");
            }
            return new Checkpoint(epochs, updates, Weights.of(bytes, network));
        } catch (EOFException cut) {
            throw new IOException("cut: it ends too early", cut);
        } catch (IllegalArgumentException other) {
            throw new IOException("of another network: " + other.getMessage(), other);
        }
    }

    private static byte[] digest(int finishedEpochs, long updates, byte[] weights) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Integer.toString(finishedEpochs).getBytes(US_ASCII));
            digest.update((" " + updates + " ").getBytes(US_ASCII));
            return digest.digest(weights);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
