// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.arithmetic;

import static dev.ceteris.engine.arithmetic.Shape.GROUP;
import static dev.ceteris.engine.arithmetic.VectorWidth.FLOATS;
import static dev.ceteris.engine.arithmetic.VectorWidth.LANES;
import static dev.ceteris.engine.arithmetic.VectorWidth.floats;

import jdk.incubator.vector.FloatVector;

/**
 * {@link ScalarProduct} in tiles of 4 rows × 2 vectors.
 *
 * <p>A tile's 8 accumulators, 2 vectors of the streamed operand and 1 broadcast fit the 16 registers of AVX2, and 8
 * independent chains hide the latency of a fused multiply-add. Each tile is a method of its own, because C2 spills once it
 * is inlined among others. Two vectors are half a block of samples with 128 bits, a block with 256, two blocks with 512.
 */
final class VectorProduct implements Product {
    /** Rows of a tile. */
    private static final int ROWS = 4;

    /** Vectors of a group of 16 floats. */
    private static final int VECTORS = GROUP / LANES;

    @Override
    public void forward(Layer layer, float[] inputs, float[] outputs, Span blocks) {
        Shape shape = layer.shape();
        int inputBlock = shape.rows() * GROUP;
        int outputBlock = shape.paddedUnits() * GROUP;
        for (int vector = blocks.from() * VECTORS; vector < blocks.to() * VECTORS; vector += 2) {
            int other = Math.min(vector + 1, blocks.to() * VECTORS - 1);
            int in0 = vectorAt(vector, inputBlock);
            int in1 = vectorAt(other, inputBlock);
            int out0 = vectorAt(vector, outputBlock);
            int out1 = vectorAt(other, outputBlock);
            for (int unit = 0; unit < shape.units(); unit += ROWS) {
                int rows = unit * GROUP;
                forwardTile(layer, unit, inputs, in0, in1, outputs, out0 + rows, out1 + rows);
            }
        }
    }

    /**
     * Vector {@code index} of blocks of {@code block} floats: its lanes of the block's first row. With 512 bits a vector is a
     * block; an odd last one is computed twice rather than by a second kind of tile.
     */
    private static int vectorAt(int index, int block) {
        return index / VECTORS * block + index % VECTORS * LANES;
    }

    /** 4 units × 2 vectors of samples of {@code Wᵀ·A + b}: chains over the inputs. */
    private static void forwardTile(
            Layer layer, int unit, float[] inputs, int in0, int in1, float[] outputs, int out0, int out1) {
        float[] weights = layer.weights();
        int depth = layer.shape().inputs();
        int at = layer.shape().weightAt(0, unit);
        FloatVector c00 = floats(layer.biases()[unit]);
        FloatVector c10 = floats(layer.biases()[unit + 1]);
        FloatVector c20 = floats(layer.biases()[unit + 2]);
        FloatVector c30 = floats(layer.biases()[unit + 3]);
        FloatVector c01 = c00;
        FloatVector c11 = c10;
        FloatVector c21 = c20;
        FloatVector c31 = c30;
        for (int k = 0; k < depth * GROUP; k += GROUP) {
            FloatVector a0 = FloatVector.fromArray(FLOATS, inputs, in0 + k);
            FloatVector a1 = FloatVector.fromArray(FLOATS, inputs, in1 + k);
            FloatVector w0 = floats(weights[at + k]);
            c00 = w0.fma(a0, c00);
            c01 = w0.fma(a1, c01);
            FloatVector w1 = floats(weights[at + k + 1]);
            c10 = w1.fma(a0, c10);
            c11 = w1.fma(a1, c11);
            FloatVector w2 = floats(weights[at + k + 2]);
            c20 = w2.fma(a0, c20);
            c21 = w2.fma(a1, c21);
            FloatVector w3 = floats(weights[at + k + 3]);
            c30 = w3.fma(a0, c30);
            c31 = w3.fma(a1, c31);
        }
        c00.add(0f).intoArray(outputs, out0);
        c01.add(0f).intoArray(outputs, out1);
        c10.add(0f).intoArray(outputs, out0 + GROUP);
        c11.add(0f).intoArray(outputs, out1 + GROUP);
        c20.add(0f).intoArray(outputs, out0 + 2 * GROUP);
        c21.add(0f).intoArray(outputs, out1 + 2 * GROUP);
        c30.add(0f).intoArray(outputs, out0 + 3 * GROUP);
        c31.add(0f).intoArray(outputs, out1 + 3 * GROUP);
    }

