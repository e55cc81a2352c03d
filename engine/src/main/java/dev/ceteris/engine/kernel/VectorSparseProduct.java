// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import static dev.ceteris.engine.kernel.Shape.GROUP;
import static dev.ceteris.engine.math.VectorWidth.FLOATS;
import static dev.ceteris.engine.math.VectorWidth.LANES;
import static dev.ceteris.engine.math.VectorWidth.VECTORS;
import static dev.ceteris.engine.math.VectorWidth.vectorAt;

import dev.ceteris.engine.math.Span;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;

/**
 * {@link ScalarSparseProduct} with lanes over units: an input that is not 0 is broadcast and multiplied with 8 vectors,
 * whose 8 chains hide the latency of a multiply-add.
 *
 * <p>There is one load for each multiply-add, so what counts is where it finds its numbers. On the way there the
 * weights of some inputs are brought into a {@link Workspace}, and all samples pass over them, each with the part of
 * its row that belongs to these inputs. On the way back the samples' deltas lie there, and all inputs pass over them,
 * each with its column. Panels that do not fill 8 vectors are done a vector at a time.
 */
final class VectorSparseProduct implements SparseProduct {
    /** Vectors side by side. */
    private static final int SIDE = 8;

    /** Floats side by side. */
    static final int ROW = SIDE * LANES;

    static final long ROW_BYTES = ROW * (long) Float.BYTES;

    /**
     * Inputs whose weights are in the workspace at once: 64 KB. Less would fit the L1, but then a sample's stays are
     * short.
     */
    static final int TILE_INPUTS = 16384 / ROW;

