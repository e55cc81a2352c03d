// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.arithmetic;

import static dev.ceteris.engine.arithmetic.Shape.GROUP;
import static dev.ceteris.engine.arithmetic.VectorWidth.FLOATS;
import static dev.ceteris.engine.arithmetic.VectorWidth.LANES;
import static dev.ceteris.engine.arithmetic.VectorWidth.VECTORS;
import static dev.ceteris.engine.arithmetic.VectorWidth.floats;
import static dev.ceteris.engine.arithmetic.VectorWidth.vectorAt;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;

/**
 * {@link ScalarSparseProduct} with lanes over units: an input that is not 0 is broadcast and multiplied with 8 vectors, whose
 * 8 chains hide the latency of a multiply-add.
 *
 * <p>There is one load for each multiply-add, so what counts is where it finds its numbers. Both products bring them into a
 * {@link SparseWorkspace} first: on the way forward as many inputs' weights as the L1 holds, which all samples then pass over
 * while their sums wait beside; for the gradient the deltas of 8 vectors of units. Panels that do not fill 8 vectors are
 * done a vector at a time, straight from the arrays.
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
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();

    private final Transposition transposition;

    VectorSparseProduct(Transposition transposition) {
        this.transposition = transposition;
    }

    @Override
    public void forward(
            Layer layer, SparseRows inputs, float[] outputs, Batch batch, Span blocks, SparseWorkspace workspace) {
        Span samples = new Span(blocks.from() * GROUP, Math.min(blocks.to() * GROUP, batch.samples()));
        int panels = layer.shape().panels();
        int panel = 0;
        for (; panel + SIDE_PANELS <= panels; panel += SIDE_PANELS) {
            forwardSide(layer, inputs, samples, panel, workspace);
            turn(workspace.sums, blocks, layer.shape(), new Span(panel, panel + SIDE_PANELS), outputs);
        }
        for (; panel < panels; panel++) {
            for (int sample = samples.from(); sample < samples.to(); sample++) {
                for (int vector = 0; vector < VECTORS; vector++) {
                    forwardOne(
                            layer,
                            inputs,
                            sample,
                            panel * VECTORS + vector,
                            workspace.sums,
                            sample * ROW + vector * LANES);
                }
            }
            turn(workspace.sums, blocks, layer.shape(), new Span(panel, panel + 1), outputs);
        }
    }

    /** Rows of sums, which begin with the first of {@code panels}, into blocks of outputs. */
    private void turn(float[] sums, Span blocks, Shape shape, Span panels, float[] outputs) {
        for (int block = blocks.from(); block < blocks.to(); block++) {
            for (int panel = panels.from(); panel < panels.to(); panel++) {
                int from = block * GROUP * ROW + (panel - panels.from()) * GROUP;
                int to = (block * shape.paddedUnits() + panel * GROUP) * GROUP;
                transposition.square(sums, from, ROW, outputs, to);
            }
        }
    }

    /** All samples times 8 vectors of units, the first of them the first of {@code panel}. */
    private static void forwardSide(
            Layer layer, SparseRows inputs, Span samples, int panel, SparseWorkspace workspace) {
        Shape shape = layer.shape();
        for (int sample = samples.from(); sample < samples.to(); sample++) {
            System.arraycopy(layer.biases(), panel * GROUP, workspace.sums, sample * ROW, ROW);
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

    /** Copies 8 vectors, the first at {@code at} and the panels {@code panel} floats apart, into a row of the tile. */
    private static void pack(float[] from, int at, int panel, MemorySegment tile, long to) {
        for (int vector = 0; vector < SIDE; vector++) {
            FloatVector.fromArray(FLOATS, from, at + vectorAt(vector, panel))
                    .intoMemorySegment(tile, to + vector * VECTOR_BYTES, ORDER);
        }
    }

    /**
     * Continues the chains of one sample over the inputs in [first, end), whose weights are in the tile.
     *
     * @return up to where the sample's row has been read
     */
    private static int forwardTile(SparseRows inputs, int sample, SparseWorkspace workspace, int first, int end) {
        MemorySegment tile = workspace.tile;
        float[] sums = workspace.sums;
        int sum = sample * ROW;
        FloatVector c0 = FloatVector.fromArray(FLOATS, sums, sum);
        FloatVector c1 = FloatVector.fromArray(FLOATS, sums, sum + LANES);
        FloatVector c2 = FloatVector.fromArray(FLOATS, sums, sum + 2 * LANES);
        FloatVector c3 = FloatVector.fromArray(FLOATS, sums, sum + 3 * LANES);
        FloatVector c4 = FloatVector.fromArray(FLOATS, sums, sum + 4 * LANES);
        FloatVector c5 = FloatVector.fromArray(FLOATS, sums, sum + 5 * LANES);
        FloatVector c6 = FloatVector.fromArray(FLOATS, sums, sum + 6 * LANES);
        FloatVector c7 = FloatVector.fromArray(FLOATS, sums, sum + 7 * LANES);
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
        c0.add(0f).intoArray(sums, sum);
        c1.add(0f).intoArray(sums, sum + LANES);
        c2.add(0f).intoArray(sums, sum + 2 * LANES);
        c3.add(0f).intoArray(sums, sum + 3 * LANES);
        c4.add(0f).intoArray(sums, sum + 4 * LANES);
        c5.add(0f).intoArray(sums, sum + 5 * LANES);
        c6.add(0f).intoArray(sums, sum + 6 * LANES);
        c7.add(0f).intoArray(sums, sum + 7 * LANES);
        return at;
    }

    private static FloatVector vector(MemorySegment segment, long at) {
        return FloatVector.fromMemorySegment(FLOATS, segment, at, ORDER);
    }

    private static void forwardOne(Layer layer, SparseRows inputs, int sample, int vector, float[] sums, int sum) {
        float[] weights = layer.weights();
        int w = vectorAt(vector, layer.shape().rows() * GROUP);
        FloatVector c = FloatVector.fromArray(FLOATS, layer.biases(), vector * LANES);
        int end = inputs.end(sample);
        for (int at = inputs.begin(sample); at < end; at++) {
            FloatVector x = floats(inputs.values[at]);
            c = x.fma(FloatVector.fromArray(FLOATS, weights, w + inputs.inputs[at] * GROUP), c);
        }
        c.add(0f).intoArray(sums, sum);
    }

    @Override
    public void gradient(
            Layer layer, SparseColumns inputs, float[] deltaRows, Batch batch, Fold fold, SparseWorkspace workspace) {
        Target target = Target.gradient(layer, fold);
        int rows = layer.shape().rows();
        int panelDeltas = batch.capacity() * GROUP;
        int panels = layer.shape().panels();
        int panel = 0;
        for (; panel + SIDE_PANELS <= panels; panel += SIDE_PANELS) {
            for (int sample = 0; sample < batch.samples(); sample++) {
                int at = panel * panelDeltas + sample * GROUP;
                pack(deltaRows, at, panelDeltas, workspace.tile, sample * ROW_BYTES);
            }
            for (int column = 0; column < inputs.span.length(); column++) {
                int weight = (panel * rows + inputs.span.from() + column) * GROUP;
                gradientSide(inputs, column, workspace.tile, target, weight, rows * GROUP);
            }
        }
        for (int vector = panel * VECTORS; vector < panels * VECTORS; vector++) {
            for (int column = 0; column < inputs.span.length(); column++) {
                int weight = vectorAt(vector, rows * GROUP) + (inputs.span.from() + column) * GROUP;
                gradientOne(inputs, column, deltaRows, vectorAt(vector, panelDeltas), target, weight);
            }
        }
    }

    /** One input times 8 vectors of units, whose deltas are in the tile and whose weights' panels lie so far apart. */
    private static void gradientSide(
            SparseColumns inputs, int column, MemorySegment tile, Target target, int weight, int panel) {
        int at = inputs.begin(column);
        int end = inputs.end(column);
        if (at == end && target.fold().changesNothingByZero()) {
            return;
        }
        FloatVector c0 = target.start(weight);
        FloatVector c1 = target.start(weight + vectorAt(1, panel));
        FloatVector c2 = target.start(weight + vectorAt(2, panel));
        FloatVector c3 = target.start(weight + vectorAt(3, panel));
        FloatVector c4 = target.start(weight + vectorAt(4, panel));
        FloatVector c5 = target.start(weight + vectorAt(5, panel));
        FloatVector c6 = target.start(weight + vectorAt(6, panel));
        FloatVector c7 = target.start(weight + vectorAt(7, panel));
        for (; at < end; at++) {
            FloatVector x = floats(inputs.values[at]);
            long d = inputs.samples[at] * ROW_BYTES;
            c0 = x.fma(vector(tile, d), c0);
            c1 = x.fma(vector(tile, d + VECTOR_BYTES), c1);
            c2 = x.fma(vector(tile, d + 2 * VECTOR_BYTES), c2);
            c3 = x.fma(vector(tile, d + 3 * VECTOR_BYTES), c3);
            c4 = x.fma(vector(tile, d + 4 * VECTOR_BYTES), c4);
            c5 = x.fma(vector(tile, d + 5 * VECTOR_BYTES), c5);
            c6 = x.fma(vector(tile, d + 6 * VECTOR_BYTES), c6);
            c7 = x.fma(vector(tile, d + 7 * VECTOR_BYTES), c7);
        }
        target.end(c0, weight);
        target.end(c1, weight + vectorAt(1, panel));
        target.end(c2, weight + vectorAt(2, panel));
        target.end(c3, weight + vectorAt(3, panel));
        target.end(c4, weight + vectorAt(4, panel));
        target.end(c5, weight + vectorAt(5, panel));
        target.end(c6, weight + vectorAt(6, panel));
        target.end(c7, weight + vectorAt(7, panel));
    }

    private static void gradientOne(
            SparseColumns inputs, int column, float[] deltaRows, int first, Target target, int weight) {
        FloatVector c = target.start(weight);
        int end = inputs.end(column);
        for (int at = inputs.begin(column); at < end; at++) {
            FloatVector x = floats(inputs.values[at]);
            c = x.fma(FloatVector.fromArray(FLOATS, deltaRows, first + inputs.samples[at] * GROUP), c);
        }
        target.end(c, weight);
    }
}
