// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import static dev.ceteris.engine.kernel.Shape.GROUP;
import static dev.ceteris.engine.math.VectorWidth.FLOATS;
import static dev.ceteris.engine.math.VectorWidth.LANES;
import static dev.ceteris.engine.math.VectorWidth.VECTORS;
import static dev.ceteris.engine.math.VectorWidth.vectorAt;

import dev.ceteris.engine.math.Span;
import dev.ceteris.engine.math.VectorWidth;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * {@link ScalarProduct} in tiles. Two vectors are half a block of 16 samples with 128 bits, a block with 256, two
 * blocks with 512; where there is no second vector the first one is done twice.
 */
final class VectorProduct implements Product {
    /** Where the second vectors of a tile's chains begin. */
    private static final int SECOND = GROUP * GROUP;

    private static final Tiles TILES = VectorWidth.REGISTERS < 32 ? new FourRowTiles() : new EightRowTiles();

    @Override
    public void forward(Layer layer, float[] inputs, float[] outputs, Span blocks) {
        Shape shape = layer.shape();
        int inputBlock = shape.rows() * GROUP;
        int outputBlock = shape.paddedUnits() * GROUP;
        int end = blocks.to() * VECTORS;
        for (int vector = blocks.from() * VECTORS; vector < end; vector += 2) {
            int other = Math.min(vector + 1, end - 1);
            int in0 = vectorAt(vector, inputBlock);
            int in1 = vectorAt(other, inputBlock);
            int out0 = vectorAt(vector, outputBlock);
            int out1 = vectorAt(other, outputBlock);
            for (int unit = 0; unit < shape.units(); unit += TILES.rows()) {
                int row = unit * GROUP;
                TILES.forward(layer, unit, inputs, in0, in1, outputs, out0 + row, out1 + row);
            }
        }
    }

    @Override
    public void backward(Shape shape, float[] transposed, float[] deltas, float[] inputDeltas, Span blocks) {
        int deltaBlock = shape.paddedUnits() * GROUP;
        int inputBlock = shape.rows() * GROUP;
        Arrays.fill(inputDeltas, blocks.from() * inputBlock, blocks.to() * inputBlock, 0f);
        int end = blocks.to() * VECTORS;
        for (int vector = blocks.from() * VECTORS; vector < end; vector += 2) {
            int other = Math.min(vector + 1, end - 1);
            int d0 = vectorAt(vector, deltaBlock);
            int d1 = vectorAt(other, deltaBlock);
            int in0 = vectorAt(vector, inputBlock);
            int in1 = vectorAt(other, inputBlock);
            for (int input = 0; input < shape.inputs(); input += TILES.rows()) {
                int row = input * GROUP;
                int first = shape.transposed().weightAt(0, input);
                TILES.multiply(transposed, first, deltas, d0, d1, shape.units(), inputDeltas, in0 + row, in1 + row);
            }
        }
    }

    @Override
    public void gradient(
            Layer layer, float[] inputRows, float[] deltaRows, Batch batch, Fold fold, Span span, Workspace workspace) {
        Shape shape = layer.shape();
        int block = shape.rows() * GROUP;
        int panel = batch.capacity() * GROUP;
        float[] chains = workspace.chains;
        GradientTarget target = GradientTarget.weights(layer, fold);
        int end = shape.panels() * VECTORS;
        for (int vector = 0; vector < end; vector += 2) {
            int other = Math.min(vector + 1, end - 1);
            int w0 = vectorAt(vector, block);
            int w1 = vectorAt(other, block);
            int d0 = vectorAt(vector, panel);
            int d1 = vectorAt(other, panel);
            for (int input = span.from(); input < Math.min(span.to(), shape.inputs()); input += TILES.rows()) {
                int row = input * GROUP;
                int first = input / GROUP * panel + input % GROUP;
                target.start(w0 + row, TILES.rows(), chains, 0);
                target.start(w1 + row, TILES.rows(), chains, SECOND);
                TILES.multiply(inputRows, first, deltaRows, d0, d1, batch.samples(), chains, 0, SECOND);
                target.end(w0 + row, TILES.rows(), chains, 0);
                if (other != vector) {
                    target.end(w1 + row, TILES.rows(), chains, SECOND);
                }
            }
        }
    }

    @Override
    public void biasGradient(Layer layer, float[] deltaRows, Batch batch, Fold fold, Workspace workspace) {
        GradientTarget target = GradientTarget.biases(layer, fold);
        float[] chains = workspace.chains;
        for (int vector = 0; vector < layer.shape().panels() * VECTORS; vector++) {
            int first = vectorAt(vector, batch.capacity() * GROUP);
            int unit = vector * LANES;
            target.start(unit, 1, chains, 0);
            FloatVector sum = FloatVector.fromArray(FLOATS, chains, 0);
            for (int sample = 0; sample < batch.samples(); sample++) {
                sum = sum.add(FloatVector.fromArray(FLOATS, deltaRows, first + sample * GROUP));
            }
            sum.intoArray(chains, 0);
            target.end(unit, 1, chains, 0);
        }
    }
}
