// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.kernel.ActivationKernel;
import dev.ceteris.engine.kernel.Batch;
import dev.ceteris.engine.kernel.Fold;
import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.kernel.Layer;
import dev.ceteris.engine.kernel.Shape;
import dev.ceteris.engine.kernel.SparseRows;
import dev.ceteris.engine.kernel.Workspace;
import dev.ceteris.engine.math.Span;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.sample.Inputs;
import dev.ceteris.engine.sample.Targets;
import java.util.ArrayList;
import java.util.List;

/**
 * One micro-batch on its way through a network and back. Samples are independent on the way ({@link #samplesPart}),
 * weights are independent in the gradient ({@link #weightsPart}): between the two, threads need only one barrier.
 *
 * <p>Holds its buffers, made for a number of samples and used for every micro-batch.
 */
final class Propagation {
    private final Network network;
    private final Parameters parameters;
    private final Kernels kernels;
    private final int capacity;
    private final boolean sparse;
    private final SparseRows rows;
    private final float[] inputBlocks;
    private final List<ActivationKernel> nonlinearities;
    private final List<float[]> activations = new ArrayList<>();

    /** What each layer is shown, sample by sample; none where the first one is sparse. */
    private final List<float[]> inputRows = new ArrayList<>();

    private final List<float[]> kept = new ArrayList<>();
    private final List<float[]> deltas = new ArrayList<>();
    private final List<float[]> deltaRows = new ArrayList<>();
    private final Criterion criterion;
    private final Dropping dropping;
    private final TrainingMode mode;
    private final Inputs inputs;
    private Workspace[] workspaces = {};

    /** Written by any thread and read by none: without it the compiler would not read what is to be touched. */
    private final int[] touched = new int[1];

    private int[] order = {};
    private int first;
    private Batch batch;

    /** Of samples that are learned from as they are evaluated. */
    Propagation(Network network, Parameters parameters, Kernels kernels, Inputs inputs, Targets targets, int capacity) {
        this(network, parameters, kernels, inputs, targets, capacity, TrainingMode.PLAIN);
    }

    /**
     * @param capacity samples of the largest micro-batch, at least 1
     * @param mode what is done on the way there and back; of no effect on what is judged
     */
    Propagation(
            Network network,
            Parameters parameters,
            Kernels kernels,
            Inputs inputs,
            Targets targets,
            int capacity,
            TrainingMode mode) {
        this.network = network;
        this.parameters = parameters;
        this.kernels = kernels;
        this.inputs = inputs;
        this.mode = mode;
        this.capacity = Shape.padded(capacity);
        nonlinearities = network.layers().stream()
                .map(layer -> kernels.of(layer.activation().kernels()))
                .toList();
        dropping = new Dropping(network, mode.dropout(), this.capacity);
        sparse = inputs.sparse();
        Shape first = parameters.layers().getFirst().shape();
        int room = mode.augmenting().isPresent() ? first.inputs() : inputs.room();
        rows = sparse ? new SparseRows(this.capacity, first.inputs(), room) : new SparseRows(0, 0, 0);
        inputBlocks = new float[sparse ? 0 : Math.multiplyExact(this.capacity, first.rows())];
        for (int i = 0; i < parameters.layers().size(); i++) {
            int length = Math.multiplyExact(
                    this.capacity, parameters.layers().get(i).shape().paddedUnits());
            inputRows.add(i == 0 ? new float[inputBlocks.length] : new float[activations.get(i - 1).length]);
            activations.add(new float[length]);
            kept.add(keepsOutputs(i) && !dropping.drops(i) ? activations.get(i) : new float[length]);
            deltas.add(new float[length]);
            deltaRows.add(new float[length]);
        }
        criterion = Criterion.of(targets, kernels, deltas.getLast(), this.capacity);
        batch = new Batch(0, this.capacity);
    }

    private boolean keepsOutputs(int layer) {
        return nonlinearities.get(layer).keeps() == ActivationKernel.Kept.OUTPUTS;
    }

    /** Draws what the epoch to come leaves out; called by one thread before its work. */
    void begin(RandomStreams streams, int epoch) {
        dropping.begin(streams, epoch);
        mode.augmenting().ifPresent(augmenting -> augmenting.begin(streams, epoch));
    }

