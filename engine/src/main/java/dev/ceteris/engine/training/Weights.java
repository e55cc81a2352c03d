// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.network.Network;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The numbers of a network in float32, apart from how kernels store them.
 *
 * @param layers first to last
 */
public record Weights(List<LayerWeights> layers) implements TrainedWeights {
    /** Those of no network. */
    public static final Weights NONE = new Weights(List.of());

    /** "CETWGHT1": the format of a file of such weights and its version. */
    private static final Layered FORM = new Layered(0x4345545747485431L);

    /**
     * The numbers of one layer.
     *
     * @param inputs numbers per sample that the layer is shown
     * @param units numbers that it answers
     * @param weights inputs × units, row by row: the weight from input i to unit j at {@code i * units + j}
     * @param biases one per unit
     */
    public record LayerWeights(int inputs, int units, float[] weights, float[] biases) {
        /** Bytes in {@link #write}. */
        int bytes() {
            return 2 * Integer.BYTES + Float.BYTES * (weights.length + biases.length);
        }

        /** Inputs and units as ints, then the weights, then the biases. */
        void write(ByteBuffer buffer) {
            buffer.putInt(inputs).putInt(units);
            buffer.asFloatBuffer().put(weights).put(biases);
            buffer.position(buffer.position() + Float.BYTES * (weights.length + biases.length));
        }

        /** Reads what {@link #write} wrote. */
        private static LayerWeights read(ByteBuffer buffer) {
            int inputs = buffer.getInt();
            int units = buffer.getInt();
            long floats = (inputs + 1L) * units;
            if (inputs < 1 || units < 1 || floats > buffer.remaining() / Float.BYTES) {
                throw new BufferUnderflowException();
            }
            float[] weights = new float[inputs * units];
            float[] biases = new float[units];
            buffer.asFloatBuffer().get(weights).get(biases);
            buffer.position(buffer.position() + Float.BYTES * (weights.length + biases.length));
            return new LayerWeights(inputs, units, weights, biases);
        }
    }

    public Weights {
        layers = List.copyOf(layers);
    }

    /**
     * Digest of every bit: SHA-256 over the layers in order, each as its inputs and units (32-bit integers), its
     * weights row by row and its biases (32-bit floats), all little-endian.
     *
     * @return 64 lower-case hexadecimal digits
     */
    @Override
    public String sha256() {
        return HexFormat.of().formatHex(Digested.sha256(bytes()));
    }

    /** The layers as {@link #sha256} reads them. */
    byte[] bytes() {
        int length = layers.stream().mapToInt(LayerWeights::bytes).reduce(0, Math::addExact);
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        for (LayerWeights layer : layers) {
            layer.write(buffer);
        }
        return buffer.array();
    }

    /** Writes magic, number of layers, and the layers as {@link #sha256} reads them. */
    @Override
    public void write(OutputStream out) throws IOException {
        FORM.write(layers.size(), bytes(), out);
    }

    /**
     * Reads what {@link #write} wrote. {@link #sha256} shows whether the weights are intact.
     *
     * @throws IOException when it cannot be read, is cut, or is something else; the message says which
     */
    public static Weights read(InputStream in) throws IOException {
        return new Weights(FORM.read(in, LayerWeights::read));
    }

    /**
     * Reads what {@link #bytes} wrote.
     *
     * @throws IllegalArgumentException when the bytes are those of another network
     */
    static Weights of(byte[] bytes, Network network) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        List<LayerWeights> layers = new ArrayList<>();
        for (int i = 0; i < network.layers().size(); i++) {
            int inputs = network.fanIn(i);
            int units = network.layers().get(i).units();
            long length = 2L * Integer.BYTES + Float.BYTES * (inputs + 1L) * units;
            if (buffer.remaining() < length || buffer.getInt() != inputs || buffer.getInt() != units) {
                throw new IllegalArgumentException("layer " + (i + 1) + " is not " + inputs + " x " + units);
            }
            buffer.position(buffer.position() - 2 * Integer.BYTES);
            layers.add(LayerWeights.read(buffer));
        }
        if (buffer.hasRemaining()) {
            throw new IllegalArgumentException(buffer.remaining() + " bytes follow the last layer");
        }
        return new Weights(layers);
    }
}
