// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.float64;

import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.training.Digested;
import dev.ceteris.engine.training.Layered;
import dev.ceteris.engine.training.TrainedWeights;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The numbers of a network that was trained in float64.
 *
 * @param layers first to last
 */
public record Float64Weights(List<LayerWeights> layers) implements TrainedWeights {
    /** "CETWGD64": the format of a file of such weights and its version. */
    private static final Layered FORM = new Layered(0x4345545747443634L);

    /**
     * The numbers of one layer.
     *
     * @param inputs numbers per sample that the layer is shown
     * @param units numbers that it answers
     * @param weights inputs × units, row by row: the weight from input i to unit j at {@code i * units + j}
     * @param biases one per unit
     */
    public record LayerWeights(int inputs, int units, double[] weights, double[] biases) {
        /** Bytes in {@link #write}. */
        private int bytes() {
            int numbers = Math.addExact(weights.length, biases.length);
            return Math.addExact(2 * Integer.BYTES, Math.multiplyExact(Double.BYTES, numbers));
        }

        /** Inputs and units as ints, then the weights, then the biases. */
        private void write(ByteBuffer buffer) {
            buffer.putInt(inputs).putInt(units);
            buffer.asDoubleBuffer().put(weights).put(biases);
            buffer.position(buffer.position() + Double.BYTES * (weights.length + biases.length));
        }

        /** Reads what {@link #write} wrote. */
        private static LayerWeights read(ByteBuffer buffer) {
            int inputs = buffer.getInt();
            int units = buffer.getInt();
            if (inputs < 1 || units < 1 || (inputs + 1L) * units > buffer.remaining() / Double.BYTES) {
                throw new BufferUnderflowException();
            }
            double[] weights = new double[inputs * units];
            double[] biases = new double[units];
            buffer.asDoubleBuffer().get(weights).get(biases);
            buffer.position(buffer.position() + Double.BYTES * (weights.length + biases.length));
            return new LayerWeights(inputs, units, weights, biases);
        }
    }

    public Float64Weights {
        layers = List.copyOf(layers);
    }

    /** Copies of parameters in the order that {@link Float64Trainer} has them in. */
    static Float64Weights of(Network network, double[] parameters) {
        List<LayerWeights> layers = new ArrayList<>();
        for (Layout.Place place : Layout.of(network).layers()) {
            layers.add(new LayerWeights(
                    place.inputs(),
                    place.units(),
                    Arrays.copyOfRange(parameters, place.weights(), place.biases()),
                    Arrays.copyOfRange(parameters, place.biases(), place.biases() + place.units())));
        }
        return new Float64Weights(layers);
    }

    /**
     * Digest of every bit: SHA-256 over the layers in order, each as its inputs and units (32-bit integers), its
     * weights row by row and its biases (64-bit floats), all little-endian.
     *
     * @return 64 lower-case hexadecimal digits
     */
    @Override
    public String sha256() {
        return HexFormat.of().formatHex(Digested.sha256(bytes()));
    }

    /** The layers as {@link #sha256} reads them. */
    private byte[] bytes() {
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

    /** Whether the bytes of a file begin as {@link #write} begins. */
    public static boolean isBeginningOf(byte[] file) {
        return FORM.isBeginningOf(file);
    }

    /**
     * Reads what {@link #write} wrote. {@link #sha256} shows whether the weights are intact.
     *
     * @throws IOException when it cannot be read, is cut, or is something else; the message says which
     */
    public static Float64Weights read(InputStream in) throws IOException {
        return new Float64Weights(FORM.read(in, LayerWeights::read));
    }
}
