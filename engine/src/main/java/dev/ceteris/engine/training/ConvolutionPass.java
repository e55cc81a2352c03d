// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import static dev.ceteris.engine.kernel.Shape.GROUP;

import dev.ceteris.engine.kernel.ActivationKernel;
import dev.ceteris.engine.kernel.Batch;
import dev.ceteris.engine.kernel.Fold;
import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.kernel.Layer;
import dev.ceteris.engine.kernel.PoolingKernel;
import dev.ceteris.engine.kernel.Shape;
import dev.ceteris.engine.kernel.Workspace;
import dev.ceteris.engine.math.Span;
import dev.ceteris.engine.network.ConvolutionShape;
import dev.ceteris.engine.network.activation.Activation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A micro-batch on its way through one convolution and back. The layer is a dense one that sees every window of an
 * image as a sample, so its sums are those of {@link dev.ceteris.engine.kernel.Product}; the gradient is one chain over
 * the samples in their order, and over the windows of each, row by row.
 *
 * <p>Forward and backward, the filter windows of one row of pooling windows are written out at a time, for 16 samples:
 * few enough for a core's cache. Images are laid out as {@link Patches} says, a block beginning at multiples of 16.
 */
final class ConvolutionPass {
    /** Windows whose gradient is summed at once, if they are of whole samples: the rows of a tile stay in the cache. */
    private static final int WINDOWS_AT_ONCE = 1024;

    private final ConvolutionShape shape;
    private final Layer layer;
    private final float[] transposed;
    private final Kernels kernels;
    private final PoolingKernel pooling;
    private final ActivationKernel activation;
    private final Patches patches;
    private final float[] outputs;
    private final float[] kept;
    private final float[] choices;
    private final float[] deltas;

    /** The images that it sees, one after the other; written on a way that leads back. */
    private final float[] images;

    /** Samples whose deltas lie together. */
    private final int together;

    /** Deltas of every window, for the gradient: panels of 16 filters for {@link #together} samples. */
    private final List<float[]> deltaRows = new ArrayList<>();

    /** Inputs of the windows of as many samples; threads write panels of their own. */
    private final float[] inputRows;

    private final Batch room;

    /** Padded numbers of an input image, and of an output image. */
    private final int inputSize;

    private final int outputSize;

    /** Rows and columns of pooling windows, and filter windows along the edge of one. */
    private final int rows;

    private final int columns;
    private final int pool;

    /** Filter windows of a row of pooling windows; those side by side are {@code pool · columns}. */
    private final int windows;

    private final int positions;
    private Scratch[] scratches = {};

    /**
     * Memory that one thread calculates in.
     *
     * @param patches blocks of inputs of the windows, or their deltas
     * @param sums blocks of outputs of filters, or their deltas
     * @param slopes of the activation, if these are kept
     * @param square 16 × 16 numbers
     */
    private record Scratch(float[] patches, float[] sums, float[] slopes, float[] square) {}

    /**
     * Room for a micro-batch.
     *
     * @param transposed weights as {@link Parameters} has them; none for the first layer
     * @param capacity samples, a multiple of 16
     */
    ConvolutionPass(
            ConvolutionShape shape,
            Activation activation,
            Layer layer,
            float[] transposed,
            Kernels kernels,
            int capacity) {
        this.shape = shape;
        this.layer = layer;
        this.transposed = transposed;
        this.kernels = kernels;
        this.activation = kernels.of(activation.kernels());
        pooling = kernels.of(PoolingKernel.kernels());
        patches = new Patches(shape);
        inputSize = Shape.padded(shape.input().size());
        outputSize = Shape.padded(shape.output().size());
        rows = shape.output().height();
        columns = shape.output().width();
        pool = shape.convolution().pool();
        windows = pool * shape.columns();
        positions = shape.positions();
        int length = Math.multiplyExact(capacity, outputSize);
        outputs = new float[length];
        kept = keepsSlopes() ? new float[length] : outputs;
        choices = new float[pool > 1 ? length : 0];
        deltas = new float[length];
        images = new float[Math.multiplyExact(capacity, inputSize)];
        together = together(shape);
        room = new Batch(1, Shape.padded(together * shape.positions()));
        for (int first = 0; first < capacity; first += together) {
            deltaRows.add(
                    new float[Math.multiplyExact(room.capacity(), layer.shape().paddedUnits())]);
        }
        inputRows = new float[Math.multiplyExact(room.capacity(), layer.shape().rows())];
    }

