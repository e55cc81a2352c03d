// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.float64;

import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.training.Best;
import dev.ceteris.engine.training.Checkpoint;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Where a trial in float64 stood at the end of an epoch.
 *
 * @param finishedEpochs epochs trained, at least 0
 * @param updates of the weights since the start
 * @param parameters of the network, in the order that {@link Float64Trainer} has them in
 * @param memory what the optimizer needs to go on
 * @param best the best epoch so far with its parameters, where somebody asks for it
 */
public record Float64Checkpoint(
        int finishedEpochs, long updates, double[] parameters, double[] memory, Best<double[]> best)
        implements Checkpoint {
    /** "CETCKD64": the format and its version. */
    private static final long MAGIC = 0x434554434b443634L;

    private static final int HEADER = 3 * Integer.BYTES + Long.BYTES + Double.BYTES;
    private static final int DIGEST = 32;

    /** Writes magic, length and bytes of everything, and the SHA-256 of these bytes. */
    @Override
    public void write(OutputStream out) throws IOException {
        byte[] body = body();
        DataOutputStream data = new DataOutputStream(out);
        data.writeLong(MAGIC);
        data.writeInt(body.length);
        data.write(body);
        data.write(digest(body));
        data.flush();
    }

    private byte[] body() {
        int numbers = Math.addExact(Math.addExact(parameters.length, best.weights().length), memory.length);
        ByteBuffer body = ByteBuffer.allocate(Math.addExact(HEADER, Math.multiplyExact(Double.BYTES, numbers)));
        body.putInt(finishedEpochs).putLong(updates).putInt(best.epoch()).putDouble(best.loss());
        body.putInt(parameters.length);
        body.asDoubleBuffer().put(parameters).put(best.weights()).put(memory);
        return body.array();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException when it cannot be read, is cut, damaged or of another network; the message says which
     */
    public static Float64Checkpoint read(InputStream in, Network network) throws IOException {
        DataInputStream data = new DataInputStream(in);
        try {
            if (data.readLong() != MAGIC) {
                throw new IOException("not a checkpoint of this version, or of another precision");
            }
            byte[] body = data.readNBytes(Math.max(0, data.readInt()));
            if (!Arrays.equals(data.readNBytes(DIGEST), digest(body))) {
                throw new IOException("cut or damaged: its digest does not match");
            }
            return of(ByteBuffer.wrap(body), network);
        } catch (EOFException cut) {
            throw new IOException("cut: it ends too early", cut);
        }
    }

    private static Float64Checkpoint of(ByteBuffer body, Network network) throws IOException {
        int epochs = body.getInt();
        long updates = body.getLong();
        int bestEpoch = body.getInt();
        double bestLoss = body.getDouble();
        int count = body.getInt();
        if (count != network.parameters()) {
            throw new IOException(
                    "of another network: it has " + count + " weights and biases instead of " + network.parameters());
        }
        double[] parameters = new double[count];
        double[] best = new double[bestEpoch == 0 ? 0 : count];
        double[] memory = new double[body.remaining() / Double.BYTES - count - best.length];
        body.asDoubleBuffer().get(parameters).get(best).get(memory);
        return new Float64Checkpoint(epochs, updates, parameters, memory, new Best<>(bestEpoch, bestLoss, best));
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
