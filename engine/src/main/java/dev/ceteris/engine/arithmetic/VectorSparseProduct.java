// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.arithmetic;

import static dev.ceteris.engine.arithmetic.Shape.GROUP;
import static dev.ceteris.engine.arithmetic.VectorWidth.FLOATS;
import static dev.ceteris.engine.arithmetic.VectorWidth.LANES;
import static dev.ceteris.engine.arithmetic.VectorWidth.VECTORS;
import static dev.ceteris.engine.arithmetic.VectorWidth.floats;
import static dev.ceteris.engine.arithmetic.VectorWidth.vectorAt;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;

/**
 * {@link ScalarSparseProduct} with lanes over units: an input that is not 0 is broadcast and multiplied with 8 vectors, whose
 * 8 chains hide the latency of a multiply-add.
 *
 * <p>There is one load for each multiply-add, so what counts is where it finds its numbers. Both products bring as many
 * inputs' weights, or their gradients, as the L1 holds into a {@link Workspace}; then all samples pass over them, each
 * with the part of its row that belongs to these inputs. Panels that do not fill 8 vectors are done a vector at a time.
 */
final class VectorSparseProduct implements SparseProduct {
    /** Vectors side by side. */
    private static final int SIDE = 8;

    /** Floats side by side. */
    static final int ROW = SIDE * LANES;

    static final long ROW_BYTES = ROW * (long) Float.BYTES;

    /** Inputs whose weights are in the workspace at once: 32 KB. */
    static final int TILE_INPUTS = 8192 / ROW;

    private static final int SIDE_PANELS = SIDE / VECTORS;
    private static final long VECTOR_BYTES = LANES * (long) Float.BYTES;
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();

    private final Transposition transposition;

    VectorSparseProduct(Transposition transposition) {
        this.transposition = transposition;
    }

    @Override
    public void forward(
            Layer layer, SparseRows inputs, float[] outputs, Batch batch, Span blocks, Workspace workspace) {
        Span samples = new Span(blocks.from() * GROUP, Math.min(blocks.to() * GROUP, batch.samples()));
        int panels = layer.shape().panels();
        int panel = 0;
        for (; panel + SIDE_PANELS <= panels; panel += SIDE_PANELS) {
            forwardSide(layer, inputs, samples, panel, workspace);
            turn(workspace, blocks, layer.shape(), new Span(panel, panel + SIDE_PANELS), outputs);
        }
        for (int vector = panel * VECTORS; vector < panels * VECTORS; vector++) {
            for (int sample = samples.from(); sample < samples.to(); sample++) {
                long row = sample * ROW_BYTES + vector % VECTORS * VECTOR_BYTES;
                forwardOne(layer, inputs, sample, vector, workspace.rows, row);
            }
            if (vector % VECTORS == VECTORS - 1) {
                int one = vector / VECTORS;
                turn(workspace, blocks, layer.shape(), new Span(one, one + 1), outputs);
            }
        }
    }

    /** Rows of sums, which begin with the first of {@code panels}, into blocks of outputs. */
    private void turn(Workspace workspace, Span blocks, Shape shape, Span panels, float[] outputs) {
        for (int block = blocks.from(); block < blocks.to(); block++) {
            MemorySegment.copy(workspace.rows, FLOAT, block * (GROUP * ROW_BYTES), workspace.block, 0, GROUP * ROW);
            for (int panel = panels.from(); panel < panels.to(); panel++) {
                int from = (panel - panels.from()) * GROUP;
                int to = (block * shape.paddedUnits() + panel * GROUP) * GROUP;
                transposition.square(workspace.block, from, ROW, outputs, to);
            }
        }
    }

    /** All samples times 8 vectors of units, the first of them the first of {@code panel}. */
    private static void forwardSide(Layer layer, SparseRows inputs, Span samples, int panel, Workspace workspace) {
        Shape shape = layer.shape();
        for (int sample = samples.from(); sample < samples.to(); sample++) {
            MemorySegment.copy(layer.biases(), panel * GROUP, workspace.rows, FLOAT, sample * ROW_BYTES, ROW);
            workspace.read[sample] = inputs.begin(sample);
        }
        for (int first = 0; first < shape.inputs(); first += TILE_INPUTS) {
            int end = Math.min(first + TILE_INPUTS, shape.inputs());
            for (int input = first; input < end; input++) {
                int at = (panel * shape.rows() + input) * GROUP;
                pack(layer.weights(), at, shape.rows() * GROUP, workspace.tile, (input - first) * ROW_BYTES);
            }
            for (int sample = samples.from(); sample < samples.to(); sample++) {
                workspace.read[sample] = forwardTile(inputs, sample, workspace, first, end);
            }
        }
    }

    /** Copies 8 vectors, the first at {@code at} and the panels {@code panel} floats apart, into a row of the workspace. */
    private static void pack(float[] from, int at, int panel, MemorySegment rows, long to) {
        for (int vector = 0; vector < SIDE; vector++) {
            FloatVector.fromArray(FLOATS, from, at + vectorAt(vector, panel))
                    .intoMemorySegment(rows, to + vector * VECTOR_BYTES, ORDER);
        }
    }

