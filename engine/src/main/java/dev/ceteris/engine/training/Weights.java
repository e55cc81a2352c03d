// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.network.Network;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

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

    /** "CETWGHT2": the same with the numbers of normalizations. */
    private static final Layered NORMALIZED = new Layered(0x4345545747485432L);

    /**
     * The numbers of one layer.
     *
     * @param inputs numbers per sample that the layer is shown
     * @param units numbers that it answers
     * @param weights inputs × units, row by row: the weight from input i to unit j at {@code i * units + j}
     * @param biases one per unit
     * @param scales of its normalization
     */
    public record LayerWeights(int inputs, int units, float[] weights, float[] biases, Scales scales) {
        /** Of a layer that is not normalized. */
        public LayerWeights(int inputs, int units, float[] weights, float[] biases) {
            this(inputs, units, weights, biases, Scales.NONE);
        }

        /** Bytes in {@link #write}. */
        int bytes() {
            return 2 * Integer.BYTES + Float.BYTES * (weights.length + biases.length);
        }

        /** Bytes in {@link #writeNormalized}. */
        int normalizedBytes() {
            return bytes()
                    + Integer.BYTES
                    + Float.BYTES * units * scales.arrays().size();
        }

        /** As {@link #write}, then how many arrays the normalization has, and these. */
        void writeNormalized(ByteBuffer buffer) {
            write(buffer);
            buffer.putInt(scales.arrays().size());
            for (float[] array : scales.arrays()) {
                put(array, buffer);
            }
        }

        private static void put(float[] array, ByteBuffer buffer) {
            buffer.asFloatBuffer().put(array);
            buffer.position(buffer.position() + Float.BYTES * array.length);
        }

        /** Inputs and units as ints, then the weights, then the biases. */
        void write(ByteBuffer buffer) {
            buffer.putInt(inputs).putInt(units);
            put(weights, buffer);
            put(biases, buffer);
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

        /** Reads what {@link #writeNormalized} wrote. */
        private static LayerWeights readNormalized(ByteBuffer buffer) {
            LayerWeights layer = read(buffer);
            int count = buffer.getInt();
            boolean possible = count == 0 || count == 2 || count == 4;
            if (!possible || (long) count * layer.units > buffer.remaining() / Float.BYTES) {
                throw new BufferUnderflowException();
            }
            List<float[]> arrays = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                float[] array = new float[layer.units];
                buffer.asFloatBuffer().get(array);
                buffer.position(buffer.position() + Float.BYTES * array.length);
                arrays.add(array);
            }
            return new LayerWeights(layer.inputs, layer.units, layer.weights, layer.biases, Scales.ofArrays(arrays));
        }
    }

    public Weights {
        layers = List.copyOf(layers);
    }

    /**
     * Digest of every bit: SHA-256 over the layers in order, each as its inputs and units (32-bit integers), its
     * weights row by row and its biases (32-bit floats), all little-endian. Where a layer is normalized, each layer's
     * factors, offsets, means and variances follow it, as far as it has them, behind their number (0, 2 or 4).
     *
     * @return 64 lower-case hexadecimal digits
     */
    @Override
    public String sha256() {
        return HexFormat.of().formatHex(Digested.sha256(bytes()));
    }

    /** The layers as {@link #sha256} reads them. */
    byte[] bytes() {
        boolean normalized = isNormalized();
        int length = layers.stream()
                .mapToInt(normalized ? LayerWeights::normalizedBytes : LayerWeights::bytes)
                .reduce(0, Math::addExact);
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        for (LayerWeights layer : layers) {
            if (normalized) {
                layer.writeNormalized(buffer);
            } else {
                layer.write(buffer);
            }
        }
        return buffer.array();
    }

    private boolean isNormalized() {
        return layers.stream().anyMatch(layer -> layer.scales().isThere());
    }

    /** Writes magic, number of layers, and the layers as {@link #sha256} reads them. */
    @Override
    public void write(OutputStream out) throws IOException {
        (isNormalized() ? NORMALIZED : FORM).write(layers.size(), bytes(), out);
    }

    /**
     * Reads what {@link #write} wrote. {@link #sha256} shows whether the weights are intact.
     *
     * @throws IOException when it cannot be read, is cut, or is something else; the message says which
     */
    public static Weights read(InputStream in) throws IOException {
        byte[] file = in.readAllBytes();
        InputStream bytes = new ByteArrayInputStream(file);
        return new Weights(
                NORMALIZED.isBeginningOf(file)
                        ? NORMALIZED.read(bytes, LayerWeights::readNormalized)
                        : FORM.read(bytes, LayerWeights::read));
    }

    /**
     * Reads what {@link #bytes} wrote.
     *
     * @throws IllegalArgumentException when the bytes are those of another network
     */
    static Weights of(byte[] bytes, Network network) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        List<LayerWeights> layers = new ArrayList<>();
        boolean normalized = IntStream.range(0, network.depth()).anyMatch(i -> Scales.count(network, i) > 0);
        for (int i = 0; i < network.depth(); i++) {
            int inputs = network.fanIn(i);
            int units = network.units(i);
            long length = 2L * Integer.BYTES + Float.BYTES * (inputs + 1L) * units;
            if (buffer.remaining() < length || buffer.getInt() != inputs || buffer.getInt() != units) {
                throw new IllegalArgumentException("layer " + (i + 1) + " is not " + inputs + " x " + units);
            }
            buffer.position(buffer.position() - 2 * Integer.BYTES);
            LayerWeights layer = normalized ? LayerWeights.readNormalized(buffer) : LayerWeights.read(buffer);
            if (layer.scales().arrays().size() != Scales.count(network, i)) {
                throw new IllegalArgumentException("layer " + (i + 1) + " is normalized otherwise");
            }
            layers.add(layer);
        }
        if (buffer.hasRemaining()) {
            throw new IllegalArgumentException(buffer.remaining() + " bytes follow the last layer");
        }
        return new Weights(layers);
    }
}
