// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.kernel.Shape;
import dev.ceteris.engine.kernel.SparseRows;
import dev.ceteris.engine.math.Span;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;

/** Dropout on the way of a micro-batch through a network and back; holds the factors of its samples. */
final class Dropping {
    private final Network network;
    private final Dropout dropout;

    /** By hidden layer: the factors of its outputs, laid out as these. */
    private final List<float[]> factors = new ArrayList<>();

    private final List<DropoutMasks> masks = new ArrayList<>();

    /** Room for a micro-batch of at most {@code capacity} samples, a multiple of 16. */
    Dropping(Network network, Dropout dropout, int capacity) {
        this.network = network;
        this.dropout = dropout;
        for (int i = 0; i < network.layers().size() - 1; i++) {
            int units = Shape.padded(network.layers().get(i).units());
            factors.add(new float[dropout.hidden() > 0 ? Math.multiplyExact(capacity, units) : 0]);
        }
    }

    /** Draws what an epoch leaves out; called by one thread before its work. */
    void begin(RandomStreams streams, int epoch) {
        masks.clear();
        masks.add(new DropoutMasks(dropout.inputs(), network.inputs(), streams, epoch, 0));
        for (int i = 0; i < factors.size(); i++) {
            masks.add(new DropoutMasks(dropout.hidden(), network.layers().get(i).units(), streams, epoch, i + 1));
        }
    }

    boolean dropsInputs() {
        return dropout.inputs() > 0;
    }

    /** Whether the outputs of a layer, from 0, are dropped: those of the last are the network's answers. */
    boolean drops(int layer) {
        return dropout.hidden() > 0 && layer < factors.size();
    }

    /** Of a sparse row. */
    void dropInputs(SparseRows rows, int row, int position) {
        DropoutMasks mask = masks.getFirst();
        rows.scale(row, input -> mask.factor(position, input));
    }

    /** Of a row of panels, as {@link dev.ceteris.engine.sample.Inputs#dense} fills it. */
    void dropInputs(float[] panels, int capacity, int row, int position) {
        DropoutMasks mask = masks.getFirst();
        for (int input = 0; input < network.inputs(); input++) {
            panels[(input / Shape.GROUP * capacity + row) * Shape.GROUP + input % Shape.GROUP] *=
                    mask.factor(position, input);
        }
    }

    /**
     * Multiplies the outputs of a block of 16 samples with their factors.
     *
     * @param units where they lie
     * @param position of the block's first sample in the epoch
     */
    void forward(int layer, float[] outputs, Span units, int position) {
        float[] all = factors.get(layer);
        masks.get(layer + 1).fill(all, units.from(), network.layers().get(layer).units(), position);
        for (int i = units.from(); i < units.to(); i++) {
            outputs[i] *= all[i];
        }
    }

    /** The same of their deltas. */
    void backward(int layer, float[] deltas, Span units) {
        float[] all = factors.get(layer);
        for (int i = units.from(); i < units.to(); i++) {
            deltas[i] *= all[i];
        }
    }
}