    @Override
    public void backward(Layer layer, float[] deltas, float[] inputDeltas, Span blocks) {
        Shape shape = layer.shape();
        int inputBlock = shape.rows() * GROUP;
        int deltaBlock = shape.paddedUnits() * GROUP;
        for (int vector = blocks.from() * VECTORS; vector < blocks.to() * VECTORS; vector += 2) {
            int other = Math.min(vector + 1, blocks.to() * VECTORS - 1);
            int d0 = vectorAt(vector, deltaBlock);
            int d1 = vectorAt(other, deltaBlock);
            int in0 = vectorAt(vector, inputBlock);
            int in1 = vectorAt(other, inputBlock);
            for (int input = 0; input < shape.inputs(); input += ROWS) {
                int rows = input * GROUP;
                backwardTile(layer, input, deltas, d0, d1, inputDeltas, in0 + rows, in1 + rows);
            }
        }
    }

    /** 4 inputs × 2 vectors of samples of {@code W·Δ}: chains over the units, panel by panel. */
    private static void backwardTile(
            Layer layer, int input, float[] deltas, int d0, int d1, float[] inputDeltas, int in0, int in1) {
        float[] weights = layer.weights();
        Shape shape = layer.shape();
        FloatVector c00 = FloatVector.zero(FLOATS);
        FloatVector c01 = c00;
        FloatVector c10 = c00;
        FloatVector c11 = c00;
        FloatVector c20 = c00;
        FloatVector c21 = c00;
        FloatVector c30 = c00;
        FloatVector c31 = c00;
        for (int first = 0; first < shape.units(); first += GROUP) {
            int at = shape.weightAt(input, first);
            int units = Math.min(GROUP, shape.units() - first);
            int s0 = d0 + first * GROUP;
            int s1 = d1 + first * GROUP;
            for (int j = 0; j < units; j++) {
                FloatVector a0 = FloatVector.fromArray(FLOATS, deltas, s0 + j * GROUP);
                FloatVector a1 = FloatVector.fromArray(FLOATS, deltas, s1 + j * GROUP);
                FloatVector w0 = floats(weights[at + j]);
                c00 = w0.fma(a0, c00);
                c01 = w0.fma(a1, c01);
                FloatVector w1 = floats(weights[at + GROUP + j]);
                c10 = w1.fma(a0, c10);
                c11 = w1.fma(a1, c11);
                FloatVector w2 = floats(weights[at + 2 * GROUP + j]);
                c20 = w2.fma(a0, c20);
                c21 = w2.fma(a1, c21);
                FloatVector w3 = floats(weights[at + 3 * GROUP + j]);
                c30 = w3.fma(a0, c30);
                c31 = w3.fma(a1, c31);
            }
        }
        c00.add(0f).intoArray(inputDeltas, in0);
        c01.add(0f).intoArray(inputDeltas, in1);
        c10.add(0f).intoArray(inputDeltas, in0 + GROUP);
        c11.add(0f).intoArray(inputDeltas, in1 + GROUP);
        c20.add(0f).intoArray(inputDeltas, in0 + 2 * GROUP);
        c21.add(0f).intoArray(inputDeltas, in1 + 2 * GROUP);
        c30.add(0f).intoArray(inputDeltas, in0 + 3 * GROUP);
        c31.add(0f).intoArray(inputDeltas, in1 + 3 * GROUP);
    }

