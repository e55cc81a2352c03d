// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.arithmetic;

import static dev.ceteris.engine.arithmetic.Shape.GROUP;
import static dev.ceteris.engine.arithmetic.VectorWidth.FLOATS;
import static dev.ceteris.engine.arithmetic.VectorWidth.LANES;
import static dev.ceteris.engine.arithmetic.VectorWidth.VECTORS;

import jdk.incubator.vector.FloatVector;

/**
 * {@link ScalarProduct} in tiles. Two vectors are half a block of 16 samples with 128 bits, a block with 256, two blocks with
 * 512; where there is no second vector the first one is done twice.
 */
final class VectorProduct implements Product {
    private static final Tiles TILES = VectorWidth.REGISTERS < 32 ? new FourRowTiles() : new EightRowTiles();

    @Override
    public void forward(Layer layer, float[] inputs, float[] outputs, Span blocks) {
        Shape shape = layer.shape();
        int inputBlock = shape.rows() * GROUP;
        int outputBlock = shape.paddedUnits() * GROUP;
        int end = blocks.to() * VECTORS;
        for (int vector = blocks.from() * VECTORS; vector < end; vector += 2) {
            int other = Math.min(vector + 1, end - 1);
            int in0 = VectorWidth.vectorAt(vector, inputBlock);
            int in1 = VectorWidth.vectorAt(other, inputBlock);
            int out0 = VectorWidth.vectorAt(vector, outputBlock);
            int out1 = VectorWidth.vectorAt(other, outputBlock);
            for (int unit = 0; unit < shape.units(); unit += TILES.rows()) {
                int row = unit * GROUP;
                TILES.forward(layer, unit, inputs, in0, in1, outputs, out0 + row, out1 + row);
            }
        }
    }

    @Override
    public void backward(Layer layer, float[] deltas, float[] inputDeltas, Span blocks) {
        Shape shape = layer.shape();
        int deltaBlock = shape.paddedUnits() * GROUP;
        int inputBlock = shape.rows() * GROUP;
        Target target = Target.sums(inputDeltas);
        int end = blocks.to() * VECTORS;
        for (int vector = blocks.from() * VECTORS; vector < end; vector += 2) {
            int other = Math.min(vector + 1, end - 1);
            int d0 = VectorWidth.vectorAt(vector, deltaBlock);
            int d1 = VectorWidth.vectorAt(other, deltaBlock);
            int in0 = VectorWidth.vectorAt(vector, inputBlock);
            int in1 = VectorWidth.vectorAt(other, inputBlock);
            for (int input = 0; input < shape.inputs(); input += TILES.rows()) {
                int row = input * GROUP;
                TILES.crosswise(
                        layer.weights(), row, inputBlock, shape.units(), deltas, d0, d1, target, in0 + row, in1 + row);
            }
        }
    }

    @Override
    public void gradient(Layer layer, float[] inputs, float[] deltaRows, Batch batch, Fold fold, Span rows) {
        Shape shape = layer.shape();
        int block = shape.rows() * GROUP;
        Target target = Target.gradient(layer, fold);
        int end = shape.panels() * VECTORS;
        for (int vector = 0; vector < end; vector += 2) {
            int other = Math.min(vector + 1, end - 1);
            int d0 = VectorWidth.vectorAt(vector, batch.capacity() * GROUP);
            int d1 = VectorWidth.vectorAt(other, batch.capacity() * GROUP);
            int w0 = VectorWidth.vectorAt(vector, block);
            int w1 = VectorWidth.vectorAt(other, block);
            for (int input = rows.from(); input < Math.min(rows.to(), shape.inputs()); input += TILES.rows()) {
                int row = input * GROUP;
                TILES.crosswise(inputs, row, block, batch.samples(), deltaRows, d0, d1, target, w0 + row, w1 + row);
            }
        }
    }

    @Override
    public void biasGradient(Layer layer, float[] deltaRows, Batch batch, Fold fold) {
        Target target = Target.biasGradient(layer, fold);
        for (int vector = 0; vector < layer.shape().panels() * VECTORS; vector++) {
            int first = VectorWidth.vectorAt(vector, batch.capacity() * GROUP);
            int unit = vector * LANES;
            FloatVector sum = target.start(unit);
            for (int sample = 0; sample < batch.samples(); sample++) {
                sum = sum.add(FloatVector.fromArray(FLOATS, deltaRows, first + sample * GROUP));
            }
            target.end(sum, unit);
        }
    }
}