    /** A power of two, so that a block of 16 samples, which one thread has, is whole ones of these. */
    private static int together(ConvolutionShape shape) {
        return Math.clamp(Integer.highestOneBit(Math.max(1, WINDOWS_AT_ONCE / shape.positions())), 1, GROUP);
    }

    /** Floats that every sample of a micro-batch takes. */
    static long floatsPerSample(ConvolutionShape shape) {
        long outputs = 4L * shape.output().size();
        long windows =
                (long) shape.positions() * Shape.padded(shape.convolution().filters());
        return outputs + windows + shape.input().size();
    }

    private boolean keepsSlopes() {
        return activation.keeps() == ActivationKernel.Kept.SLOPES;
    }

    /** Its outputs: blocks of padded numbers of an image × 16. */
    float[] outputs() {
        return outputs;
    }

    /** Where the derivatives of the loss with respect to the outputs go, laid out as these. */
    float[] deltas() {
        return deltas;
    }

    /** Makes room for a team of that size; called by one thread before its work. */
    void prepare(int parts) {
        if (scratches.length == parts) {
            return;
        }
        scratches = new Scratch[parts];
        int inputs = Math.multiplyExact(windows * GROUP, layer.shape().rows());
        int units = Math.multiplyExact(windows * GROUP, layer.shape().paddedUnits());
        for (int part = 0; part < parts; part++) {
            scratches[part] = new Scratch(
                    new float[inputs],
                    new float[units],
                    new float[keepsSlopes() ? units : 0],
                    new float[GROUP * GROUP]);
        }
    }

    /**
     * From images to outputs.
     *
     * @param seen blocks of padded numbers of an image × 16
     */
    void forward(int part, float[] seen, Span blocks) {
        Scratch scratch = scratches[part];
        Span all = new Span(0, windows);
        for (int block = blocks.from(); block < blocks.to(); block++) {
            for (int y = 0; y < rows; y++) {
                for (int row = 0; row < pool; row++) {
                    int line = y * pool + row;
                    patches.gather(seen, block * inputSize * GROUP, line, scratch.patches, row * pool * columns);
                }
                kernels.product().forward(layer, scratch.patches, scratch.sums, all);
                activate(scratch);
                pool(scratch, block, y);
            }
        }
    }

    private void activate(Scratch scratch) {
        int units = layer.shape().units() * GROUP;
        int stride = layer.shape().paddedUnits() * GROUP;
        float[] slopes = keepsSlopes() ? scratch.slopes : scratch.sums;
        for (int at = 0; at < windows * stride; at += stride) {
            activation.apply(scratch.sums, slopes, new Span(at, at + units));
        }
    }

    /** The outputs of one row of pooling windows. */
    private void pool(Scratch scratch, int block, int y) {
        int filters = layer.shape().units() * GROUP;
        for (int x = 0; x < columns; x++) {
            int at = answerAt(block, y, x);
            int first = windowAt(x, 0);
            System.arraycopy(scratch.sums, first, outputs, at, filters);
            if (keepsSlopes()) {
                System.arraycopy(scratch.slopes, first, kept, at, filters);
            }
            if (pool > 1) {
                Arrays.fill(choices, at, at + filters, 0f);
            }
            for (int i = 1; i < pool * pool; i++) {
                pooling.larger(scratch.sums, windowAt(x, i), outputs, choices, at, filters, i);
            }
            for (int i = 1; keepsSlopes() && i < pool * pool; i++) {
                pooling.take(scratch.slopes, windowAt(x, i), choices, kept, at, filters, i);
            }
        }
    }

    /** Where the outputs of pooling window {@code x} of a row lie. */
    private int answerAt(int block, int y, int x) {
        int pixel = y * columns + x;
        return (block * outputSize + pixel * layer.shape().units()) * GROUP;
    }

    /** Where the sums of the i-th filter window of pooling window {@code x} of a row lie. */
    private int windowAt(int x, int i) {
        int window = i / pool * pool * columns + x * pool + i % pool;
        return window * layer.shape().paddedUnits() * GROUP;
    }

