// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.stopping.BestEpoch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The state of a trial in float32 at the end of an epoch. Streams of random numbers are named by epoch, so there is no
 * generator state to keep.
 *
 * @param finishedEpochs epochs trained, at least 0
 * @param updates of the weights since the start
 * @param weights at the end of that epoch
 * @param memory what the optimizer remembers of each weight, in the form of weights: nothing, or as many as it needs
 * @param mean of the weights, where a mean is evaluated; else {@link Weights#NONE}
 * @param best the best epoch so far, if it is asked for
 */
public record Float32Checkpoint(
        int finishedEpochs, long updates, Weights weights, List<Weights> memory, Weights mean, BestEpoch<Weights> best)
        implements Checkpoint {
    /** "CETCKPT2": the format and its version. */
    private static final Digested FORM = new Digested(0x434554434b505432L);

    /** "CETCKPT3": the same with a mean of the weights behind the memory. */
    private static final Digested AVERAGED = new Digested(0x434554434b505433L);

    public Float32Checkpoint {
        memory = List.copyOf(memory);
    }

    /** Writes magic, length and bytes of everything, and the SHA-256 of these bytes. */
    @Override
    public void write(OutputStream out) throws IOException {
        (isAveraged() ? AVERAGED : FORM).write(body(), out);
    }

    private boolean isAveraged() {
        return !mean.layers().isEmpty();
    }

    private byte[] body() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(bytes);
        data.writeInt(finishedEpochs);
        data.writeLong(updates);
        write(weights, data);
        data.writeInt(memory.size());
        for (Weights remembered : memory) {
            write(remembered, data);
        }
        if (isAveraged()) {
            write(mean, data);
        }
        data.writeInt(best.epoch());
        if (best.epoch() > 0) {
            data.writeDouble(best.loss());
            write(best.weights(), data);
        }
        return bytes.toByteArray();
    }

    private static void write(Weights weights, DataOutputStream data) throws IOException {
        byte[] bytes = weights.bytes();
        data.writeInt(bytes.length);
        data.write(bytes);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException when it cannot be read, is cut, damaged or of another network; the message says which
     */
    public static Float32Checkpoint read(InputStream in, Network network) throws IOException {
        try {
            Digested.Content content = Digested.readOneOf(List.of(FORM, AVERAGED), in);
            DataInputStream data = new DataInputStream(new ByteArrayInputStream(content.body()));
            return of(data, network, content.form().equals(AVERAGED));
        } catch (IllegalArgumentException other) {
            throw new IOException("of another network: " + other.getMessage(), other);
        }
    }

    private static Float32Checkpoint of(DataInputStream data, Network network, boolean averaged) throws IOException {
        int epochs = data.readInt();
        long updates = data.readLong();
        Weights weights = weights(data, network);
        List<Weights> memory = new ArrayList<>();
        int memories = data.readInt();
        for (int i = 0; i < memories; i++) {
            memory.add(weights(data, network));
        }
        Weights mean = averaged ? weights(data, network) : Weights.NONE;
        int bestEpoch = data.readInt();
        BestEpoch<Weights> best = bestEpoch == 0
                ? BestEpoch.none(Weights.NONE)
                : new BestEpoch<>(bestEpoch, data.readDouble(), weights(data, network));
        return new Float32Checkpoint(epochs, updates, weights, memory, mean, best);
    }

    private static Weights weights(DataInputStream data, Network network) throws IOException {
        return Weights.of(data.readNBytes(data.readInt()), network);
    }
}
