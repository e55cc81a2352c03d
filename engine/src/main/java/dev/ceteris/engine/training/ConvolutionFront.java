// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.kernel.Batch;
import dev.ceteris.engine.kernel.Fold;
import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.kernel.Layer;
import dev.ceteris.engine.kernel.Shape;
import dev.ceteris.engine.kernel.Workspace;
import dev.ceteris.engine.math.Span;
import dev.ceteris.engine.network.ConvolutionShape;
import dev.ceteris.engine.network.Network;
import java.util.ArrayList;
import java.util.List;

/** The convolutions before the dense layers that a micro-batch goes through; none in most networks. */
final class ConvolutionFront {
    /** What the buffers of a micro-batch take at most, unless 16 samples take more: 32 MB. */
    private static final long MOST_FLOATS = 8_000_000;

    private static final float[] NONE = {};

    private final Network network;
    private final Parameters parameters;
    private final Kernels kernels;
    private final List<ConvolutionPass> passes = new ArrayList<>();

    /**
     * Samples that are gathered, before they are {@link #images}: panels of 16 numbers. Empty without convolutions.
     */
    private final float[] gathered;

    private final float[] images;

    /** Room for a micro-batch of at most {@code capacity} samples, a multiple of 16. */
    ConvolutionFront(Network network, Parameters parameters, Kernels kernels, int capacity) {
        this.network = network;
        this.parameters = parameters;
        this.kernels = kernels;
        List<ConvolutionShape> shapes = network.convolutions().shapes();
        for (int i = 0; i < shapes.size(); i++) {
            passes.add(new ConvolutionPass(
                    shapes.get(i),
                    network.convolutions().activation(),
                    parameters.layers().get(i),
                    parameters.transposed().get(i),
                    kernels,
                    capacity));
        }
        int length = isNothing() ? 0 : Math.multiplyExact(capacity, Shape.padded(network.inputs()));
        gathered = new float[length];
        images = new float[length];
    }

    /** How many of {@code wanted} samples a micro-batch of a network may have; of no effect on results. */
    static int samplesAtOnce(Network network, int wanted) {
        long floats = 0;
        for (ConvolutionShape shape : network.convolutions().shapes()) {
            floats += ConvolutionPass.floatsPerSample(shape);
        }
        return floats == 0 ? wanted : Math.clamp(MOST_FLOATS / floats, Math.min(wanted, Shape.GROUP), wanted);
    }

    boolean isNothing() {
        return passes.isEmpty();
    }

    /** Number of layers. */
    int depth() {
        return passes.size();
    }

    /** Where samples are gathered: panels of capacity × 16 numbers. */
    float[] gathered() {
        return gathered;
    }

    /** What the first dense layer sees: blocks of its inputs. */
    float[] outputs() {
        return passes.getLast().outputs();
    }

    /** Where the derivatives of the loss with respect to {@link #outputs} go. */
    float[] deltas() {
        return passes.getLast().deltas();
    }

    /** Makes room for a team of that size; called by one thread before its work. */
    void prepare(int parts) {
        passes.forEach(pass -> pass.prepare(parts));
    }

    /**
     * From {@link #gathered} to {@link #outputs}.
     *
     * @param capacity of the panels
     * @param keptFrom the first layer whose images are remembered for a gradient; {@link #depth} for none
     */
    void forward(int part, int capacity, Span blocks, int keptFrom) {
        kernels.transposition().blocks(network.inputs(), gathered, images, capacity, blocks);
        float[] seen = images;
        for (int i = 0; i < passes.size(); i++) {
            if (i >= keptFrom) {
                passes.get(i).keep(part, seen, blocks);
            }
            passes.get(i).forward(part, seen, blocks);
            seen = passes.get(i).outputs();
        }
    }

    /** From {@link #deltas} back to the first layer that is not frozen. */
    void backward(int part, Span blocks, int frozen) {
        for (int i = passes.size() - 1; i >= frozen; i--) {
            passes.get(i).backward(part, i > frozen ? passes.get(i - 1).deltas() : NONE, blocks);
        }
    }

    /** One share of the weights of every layer that is not frozen: their gradient over the micro-batch, folded. */
    void gradient(Batch batch, Fold fold, int frozen, int part, int parts, Workspace workspace) {
        for (int i = passes.size() - 1; i >= frozen; i--) {
            Layer layer = parameters.layers().get(i);
            Span share = Span.share(layer.shape().inputs(), Shape.GROUP, part, parts);
            passes.get(i).gradient(batch.samples(), fold, share, workspace);
            if (fold.end() == Fold.End.STEP) {
                parameters.transpose(kernels.transposition(), i, share);
            }
            if (part == parts - 1) {
                passes.get(i).biasGradient(batch.samples(), fold, workspace);
            }
        }
    }
}