    /** Samples of the largest micro-batch. */
    int capacity() {
        return capacity;
    }

    /** Says which samples are next: {@code count} of them, {@code order[first]}, {@code order[first + 1]} and so on. */
    void load(int[] order, int first, int count) {
        this.order = order;
        this.first = first;
        batch = new Batch(count, capacity);
    }

    /**
     * One share of the samples: gathered, through the network, evaluated, and on the way back to the first layer's
     * deltas, or to those of the first one that is not frozen.
     */
    void samplesPart(int part, int parts) {
        Span blocks = Span.share(batch.blocks(), 1, part, parts);
        forward(part, blocks, Way.THERE_AND_BACK);
        for (int i = network.layers().size() - 1; i > mode.frozen(); i--) {
            Layer layer = parameters.layers().get(i);
            toRows(network.layers().get(i).units(), deltas.get(i), deltaRows.get(i), blocks);
            kernels.product()
                    .backward(layer.shape(), parameters.transposed().get(i), deltas.get(i), deltas.get(i - 1), blocks);
            for (int block = blocks.from(); block < blocks.to(); block++) {
                Span units = units(i - 1, block);
                if (dropping.drops(i - 1)) {
                    dropping.backward(i - 1, deltas.get(i - 1), units);
                }
                nonlinearities.get(i - 1).backward(kept.get(i - 1), deltas.get(i - 1), units);
            }
        }
        int first = mode.frozen();
        toRows(network.layers().get(first).units(), deltas.get(first), deltaRows.get(first), blocks);
    }

    /** One share of the samples: gathered, through the network, evaluated. */
    void judgePart(int part, int parts) {
        forward(part, Span.share(batch.blocks(), 1, part, parts), Way.THERE);
    }

    private void forward(int part, Span blocks, Way way) {
        gather(part, blocks, way);
        float[] shown = inputBlocks;
        for (int i = 0; i < network.layers().size(); i++) {
            Layer layer = parameters.layers().get(i);
            float[] outputs = activations.get(i);
            if (i == 0 && sparse) {
                kernels.sparse().forward(layer, rows, outputs, batch, blocks, workspaces[part]);
            } else {
                kernels.product().forward(layer, shown, outputs, blocks);
            }
            activate(i, blocks, way);
            if (way == Way.THERE_AND_BACK && i + 1 < network.layers().size()) {
                toRows(layer.shape().units(), outputs, inputRows.get(i + 1), blocks);
            }
            shown = outputs;
        }
        criterion.judge(activations.getLast(), batch, blocks);
        if (way == Way.THERE_AND_BACK) {
            criterion.soften(activations.getLast(), mode.labels(), batch, blocks);
        }
    }

    private void activate(int layer, Span blocks, Way way) {
        ActivationKernel kernel = nonlinearities.get(layer);
        float[] values = activations.get(layer);
        for (int block = blocks.from(); block < blocks.to(); block++) {
            switch (way) {
                case THERE -> kernel.apply(values, units(layer, block));
                case THERE_AND_BACK -> {
                    kernel.apply(values, kept.get(layer), units(layer, block));
                    drop(layer, block);
                }
            }
        }
    }

    private void drop(int layer, int block) {
        if (!dropping.drops(layer)) {
            return;
        }
        Span units = units(layer, block);
        float[] values = activations.get(layer);
        if (keepsOutputs(layer)) {
            System.arraycopy(values, units.from(), kept.get(layer), units.from(), units.length());
        }
        dropping.forward(layer, values, units, first + block * Shape.GROUP);
    }

    private void gather(int part, Span blocks, Way way) {
        int end = Math.min(blocks.to() * Shape.GROUP, batch.samples());
        boolean changed = way == Way.THERE_AND_BACK && mode.augmenting().isPresent();
        if (sparse && !changed) {
            touch(blocks.from() * Shape.GROUP, end);
        }
        for (int lane = blocks.from() * Shape.GROUP; lane < end; lane++) {
            criterion.load(order[first + lane], lane);
            if (changed) {
                gatherChanged(mode.augmenting().get(), part, lane);
            } else if (sparse) {
                inputs.sparse(order[first + lane], rows, lane);
            } else {
                inputs.dense(order[first + lane], inputRows.getFirst(), capacity, lane);
            }
            if (way == Way.THERE_AND_BACK && dropping.dropsInputs()) {
                dropInputs(lane);
            }
        }
        if (!sparse) {
            kernels.transposition().blocks(network.inputs(), inputRows.getFirst(), inputBlocks, capacity, blocks);
        }
    }

