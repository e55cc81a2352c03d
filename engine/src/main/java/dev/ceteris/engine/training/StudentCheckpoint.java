// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.network.Network;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The state of a trial of a network that learns from teachers.
 *
 * @param taught the weights of the teachers that are trained
 * @param teacher the state of the one that is being trained, if one is
 * @param student the state of the network itself, once its teachers are trained
 */
public record StudentCheckpoint(
        List<Weights> taught, Optional<Float32Checkpoint> teacher, Optional<Float32Checkpoint> student)
        implements Checkpoint {
    /** "CETTCHR1": the format and its version. */
    private static final Digested FORM = new Digested(0x4345545443485231L);

    public StudentCheckpoint {
        taught = List.copyOf(taught);
    }

    @Override
    public int finishedEpochs() {
        return student.map(Float32Checkpoint::finishedEpochs).orElse(0);
    }

    /** Writes magic, length and bytes of everything, and the SHA-256 of these bytes. */
    @Override
    public void write(OutputStream out) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(bytes);
        data.writeInt(taught.size());
        for (Weights weights : taught) {
            write(weights.bytes(), data);
        }
        write(teacher, data);
        write(student, data);
        FORM.write(bytes.toByteArray(), out);
    }

    private static void write(Optional<Float32Checkpoint> checkpoint, DataOutputStream data) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (checkpoint.isPresent()) {
            checkpoint.get().write(bytes);
        }
        write(bytes.toByteArray(), data);
    }

    private static void write(byte[] bytes, DataOutputStream data) throws IOException {
        data.writeInt(bytes.length);
        data.write(bytes);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param network that learns
     * @param teacher the network of each teacher
     * @throws IOException when it cannot be read, is cut, damaged or of another network; the message says which
     */
    public static StudentCheckpoint read(InputStream in, Network network, Network teacher) throws IOException {
        try {
            DataInputStream data = new DataInputStream(new ByteArrayInputStream(FORM.read(in)));
            List<Weights> taught = new ArrayList<>();
            int count = data.readInt();
            for (int i = 0; i < count; i++) {
                taught.add(Weights.of(data.readNBytes(data.readInt()), teacher));
            }
            return new StudentCheckpoint(taught, checkpoint(data, teacher), checkpoint(data, network));
        } catch (IllegalArgumentException other) {
            throw new IOException("of another network: " + other.getMessage(), other);
        }
    }

    private static Optional<Float32Checkpoint> checkpoint(DataInputStream data, Network network) throws IOException {
        byte[] bytes = data.readNBytes(data.readInt());
        return bytes.length == 0
                ? Optional.empty()
                : Optional.of(Float32Checkpoint.read(new ByteArrayInputStream(bytes), network));
    }
}