    /** Inputs whose chains are in the workspace at once: few, for they begin and end there, in the L1. */
    private static final int GRADIENT_INPUTS = 32;

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
        }
        for (int first = 0; first < shape.inputs(); first += TILE_INPUTS) {
            int end = Math.min(first + TILE_INPUTS, shape.inputs());
            for (int input = first; input < end; input++) {
                int at = (panel * shape.rows() + input) * GROUP;
                pack(layer.weights(), at, shape.rows() * GROUP, workspace.tile, (input - first) * ROW_BYTES);
            }
            for (int sample = samples.from(); sample < samples.to(); sample++) {
                forwardTile(inputs, sample, workspace, new Span(first, end));
            }
        }
    }

    /**
     * Copies 8 vectors, the first at {@code at} and the panels {@code panel} floats apart, into a row of the workspace.
     */
    private static void pack(float[] from, int at, int panel, MemorySegment rows, long to) {
        for (int vector = 0; vector < SIDE; vector++) {
            FloatVector.fromArray(FLOATS, from, at + vectorAt(vector, panel))
                    .intoMemorySegment(rows, to + vector * VECTOR_BYTES, ORDER);
        }
    }

    /** Continues the chains of one sample over the inputs of a span, whose weights are in the tile. */
    private static void forwardTile(SparseRows inputs, int sample, Workspace workspace, Span span) {
        MemorySegment tile = workspace.tile;
        MemorySegment rows = workspace.rows;
        long sum = sample * ROW_BYTES;
        FloatVector c0 = FloatVector.fromMemorySegment(FLOATS, rows, sum, ORDER);
        FloatVector c1 = FloatVector.fromMemorySegment(FLOATS, rows, sum + VECTOR_BYTES, ORDER);
        FloatVector c2 = FloatVector.fromMemorySegment(FLOATS, rows, sum + 2 * VECTOR_BYTES, ORDER);
        FloatVector c3 = FloatVector.fromMemorySegment(FLOATS, rows, sum + 3 * VECTOR_BYTES, ORDER);
        FloatVector c4 = FloatVector.fromMemorySegment(FLOATS, rows, sum + 4 * VECTOR_BYTES, ORDER);
        FloatVector c5 = FloatVector.fromMemorySegment(FLOATS, rows, sum + 5 * VECTOR_BYTES, ORDER);
        FloatVector c6 = FloatVector.fromMemorySegment(FLOATS, rows, sum + 6 * VECTOR_BYTES, ORDER);
        FloatVector c7 = FloatVector.fromMemorySegment(FLOATS, rows, sum + 7 * VECTOR_BYTES, ORDER);
        char[] places = inputs.inputs;
        float[] values = inputs.values;
        int end = inputs.firstAtLeast(sample, span.to());
        for (int at = inputs.firstAtLeast(sample, span.from()); at < end; at++) {
            FloatVector x = FloatVector.broadcast(FLOATS, values[at]);
            long w = (places[at] - span.from()) * ROW_BYTES;
            c0 = x.fma(FloatVector.fromMemorySegment(FLOATS, tile, w, ORDER), c0);
            c1 = x.fma(FloatVector.fromMemorySegment(FLOATS, tile, w + VECTOR_BYTES, ORDER), c1);
            c2 = x.fma(FloatVector.fromMemorySegment(FLOATS, tile, w + 2 * VECTOR_BYTES, ORDER), c2);
            c3 = x.fma(FloatVector.fromMemorySegment(FLOATS, tile, w + 3 * VECTOR_BYTES, ORDER), c3);
            c4 = x.fma(FloatVector.fromMemorySegment(FLOATS, tile, w + 4 * VECTOR_BYTES, ORDER), c4);
            c5 = x.fma(FloatVector.fromMemorySegment(FLOATS, tile, w + 5 * VECTOR_BYTES, ORDER), c5);
            c6 = x.fma(FloatVector.fromMemorySegment(FLOATS, tile, w + 6 * VECTOR_BYTES, ORDER), c6);
            c7 = x.fma(FloatVector.fromMemorySegment(FLOATS, tile, w + 7 * VECTOR_BYTES, ORDER), c7);
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
    }

    private static void forwardOne(
            Layer layer, SparseRows inputs, int sample, int vector, MemorySegment rows, long row) {
        float[] weights = layer.weights();
        int w = vectorAt(vector, layer.shape().rows() * GROUP);
        FloatVector c = FloatVector.fromArray(FLOATS, layer.biases(), vector * LANES);
        int end = inputs.end(sample);
        for (int at = inputs.begin(sample); at < end; at++) {
            FloatVector x = FloatVector.broadcast(FLOATS, inputs.values[at]);
            c = x.fma(FloatVector.fromArray(FLOATS, weights, w + inputs.inputs[at] * GROUP), c);
        }
        c.add(0f).intoMemorySegment(rows, row, ORDER);
    }

    @Override
    public void gradient(
            Layer layer, SparseRows inputs, float[] deltaRows, Batch batch, Fold fold, Span span, Workspace workspace) {
        workspace.columns.turn(inputs, batch.samples(), span);
        GradientTarget target = GradientTarget.weights(layer, fold);
        int panels = layer.shape().panels();
        int panel = 0;
        for (; panel + SIDE_PANELS <= panels; panel += SIDE_PANELS) {
            gradientSide(layer.shape(), deltaRows, batch, target, span, panel, workspace);
        }
        for (int vector = panel * VECTORS; vector < panels * VECTORS; vector++) {
            gradientOne(layer.shape(), deltaRows, batch, target, span, vector, workspace);
        }
    }

    /** The inputs of a span times 8 vectors of units, the first of them the first of {@code panel}. */
    private static void gradientSide(
            Shape shape,
            float[] deltaRows,
            Batch batch,
            GradientTarget target,
            Span span,
            int panel,
            Workspace workspace) {
        int weightPanel = shape.rows() * GROUP;
        int deltaPanel = batch.capacity() * GROUP;
        for (int sample = 0; sample < batch.samples(); sample++) {
            pack(deltaRows, panel * deltaPanel + sample * GROUP, deltaPanel, workspace.rows, sample * ROW_BYTES);
        }
        for (int first = span.from(); first < span.to(); first += GRADIENT_INPUTS) {
            int count = Math.min(GRADIENT_INPUTS, span.to() - first);
            int at = panel * weightPanel + first * GROUP;
            for (int vector = 0; vector < SIDE; vector++) {
                int column = at + vectorAt(vector, weightPanel);
                target.start(column, count, workspace.tile, vector * VECTOR_BYTES, ROW_BYTES);
            }
            for (int row = 0; row < count; row++) {
                gradientRow(workspace, first + row, row * ROW_BYTES);
            }
            for (int vector = 0; vector < SIDE; vector++) {
                int column = at + vectorAt(vector, weightPanel);
                target.end(column, count, workspace.tile, vector * VECTOR_BYTES, ROW_BYTES);
            }
        }
    }

    /** Continues the chains of one input, which are in the tile at {@code row}, over the samples where it is not 0. */
    private static void gradientRow(Workspace workspace, int input, long row) {
        MemorySegment tile = workspace.tile;
        MemorySegment deltas = workspace.rows;
        long[] entries = workspace.columns.entries;
        FloatVector c0 = FloatVector.fromMemorySegment(FLOATS, tile, row, ORDER);
        FloatVector c1 = FloatVector.fromMemorySegment(FLOATS, tile, row + VECTOR_BYTES, ORDER);
        FloatVector c2 = FloatVector.fromMemorySegment(FLOATS, tile, row + 2 * VECTOR_BYTES, ORDER);
        FloatVector c3 = FloatVector.fromMemorySegment(FLOATS, tile, row + 3 * VECTOR_BYTES, ORDER);
        FloatVector c4 = FloatVector.fromMemorySegment(FLOATS, tile, row + 4 * VECTOR_BYTES, ORDER);
        FloatVector c5 = FloatVector.fromMemorySegment(FLOATS, tile, row + 5 * VECTOR_BYTES, ORDER);
        FloatVector c6 = FloatVector.fromMemorySegment(FLOATS, tile, row + 6 * VECTOR_BYTES, ORDER);
        FloatVector c7 = FloatVector.fromMemorySegment(FLOATS, tile, row + 7 * VECTOR_BYTES, ORDER);
        int end = workspace.columns.end(input);
        for (int at = workspace.columns.begin(input); at < end; at++) {
            long entry = entries[at];
            FloatVector x = FloatVector.broadcast(FLOATS, SparseColumns.value(entry));
            long d = SparseColumns.sample(entry) * ROW_BYTES;
            c0 = x.fma(FloatVector.fromMemorySegment(FLOATS, deltas, d, ORDER), c0);
            c1 = x.fma(FloatVector.fromMemorySegment(FLOATS, deltas, d + VECTOR_BYTES, ORDER), c1);
            c2 = x.fma(FloatVector.fromMemorySegment(FLOATS, deltas, d + 2 * VECTOR_BYTES, ORDER), c2);
            c3 = x.fma(FloatVector.fromMemorySegment(FLOATS, deltas, d + 3 * VECTOR_BYTES, ORDER), c3);
            c4 = x.fma(FloatVector.fromMemorySegment(FLOATS, deltas, d + 4 * VECTOR_BYTES, ORDER), c4);
            c5 = x.fma(FloatVector.fromMemorySegment(FLOATS, deltas, d + 5 * VECTOR_BYTES, ORDER), c5);
            c6 = x.fma(FloatVector.fromMemorySegment(FLOATS, deltas, d + 6 * VECTOR_BYTES, ORDER), c6);
            c7 = x.fma(FloatVector.fromMemorySegment(FLOATS, deltas, d + 7 * VECTOR_BYTES, ORDER), c7);
        }
        c0.intoMemorySegment(tile, row, ORDER);
        c1.intoMemorySegment(tile, row + VECTOR_BYTES, ORDER);
        c2.intoMemorySegment(tile, row + 2 * VECTOR_BYTES, ORDER);
        c3.intoMemorySegment(tile, row + 3 * VECTOR_BYTES, ORDER);
        c4.intoMemorySegment(tile, row + 4 * VECTOR_BYTES, ORDER);
        c5.intoMemorySegment(tile, row + 5 * VECTOR_BYTES, ORDER);
        c6.intoMemorySegment(tile, row + 6 * VECTOR_BYTES, ORDER);
        c7.intoMemorySegment(tile, row + 7 * VECTOR_BYTES, ORDER);
    }

    /** The inputs of a span times one vector of units. */
    private static void gradientOne(
            Shape shape,
            float[] deltaRows,
            Batch batch,
            GradientTarget target,
            Span span,
            int vector,
            Workspace workspace) {
        int weights = vectorAt(vector, shape.rows() * GROUP);
        int deltas = vectorAt(vector, batch.capacity() * GROUP);
        for (int first = span.from(); first < span.to(); first += GRADIENT_INPUTS) {
            int count = Math.min(GRADIENT_INPUTS, span.to() - first);
            target.start(weights + first * GROUP, count, workspace.tile, 0, VECTOR_BYTES);
            for (int row = 0; row < count; row++) {
                gradientOneRow(workspace, first + row, deltaRows, deltas, row * VECTOR_BYTES);
            }
            target.end(weights + first * GROUP, count, workspace.tile, 0, VECTOR_BYTES);
        }
    }

    private static void gradientOneRow(Workspace workspace, int input, float[] deltaRows, int deltas, long row) {
        long[] entries = workspace.columns.entries;
        FloatVector c = FloatVector.fromMemorySegment(FLOATS, workspace.tile, row, ORDER);
        int end = workspace.columns.end(input);
        for (int at = workspace.columns.begin(input); at < end; at++) {
            long entry = entries[at];
            c = FloatVector.broadcast(FLOATS, SparseColumns.value(entry))
                    .fma(FloatVector.fromArray(FLOATS, deltaRows, deltas + SparseColumns.sample(entry) * GROUP), c);
        }
        c.intoMemorySegment(workspace.tile, row, ORDER);
    }
}
