// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.float64;

import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.stopping.BestEpoch;
import dev.ceteris.engine.training.Checkpoint;
import dev.ceteris.engine.training.Digested;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * The state of a trial in float64 at the end of an epoch.
 *
 * @param finishedEpochs epochs trained, at least 0
 * @param updates of the weights since the start
 * @param parameters of the network, in the order that {@link Float64Trainer} has them in
 * @param memory what the optimizer needs to go on
 * @param best the best epoch so far with its parameters, if it is asked for
 */
public record Float64Checkpoint(
        int finishedEpochs, long updates, double[] parameters, double[] memory, BestEpoch<double[]> best)
        implements Checkpoint {
    /** "CETCKD64": the format and its version. */
    private static final Digested FORM = new Digested(0x434554434b443634L);

    private static final int HEADER = 3 * Integer.BYTES + Long.BYTES + Double.BYTES;

    /** Writes magic, length and bytes of everything, and the SHA-256 of these bytes. */
    @Override
    public void write(OutputStream out) throws IOException {
        FORM.write(body(), out);
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
        return of(ByteBuffer.wrap(FORM.read(in)), network);
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
        return new Float64Checkpoint(epochs, updates, parameters, memory, new BestEpoch<>(bestEpoch, bestLoss, best));
    }
}