    @Override
    public void gradient(Layer layer, float[] inputs, float[] deltaRows, Batch batch, Fold fold, Span rows) {
        Shape shape = layer.shape();
        int panelVectors = shape.panels() * VECTORS;
        for (int vector = 0; vector < panelVectors; vector += 2) {
            int other = Math.min(vector + 1, panelVectors - 1);
            int d0 = vectorAt(vector, batch.capacity() * GROUP);
            int d1 = vectorAt(other, batch.capacity() * GROUP);
            for (int input = rows.from(); input < Math.min(rows.to(), shape.inputs()); input += ROWS) {
                int w0 = vectorAt(vector, shape.rows() * GROUP) + input * GROUP;
                int w1 = vectorAt(other, shape.rows() * GROUP) + input * GROUP;
                gradientTile(layer, inputs, input, deltaRows, d0, d1, batch.samples(), fold, w0, w1);
            }
        }
    }

    /** 4 inputs × 2 vectors of units of {@code A·Δᵀ}: chains over the samples, block by block. */
    private static void gradientTile(
            Layer layer,
            float[] inputs,
            int input,
            float[] deltaRows,
            int d0,
            int d1,
            int samples,
            Fold fold,
            int w0,
            int w1) {
        float[] gradient = layer.weightGradient();
        Fold.Start start = fold.start();
        FloatVector c00 = start(start, gradient, w0);
        FloatVector c01 = start(start, gradient, w1);
        FloatVector c10 = start(start, gradient, w0 + GROUP);
        FloatVector c11 = start(start, gradient, w1 + GROUP);
        FloatVector c20 = start(start, gradient, w0 + 2 * GROUP);
        FloatVector c21 = start(start, gradient, w1 + 2 * GROUP);
        FloatVector c30 = start(start, gradient, w0 + 3 * GROUP);
        FloatVector c31 = start(start, gradient, w1 + 3 * GROUP);
        int block = layer.shape().rows() * GROUP;
        for (int first = 0; first < samples; first += GROUP) {
            int at = first / GROUP * block + input * GROUP;
            int lanes = Math.min(GROUP, samples - first);
            int s0 = d0 + first * GROUP;
            int s1 = d1 + first * GROUP;
            for (int s = 0; s < lanes; s++) {
                FloatVector b0 = FloatVector.fromArray(FLOATS, deltaRows, s0 + s * GROUP);
                FloatVector b1 = FloatVector.fromArray(FLOATS, deltaRows, s1 + s * GROUP);
                FloatVector a0 = floats(inputs[at + s]);
                c00 = a0.fma(b0, c00);
                c01 = a0.fma(b1, c01);
                FloatVector a1 = floats(inputs[at + GROUP + s]);
                c10 = a1.fma(b0, c10);
                c11 = a1.fma(b1, c11);
                FloatVector a2 = floats(inputs[at + 2 * GROUP + s]);
                c20 = a2.fma(b0, c20);
                c21 = a2.fma(b1, c21);
                FloatVector a3 = floats(inputs[at + 3 * GROUP + s]);
                c30 = a3.fma(b0, c30);
                c31 = a3.fma(b1, c31);
            }
        }
        end(layer, fold, w0, c00);
        end(layer, fold, w0 + GROUP, c10);
        end(layer, fold, w0 + 2 * GROUP, c20);
        end(layer, fold, w0 + 3 * GROUP, c30);
        if (w1 != w0) {
            end(layer, fold, w1, c01);
            end(layer, fold, w1 + GROUP, c11);
            end(layer, fold, w1 + 2 * GROUP, c21);
            end(layer, fold, w1 + 3 * GROUP, c31);
        }
    }

    /** What a chain of the gradient starts from. */
    static FloatVector start(Fold.Start start, float[] gradient, int at) {
        return start == Fold.Start.ZERO ? FloatVector.zero(FLOATS) : FloatVector.fromArray(FLOATS, gradient, at);
    }

    /** What becomes of a chain's sum. */
    static void end(Layer layer, Fold fold, int at, FloatVector sum) {
        FloatVector ended = sum.add(0f);
        if (fold.end() == Fold.End.GRADIENT) {
            ended.intoArray(layer.weightGradient(), at);
        } else {
            FloatVector weight = FloatVector.fromArray(FLOATS, layer.weights(), at);
            ended.fma(floats(-fold.step()), weight).intoArray(layer.weights(), at);
        }
    }
}