    private void gatherChanged(Augmenting augmenting, int part, int lane) {
        byte[] changed = augmenting.changed(part, order[first + lane], first + lane);
        if (sparse) {
            rows.fill(lane, changed, augmenting.scale());
        } else {
            Inputs.dense(changed, augmenting.scale(), inputRows.getFirst(), capacity, lane);
        }
    }

    private void dropInputs(int lane) {
        if (sparse) {
            dropping.dropInputs(rows, lane, first + lane);
        } else {
            dropping.dropInputs(inputRows.getFirst(), capacity, lane, first + lane);
        }
    }

    private void touch(int begin, int end) {
        int sum = 0;
        for (int lane = begin; lane < end; lane++) {
            sum += inputs.touch(order[first + lane]);
        }
        touched[0] = sum;
    }

    private void toRows(int units, float[] values, float[] rows, Span blocks) {
        kernels.transposition().rows(units, values, rows, capacity, blocks);
    }

    /**
     * Where a block's units lie among a layer's activations. Not the padding: what a nonlinearity makes of 0 need not
     * be 0.
     */
    private Span units(int layer, int block) {
        Shape shape = parameters.layers().get(layer).shape();
        int from = block * shape.paddedUnits() * Shape.GROUP;
        return new Span(from, from + shape.units() * Shape.GROUP);
    }

    /** Makes room for a team of that size; called by one thread before its work. */
    void prepare(int parts) {
        if (workspaces.length == parts) {
            return;
        }
        workspaces = new Workspace[parts];
        mode.augmenting().ifPresent(augmenting -> augmenting.prepare(parts));
        for (int part = 0; part < parts; part++) {
            workspaces[part] = new Workspace(capacity);
        }
    }

    /** One share of the weights of every layer that is not frozen: their gradient over the micro-batch, folded. */
    void weightsPart(Fold fold, int part, int parts) {
        for (int i = network.layers().size() - 1; i >= mode.frozen(); i--) {
            Layer layer = parameters.layers().get(i);
            Span share = Span.share(layer.shape().inputs(), Shape.GROUP, part, parts);
            if (i == 0 && sparse) {
                kernels.sparse().gradient(layer, rows, deltaRows.getFirst(), batch, fold, share, workspaces[part]);
            } else {
                kernels.product()
                        .gradient(layer, inputRows.get(i), deltaRows.get(i), batch, fold, share, workspaces[part]);
            }
            if (fold.end() == Fold.End.STEP) {
                parameters.transpose(kernels.transposition(), i, share);
            }
            if (part == parts - 1) {
                kernels.product().biasGradient(layer, deltaRows.get(i), batch, fold, workspaces[part]);
            }
        }
    }

    /** Sum of the losses of the micro-batch, added to {@code start} in the order of the samples. */
    double addLosses(double start) {
        double sum = start;
        for (int sample = 0; sample < batch.samples(); sample++) {
            sum += criterion.loss(sample);
        }
        return sum;
    }

    /** How many samples of the micro-batch were classified correctly. */
    int hits() {
        int sum = 0;
        for (int sample = 0; sample < batch.samples(); sample++) {
            sum += criterion.hit(sample);
        }
        return sum;
    }

    /**
     * Copies what the network answered to the sample at {@code lane}, before the loss, to {@code to} from {@code at}
     * on.
     */
    void copyOutputs(int lane, float[] to, int at) {
        Shape shape = parameters.layers().getLast().shape();
        int from = lane / Shape.GROUP * shape.paddedUnits() * Shape.GROUP + lane % Shape.GROUP;
        for (int unit = 0; unit < shape.units(); unit++) {
            to[at + unit] = activations.getLast()[from + unit * Shape.GROUP];
        }
    }

    /** Whether there will be a way back, for which something has to be kept. */
    private enum Way {
        THERE,
        THERE_AND_BACK
    }
}