    /**
     * Continues the chains of one sample over the inputs in [first, end), whose weights are in the tile.
     *
     * @return up to where the sample's row has been read
     */
    private static int forwardTile(SparseRows inputs, int sample, Workspace workspace, int first, int end) {
        MemorySegment tile = workspace.tile;
        MemorySegment rows = workspace.rows;
        long sum = sample * ROW_BYTES;
        FloatVector c0 = vector(rows, sum);
        FloatVector c1 = vector(rows, sum + VECTOR_BYTES);
        FloatVector c2 = vector(rows, sum + 2 * VECTOR_BYTES);
        FloatVector c3 = vector(rows, sum + 3 * VECTOR_BYTES);
        FloatVector c4 = vector(rows, sum + 4 * VECTOR_BYTES);
        FloatVector c5 = vector(rows, sum + 5 * VECTOR_BYTES);
        FloatVector c6 = vector(rows, sum + 6 * VECTOR_BYTES);
        FloatVector c7 = vector(rows, sum + 7 * VECTOR_BYTES);
        int rowEnd = inputs.end(sample);
        int at = workspace.read[sample];
        for (; at < rowEnd && inputs.inputs[at] < end; at++) {
            FloatVector x = floats(inputs.values[at]);
            long w = (inputs.inputs[at] - first) * ROW_BYTES;
            c0 = x.fma(vector(tile, w), c0);
            c1 = x.fma(vector(tile, w + VECTOR_BYTES), c1);
            c2 = x.fma(vector(tile, w + 2 * VECTOR_BYTES), c2);
            c3 = x.fma(vector(tile, w + 3 * VECTOR_BYTES), c3);
            c4 = x.fma(vector(tile, w + 4 * VECTOR_BYTES), c4);
            c5 = x.fma(vector(tile, w + 5 * VECTOR_BYTES), c5);
            c6 = x.fma(vector(tile, w + 6 * VECTOR_BYTES), c6);
            c7 = x.fma(vector(tile, w + 7 * VECTOR_BYTES), c7);
        }
        // Adding +0 after every tile is the same as at the chain's end: it changes nothing but the sign of a zero sum,
        // and
        // fma(x, w, ±0) differs for the two only where its product is a zero as well.
        c0.add(0f).intoMemorySegment(rows, sum, ORDER);
        c1.add(0f).intoMemorySegment(rows, sum + VECTOR_BYTES, ORDER);
        c2.add(0f).intoMemorySegment(rows, sum + 2 * VECTOR_BYTES, ORDER);
        c3.add(0f).intoMemorySegment(rows, sum + 3 * VECTOR_BYTES, ORDER);
        c4.add(0f).intoMemorySegment(rows, sum + 4 * VECTOR_BYTES, ORDER);
        c5.add(0f).intoMemorySegment(rows, sum + 5 * VECTOR_BYTES, ORDER);
        c6.add(0f).intoMemorySegment(rows, sum + 6 * VECTOR_BYTES, ORDER);
        c7.add(0f).intoMemorySegment(rows, sum + 7 * VECTOR_BYTES, ORDER);
        return at;
    }

    private static FloatVector vector(MemorySegment segment, long at) {
        return FloatVector.fromMemorySegment(FLOATS, segment, at, ORDER);
    }

    private static void forwardOne(
            Layer layer, SparseRows inputs, int sample, int vector, MemorySegment rows, long row) {
        float[] weights = layer.weights();
        int w = vectorAt(vector, layer.shape().rows() * GROUP);
        FloatVector c = FloatVector.fromArray(FLOATS, layer.biases(), vector * LANES);
        int end = inputs.end(sample);
        for (int at = inputs.begin(sample); at < end; at++) {
            FloatVector x = floats(inputs.values[at]);
            c = x.fma(FloatVector.fromArray(FLOATS, weights, w + inputs.inputs[at] * GROUP), c);
        }
        c.add(0f).intoMemorySegment(rows, row, ORDER);
    }

    @Override
    public void gradient(
            Layer layer, SparseRows inputs, float[] deltaRows, Batch batch, Fold fold, Span span, Workspace workspace) {
        Target target = Target.weights(layer, fold);
        int panels = layer.shape().panels();
        int panel = 0;
        for (; panel + SIDE_PANELS <= panels; panel += SIDE_PANELS) {
            gradientSide(layer.shape(), inputs, deltaRows, batch, target, span, panel, workspace);
        }
        for (int vector = panel * VECTORS; vector < panels * VECTORS; vector++) {
            gradientOne(layer.shape(), inputs, deltaRows, batch, target, span, vector, workspace);
        }
    }