    /** Remembers the images of some blocks for the gradient. */
    void keep(int part, float[] seen, Span blocks) {
        float[] square = scratches[part].square;
        for (int block = blocks.from(); block < blocks.to(); block++) {
            for (int number = 0; number < inputSize; number += GROUP) {
                kernels.transposition().square(seen, (block * inputSize + number) * GROUP, GROUP, square, 0);
                for (int lane = 0; lane < GROUP; lane++) {
                    int to = (block * GROUP + lane) * inputSize + number;
                    System.arraycopy(square, lane * GROUP, images, to, GROUP);
                }
            }
        }
    }

    /**
     * From {@link #deltas} to those of every window, for the gradient, and to those of the images.
     *
     * @param imageDeltas overwritten; empty where nothing needs them
     */
    void backward(int part, float[] imageDeltas, Span blocks) {
        Scratch scratch = scratches[part];
        Span all = new Span(0, windows);
        for (int block = blocks.from(); block < blocks.to(); block++) {
            int first = block * outputSize * GROUP;
            activation.backward(
                    kept, deltas, new Span(first, first + shape.output().size() * GROUP));
            int image = block * inputSize * GROUP;
            if (imageDeltas.length > 0) {
                Arrays.fill(imageDeltas, image, image + inputSize * GROUP, 0f);
            }
            for (int y = 0; y < rows; y++) {
                spread(scratch, block, y);
                toRows(scratch, block, y);
                if (imageDeltas.length > 0) {
                    kernels.product().backward(layer.shape(), transposed, scratch.sums, scratch.patches, all);
                    for (int row = 0; row < pool; row++) {
                        int line = y * pool + row;
                        patches.scatter(scratch.patches, row * pool * columns, line, imageDeltas, image);
                    }
                }
            }
        }
    }

    /** Brings deltas to the windows that were chosen. */
    private void spread(Scratch scratch, int block, int y) {
        int filters = layer.shape().units() * GROUP;
        for (int x = 0; x < columns; x++) {
            int at = answerAt(block, y, x);
            if (pool == 1) {
                System.arraycopy(deltas, at, scratch.sums, windowAt(x, 0), filters);
            } else {
                for (int i = 0; i < pool * pool; i++) {
                    pooling.spread(deltas, choices, at, scratch.sums, windowAt(x, i), filters, i);
                }
            }
        }
    }

    /** Turns the deltas of one row of pooling windows round. */
    private void toRows(Scratch scratch, int block, int y) {
        int padded = layer.shape().paddedUnits();
        for (int window = 0; window < windows; window++) {
            for (int panel = 0; panel < padded / GROUP; panel++) {
                int from = (window * padded + panel * GROUP) * GROUP;
                kernels.transposition().square(scratch.sums, from, GROUP, scratch.square, 0);
                for (int lane = 0; lane < GROUP; lane++) {
                    int sample = block * GROUP + lane;
                    int row = sample % together * positions + y * windows + window;
                    int to = (panel * room.capacity() + row) * GROUP;
                    System.arraycopy(scratch.square, lane * GROUP, deltaRows.get(sample / together), to, GROUP);
                }
            }
        }
    }

    /** One share of the weights: their gradient over {@code samples}, folded. */
    void gradient(int samples, Fold fold, Span share, Workspace workspace) {
        if (share.length() == 0) {
            return;
        }
        for (int first = 0; first < samples; first += together) {
            int count = Math.min(together, samples - first);
            for (int i = 0; i < count; i++) {
                patches.rows(images, (first + i) * inputSize, share, inputRows, room.capacity(), i * positions);
            }
            Batch windows = new Batch(count * positions, room.capacity());
            kernels.product()
                    .gradient(
                            layer,
                            inputRows,
                            deltaRows.get(first / together),
                            windows,
                            piece(fold, first, samples),
                            share,
                            workspace);
        }
    }

    /** The same of the biases. */
    void biasGradient(int samples, Fold fold, Workspace workspace) {
        for (int first = 0; first < samples; first += together) {
            int count = Math.min(together, samples - first);
            Batch windows = new Batch(count * positions, room.capacity());
            kernels.product()
                    .biasGradient(
                            layer, deltaRows.get(first / together), windows, piece(fold, first, samples), workspace);
        }
    }

    /** Where the chains of some of the samples start and end: those between the first and the last in the gradient. */
    private Fold piece(Fold fold, int first, int samples) {
        return new Fold(
                first == 0 ? fold.start() : Fold.Start.GRADIENT,
                first + together >= samples ? fold.end() : Fold.End.GRADIENT,
                fold.step());
    }
}
