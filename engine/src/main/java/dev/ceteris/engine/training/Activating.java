// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.kernel.ActivationKernel;
import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.kernel.Shape;
import dev.ceteris.engine.math.Span;
import dev.ceteris.engine.network.Network;
import java.util.ArrayList;
import java.util.List;

/**
 * The activations and the dropout of a network's dense layers, of one micro-batch; holds what the way back needs of
 * them.
 */
final class Activating {
    private final Network network;
    private final Dropping dropping;
    private final List<Shape> shapes;
    private final List<ActivationKernel> kernels;

    /** Of each layer what its activation was shown or has answered, as its derivative needs it. */
    private final List<float[]> kept = new ArrayList<>();

    /**
     * @param shapes of the dense layers
     * @param values of each layer, blocks of padded units × 16: its terms, then what it answers
     */
    Activating(Network network, List<Shape> shapes, Kernels kernels, Dropping dropping, List<float[]> values) {
        this.network = network;
        this.shapes = shapes;
        this.dropping = dropping;
        this.kernels = network.layers().stream()
                .map(layer -> kernels.of(layer.activation().kernels()))
                .toList();
        for (int i = 0; i < shapes.size(); i++) {
            float[] own = values.get(i);
            kept.add(keepsOutputs(i) && isLeftAlone(i) ? own : new float[own.length]);
        }
    }

    /** Whether nothing happens to what the activation of a layer answered. */
    private boolean isLeftAlone(int layer) {
        return !dropping.drops(layer) && !network.layers().get(layer).residual();
    }

    private boolean keepsOutputs(int layer) {
        return kernels.get(layer).keeps() == ActivationKernel.Kept.OUTPUTS;
    }

    /**
     * From the terms of some blocks of a layer to what it answers, with dropout where there is a way back.
     *
     * @param first position of the micro-batch's first sample in the epoch
     */
    void forward(int layer, float[] values, Span blocks, Way way, int first) {
        ActivationKernel kernel = kernels.get(layer);
        for (int block = blocks.from(); block < blocks.to(); block++) {
            if (way.comesBack()) {
                kernel.apply(values, kept.get(layer), units(layer, block));
                keep(layer, values, block, first);
            } else {
                kernel.apply(values, units(layer, block));
            }
        }
    }

    /** What the activation answered, where it will not be there any more on the way back; then dropout. */
    private void keep(int layer, float[] values, int block, int first) {
        Span units = units(layer, block);
        if (keepsOutputs(layer) && !isLeftAlone(layer)) {
            System.arraycopy(values, units.from(), kept.get(layer), units.from(), units.length());
        }
        if (dropping.drops(layer)) {
            dropping.forward(layer, values, units, first + block * Shape.GROUP);
        }
    }

    /** From the deltas of what some blocks of a layer answered to those of its terms. */
    void backward(int layer, float[] deltas, Span blocks) {
        for (int block = blocks.from(); block < blocks.to(); block++) {
            Span units = units(layer, block);
            if (dropping.drops(layer)) {
                dropping.backward(layer, deltas, units);
            }
            kernels.get(layer).backward(kept.get(layer), deltas, units);
        }
    }

    /**
     * Where a block's units lie among a layer's values. Not the padding: what a nonlinearity makes of 0 need not be 0.
     */
    Span units(int layer, int block) {
        Shape shape = shapes.get(layer);
        int from = block * shape.paddedUnits() * Shape.GROUP;
        return new Span(from, from + shape.units() * Shape.GROUP);
    }

    /** Where some blocks of a layer lie among its values, with the padding between them. */
    Span stretch(int layer, Span blocks) {
        return new Span(
                units(layer, blocks.from()).from(), units(layer, blocks.to()).from());
    }
}