    /** The inputs of a span times 8 vectors of units, the first of them the first of {@code panel}. */
    private static void gradientSide(
            Shape shape,
            SparseRows inputs,
            float[] deltaRows,
            Batch batch,
            Target target,
            Span span,
            int panel,
            Workspace workspace) {
        MemorySegment tile = workspace.tile;
        int weightPanel = shape.rows() * GROUP;
        int deltaPanel = batch.capacity() * GROUP;
        for (int sample = 0; sample < batch.samples(); sample++) {
            workspace.read[sample] = inputs.firstAtLeast(sample, span.from());
            pack(deltaRows, panel * deltaPanel + sample * GROUP, deltaPanel, workspace.rows, sample * ROW_BYTES);
        }
        for (int first = span.from(); first < span.to(); first += TILE_INPUTS) {
            int end = Math.min(first + TILE_INPUTS, span.to());
            for (int row = 0; row < end - first; row++) {
                for (int vector = 0; vector < SIDE; vector++) {
                    int at = panel * weightPanel + vectorAt(vector, weightPanel) + (first + row) * GROUP;
                    target.start(at).intoMemorySegment(tile, row * ROW_BYTES + vector * VECTOR_BYTES, ORDER);
                }
            }
            for (int sample = 0; sample < batch.samples(); sample++) {
                workspace.read[sample] = gradientTile(inputs, sample, workspace, first, end);
            }
            for (int row = 0; row < end - first; row++) {
                for (int vector = 0; vector < SIDE; vector++) {
                    int at = panel * weightPanel + vectorAt(vector, weightPanel) + (first + row) * GROUP;
                    target.end(vector(tile, row * ROW_BYTES + vector * VECTOR_BYTES), at);
                }
            }
        }
    }

    /**
     * Adds one sample's term to the chains of its inputs in [first, end), which are in the tile. The deltas stay in registers,
     * the chains pass: a store for each multiply-add, and yet half the time of turning the batch's rows into columns first.
     *
     * @return up to where the sample's row has been read
     */
    private static int gradientTile(SparseRows inputs, int sample, Workspace workspace, int first, int end) {
        MemorySegment rows = workspace.rows;
        long delta = sample * ROW_BYTES;
        MemorySegment tile = workspace.tile;
        FloatVector d0 = vector(rows, delta);
        FloatVector d1 = vector(rows, delta + VECTOR_BYTES);
        FloatVector d2 = vector(rows, delta + 2 * VECTOR_BYTES);
        FloatVector d3 = vector(rows, delta + 3 * VECTOR_BYTES);
        FloatVector d4 = vector(rows, delta + 4 * VECTOR_BYTES);
        FloatVector d5 = vector(rows, delta + 5 * VECTOR_BYTES);
        FloatVector d6 = vector(rows, delta + 6 * VECTOR_BYTES);
        FloatVector d7 = vector(rows, delta + 7 * VECTOR_BYTES);
        int rowEnd = inputs.end(sample);
        int at = workspace.read[sample];
        for (; at < rowEnd && inputs.inputs[at] < end; at++) {
            FloatVector x = floats(inputs.values[at]);
            long g = (inputs.inputs[at] - first) * ROW_BYTES;
            add(x, d0, tile, g);
            add(x, d1, tile, g + VECTOR_BYTES);
            add(x, d2, tile, g + 2 * VECTOR_BYTES);
            add(x, d3, tile, g + 3 * VECTOR_BYTES);
            add(x, d4, tile, g + 4 * VECTOR_BYTES);
            add(x, d5, tile, g + 5 * VECTOR_BYTES);
            add(x, d6, tile, g + 6 * VECTOR_BYTES);
            add(x, d7, tile, g + 7 * VECTOR_BYTES);
        }
        return at;
    }

    /** {@code sum ← x · δ + sum}. */
    private static void add(FloatVector x, FloatVector delta, MemorySegment sums, long at) {
        x.fma(delta, vector(sums, at)).intoMemorySegment(sums, at, ORDER);
    }

    /** The inputs of a span times one vector of units, their chains straight in the workspace. */
    private static void gradientOne(
            Shape shape,
            SparseRows inputs,
            float[] deltaRows,
            Batch batch,
            Target target,
            Span span,
            int vector,
            Workspace workspace) {
        MemorySegment tile = workspace.tile;
        int weights = vectorAt(vector, shape.rows() * GROUP);
        int deltas = vectorAt(vector, batch.capacity() * GROUP);
        int rows = TILE_INPUTS * SIDE;
        for (int first = span.from(); first < span.to(); first += rows) {
            int end = Math.min(first + rows, span.to());
            for (int row = 0; row < end - first; row++) {
                target.start(weights + (first + row) * GROUP).intoMemorySegment(tile, row * VECTOR_BYTES, ORDER);
            }
            for (int sample = 0; sample < batch.samples(); sample++) {
                FloatVector delta = FloatVector.fromArray(FLOATS, deltaRows, deltas + sample * GROUP);
                int last = inputs.firstAtLeast(sample, end);
                for (int at = inputs.firstAtLeast(sample, first); at < last; at++) {
                    add(floats(inputs.values[at]), delta, tile, (inputs.inputs[at] - first) * VECTOR_BYTES);
                }
            }
            for (int row = 0; row < end - first; row++) {
                target.end(vector(tile, row * VECTOR_BYTES), weights + (first + row) * GROUP);
            }
        }
    }
}
