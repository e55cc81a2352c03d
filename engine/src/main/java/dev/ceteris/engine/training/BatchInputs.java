// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.kernel.Batch;
import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.kernel.Shape;
import dev.ceteris.engine.kernel.SparseRows;
import dev.ceteris.engine.math.Span;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.sample.Inputs;

/**
 * What the first dense layer is shown of a micro-batch: samples as they are, or augmented, mixed and with inputs left
 * out, and through the convolutions where there are any.
 */
final class BatchInputs {
    private final Network network;
    private final Kernels kernels;
    private final Inputs inputs;
    private final int capacity;
    private final TrainingMode mode;
    private final Dropping dropping;
    private final ConvolutionFront front;
    private final boolean isSparse;
    private final SparseRows sparse;
    private final float[] blocks;
    private final float[] rows;

    /** Written by any thread and read by none: without it the compiler would not read what is to be touched. */
    private final int[] touched = new int[1];

    private int[] order = {};
    private int first;
    private Batch batch;

    /**
     * Room for a micro-batch of at most {@code capacity} samples, a multiple of 16.
     *
     * @param shape of the first dense layer
     */
    BatchInputs(
            Network network,
            Shape shape,
            Kernels kernels,
            Inputs inputs,
            int capacity,
            TrainingMode mode,
            Dropping dropping,
            ConvolutionFront front) {
        this.network = network;
        this.kernels = kernels;
        this.inputs = inputs;
        this.capacity = capacity;
        this.mode = mode;
        this.dropping = dropping;
        this.front = front;
        isSparse = front.isNothing() && inputs.sparse();
        boolean others = mode.augmenting().isPresent() || mode.mixing().isPresent();
        int room = others ? shape.inputs() : inputs.room();
        sparse = isSparse ? new SparseRows(capacity, shape.inputs(), room) : new SparseRows(0, 0, 0);
        blocks = !front.isNothing()
                ? front.outputs()
                : new float[isSparse ? 0 : Math.multiplyExact(capacity, shape.rows())];
        rows = new float[blocks.length];
        batch = new Batch(0, capacity);
    }

    /** Whether only inputs that are not 0 are shown. */
    boolean areSparse() {
        return isSparse;
    }

    /** Those that are not 0; empty where all of them are shown. */
    SparseRows sparse() {
        return sparse;
    }

    /** All of them in blocks of 16 samples; empty where they are sparse. */
    float[] blocks() {
        return blocks;
    }

    /** All of them sample by sample; empty where they are sparse. */
    float[] rows() {
        return rows;
    }

    /** Says which samples are next. */
    void load(int[] order, int first, Batch batch) {
        this.order = order;
        this.first = first;
        this.batch = batch;
    }

    /** Gathers the samples of some blocks, and tells the criterion which they are. */
    void gather(Criterion criterion, int part, Span blocks, Way way) {
        int end = Math.min(blocks.to() * Shape.GROUP, batch.samples());
        boolean mixed = way.changesInputs() && mode.mixing().isPresent();
        boolean changed = way.changesInputs() && mode.augmenting().isPresent();
        if (isSparse && !changed && !mixed) {
            touch(blocks.from() * Shape.GROUP, end);
        }
        for (int lane = blocks.from() * Shape.GROUP; lane < end; lane++) {
            criterion.load(order[first + lane], lane);
            if (mixed) {
                gatherMixed(criterion, mode.mixing().get(), part, lane);
            } else if (changed) {
                gatherChanged(mode.augmenting().get(), part, lane);
            } else if (isSparse) {
                inputs.sparse(order[first + lane], sparse, lane);
            } else {
                inputs.dense(order[first + lane], gathered(), capacity, lane);
            }
            if (way.comesBack() && dropping.dropsInputs()) {
                dropInputs(lane);
            }
        }
        if (!front.isNothing()) {
            front.forward(part, capacity, blocks, way.comesBack() ? mode.frozen() : front.depth());
            if (way.comesBack()) {
                int numbers = network.convolutions().output().size();
                kernels.transposition().rows(numbers, this.blocks, rows, capacity, blocks);
            }
        } else if (!isSparse) {
            kernels.transposition().blocks(network.inputs(), rows, this.blocks, capacity, blocks);
        }
    }

    /** Where samples go that are not sparse. */
    private float[] gathered() {
        return front.isNothing() ? rows : front.gathered();
    }

    private void gatherMixed(Criterion criterion, Mixing mixing, int part, int lane) {
        Mixing.Partner partner = mixing.partner(first + lane, order.length);
        criterion.load(order[first + lane], order[partner.position()], partner.share(), lane);
        float[] mixture = mixing.mixture(part, first + lane, partner, order, mode.augmenting());
        if (isSparse) {
            sparse.fill(lane, mixture);
        } else {
            Inputs.dense(mixture, gathered(), capacity, lane);
        }
    }

    private void gatherChanged(Augmenting augmenting, int part, int lane) {
        byte[] changed = augmenting.changed(part, order[first + lane], first + lane);
        if (isSparse) {
            sparse.fill(lane, changed, augmenting.scale());
        } else {
            Inputs.dense(changed, augmenting.scale(), gathered(), capacity, lane);
        }
    }

    private void dropInputs(int lane) {
        if (isSparse) {
            dropping.dropInputs(sparse, lane, first + lane);
        } else {
            dropping.dropInputs(gathered(), capacity, lane, first + lane);
        }
    }

    private void touch(int begin, int end) {
        int sum = 0;
        for (int lane = begin; lane < end; lane++) {
            sum += inputs.touch(order[first + lane]);
        }
        touched[0] = sum;
    }
}
