// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.arithmetic;

import static dev.ceteris.engine.arithmetic.Shape.GROUP;
import static dev.ceteris.engine.arithmetic.VectorWidth.FLOATS;
import static dev.ceteris.engine.arithmetic.VectorWidth.LANES;
import static dev.ceteris.engine.arithmetic.VectorWidth.floats;

import jdk.incubator.vector.FloatVector;

/**
 * {@link ScalarSparseProduct}, with the chains of 8 vectors of units side by side: one broadcast value meets 8 vectors of
 * weights (64 units with 256 bits), which hides the latency of a fused multiply-add. What is left is done vector by vector.
 */
final class VectorSparseProduct implements SparseProduct {
    /** Vectors side by side. */
    private static final int SIDE = 8;

    /** Vectors of a group of 16 floats. */
    private static final int VECTORS = GROUP / LANES;

    @Override
    public void forward(Layer layer, SparseRows inputs, float[] outputs, Batch batch, Span blocks) {
        Shape shape = layer.shape();
        int vectors = shape.panels() * VECTORS;
        float[] row = new float[shape.paddedUnits()];
        int samples = Math.min(blocks.to() * GROUP, batch.samples());
        for (int sample = blocks.from() * GROUP; sample < samples; sample++) {
            int vector = 0;
            for (; vector + SIDE <= vectors; vector += SIDE) {
                forwardSide(layer, inputs, sample, vector, row);
            }
            for (; vector < vectors; vector++) {
                forwardOne(layer, inputs, sample, vector, row);
            }
            int first = ScalarProduct.blockAt(sample, 0, shape.paddedUnits());
            for (int unit = 0; unit < row.length; unit++) {
                outputs[first + unit * GROUP] = row[unit];
            }
        }
    }

    /** Where vector {@code index} of panels of {@code rows} × 16 begins. */
    private static int vectorAt(int index, int rows) {
        return index / VECTORS * rows * GROUP + index % VECTORS * LANES;
    }

    private static void forwardSide(Layer layer, SparseRows inputs, int sample, int vector, float[] row) {
        float[] weights = layer.weights();
        float[] biases = layer.biases();
        int rows = layer.shape().rows();
        int w0 = vectorAt(vector, rows);
        int w1 = vectorAt(vector + 1, rows);
        int w2 = vectorAt(vector + 2, rows);
        int w3 = vectorAt(vector + 3, rows);
        int w4 = vectorAt(vector + 4, rows);
        int w5 = vectorAt(vector + 5, rows);
        int w6 = vectorAt(vector + 6, rows);
        int w7 = vectorAt(vector + 7, rows);
        int unit = vector * LANES;
        FloatVector c0 = FloatVector.fromArray(FLOATS, biases, unit);
        FloatVector c1 = FloatVector.fromArray(FLOATS, biases, unit + LANES);
        FloatVector c2 = FloatVector.fromArray(FLOATS, biases, unit + 2 * LANES);
        FloatVector c3 = FloatVector.fromArray(FLOATS, biases, unit + 3 * LANES);
        FloatVector c4 = FloatVector.fromArray(FLOATS, biases, unit + 4 * LANES);
        FloatVector c5 = FloatVector.fromArray(FLOATS, biases, unit + 5 * LANES);
        FloatVector c6 = FloatVector.fromArray(FLOATS, biases, unit + 6 * LANES);
        FloatVector c7 = FloatVector.fromArray(FLOATS, biases, unit + 7 * LANES);
        int end = inputs.end(sample);
        for (int at = inputs.begin(sample); at < end; at++) {
            FloatVector x = floats(inputs.values[at]);
            int k = inputs.inputs[at] * GROUP;
            c0 = x.fma(FloatVector.fromArray(FLOATS, weights, w0 + k), c0);
            c1 = x.fma(FloatVector.fromArray(FLOATS, weights, w1 + k), c1);
            c2 = x.fma(FloatVector.fromArray(FLOATS, weights, w2 + k), c2);
            c3 = x.fma(FloatVector.fromArray(FLOATS, weights, w3 + k), c3);
            c4 = x.fma(FloatVector.fromArray(FLOATS, weights, w4 + k), c4);
            c5 = x.fma(FloatVector.fromArray(FLOATS, weights, w5 + k), c5);
            c6 = x.fma(FloatVector.fromArray(FLOATS, weights, w6 + k), c6);
            c7 = x.fma(FloatVector.fromArray(FLOATS, weights, w7 + k), c7);
        }
        c0.add(0f).intoArray(row, unit);
        c1.add(0f).intoArray(row, unit + LANES);
        c2.add(0f).intoArray(row, unit + 2 * LANES);
        c3.add(0f).intoArray(row, unit + 3 * LANES);
        c4.add(0f).intoArray(row, unit + 4 * LANES);
        c5.add(0f).intoArray(row, unit + 5 * LANES);
        c6.add(0f).intoArray(row, unit + 6 * LANES);
        c7.add(0f).intoArray(row, unit + 7 * LANES);
    }

    private static void forwardOne(Layer layer, SparseRows inputs, int sample, int vector, float[] row) {
        float[] weights = layer.weights();
        int w = vectorAt(vector, layer.shape().rows());
        int unit = vector * LANES;
        FloatVector c = FloatVector.fromArray(FLOATS, layer.biases(), unit);
        int end = inputs.end(sample);
        for (int at = inputs.begin(sample); at < end; at++) {
            FloatVector x = floats(inputs.values[at]);
            c = x.fma(FloatVector.fromArray(FLOATS, weights, w + inputs.inputs[at] * GROUP), c);
        }
        c.add(0f).intoArray(row, unit);
    }

    @Override
    public void gradient(Layer layer, SparseColumns inputs, float[] deltaRows, Batch batch, Fold fold) {
        int vectors = layer.shape().panels() * VECTORS;
        int panel = batch.capacity();
        for (int column = 0; column < inputs.span.length(); column++) {
            int vector = 0;
            for (; vector + SIDE <= vectors; vector += SIDE) {
                gradientSide(layer, inputs, column, deltaRows, panel, fold, vector);
            }
            for (; vector < vectors; vector++) {
                gradientOne(layer, inputs, column, deltaRows, panel, fold, vector);
            }
        }
    }

    private static void gradientSide(
            Layer layer, SparseColumns inputs, int column, float[] deltaRows, int panel, Fold fold, int vector) {
        int rows = layer.shape().rows();
        int weight = (inputs.span.from() + column) * GROUP;
        Fold.Start start = fold.start();
        float[] gradient = layer.weightGradient();
        FloatVector c0 = VectorProduct.start(start, gradient, vectorAt(vector, rows) + weight);
        FloatVector c1 = VectorProduct.start(start, gradient, vectorAt(vector + 1, rows) + weight);
        FloatVector c2 = VectorProduct.start(start, gradient, vectorAt(vector + 2, rows) + weight);
        FloatVector c3 = VectorProduct.start(start, gradient, vectorAt(vector + 3, rows) + weight);
        FloatVector c4 = VectorProduct.start(start, gradient, vectorAt(vector + 4, rows) + weight);
        FloatVector c5 = VectorProduct.start(start, gradient, vectorAt(vector + 5, rows) + weight);
        FloatVector c6 = VectorProduct.start(start, gradient, vectorAt(vector + 6, rows) + weight);
        FloatVector c7 = VectorProduct.start(start, gradient, vectorAt(vector + 7, rows) + weight);
        int d0 = vectorAt(vector, panel);
        int d1 = vectorAt(vector + 1, panel);
        int d2 = vectorAt(vector + 2, panel);
        int d3 = vectorAt(vector + 3, panel);
        int d4 = vectorAt(vector + 4, panel);
        int d5 = vectorAt(vector + 5, panel);
        int d6 = vectorAt(vector + 6, panel);
        int d7 = vectorAt(vector + 7, panel);
        int end = inputs.start[column + 1];
        for (int at = inputs.start[column]; at < end; at++) {
            FloatVector x = floats(inputs.values[at]);
            int s = inputs.samples[at] * GROUP;
            c0 = x.fma(FloatVector.fromArray(FLOATS, deltaRows, d0 + s), c0);
            c1 = x.fma(FloatVector.fromArray(FLOATS, deltaRows, d1 + s), c1);
            c2 = x.fma(FloatVector.fromArray(FLOATS, deltaRows, d2 + s), c2);
            c3 = x.fma(FloatVector.fromArray(FLOATS, deltaRows, d3 + s), c3);
            c4 = x.fma(FloatVector.fromArray(FLOATS, deltaRows, d4 + s), c4);
            c5 = x.fma(FloatVector.fromArray(FLOATS, deltaRows, d5 + s), c5);
            c6 = x.fma(FloatVector.fromArray(FLOATS, deltaRows, d6 + s), c6);
            c7 = x.fma(FloatVector.fromArray(FLOATS, deltaRows, d7 + s), c7);
        }
        VectorProduct.end(layer, fold, vectorAt(vector, rows) + weight, c0);
        VectorProduct.end(layer, fold, vectorAt(vector + 1, rows) + weight, c1);
        VectorProduct.end(layer, fold, vectorAt(vector + 2, rows) + weight, c2);
        VectorProduct.end(layer, fold, vectorAt(vector + 3, rows) + weight, c3);
        VectorProduct.end(layer, fold, vectorAt(vector + 4, rows) + weight, c4);
        VectorProduct.end(layer, fold, vectorAt(vector + 5, rows) + weight, c5);
        VectorProduct.end(layer, fold, vectorAt(vector + 6, rows) + weight, c6);
        VectorProduct.end(layer, fold, vectorAt(vector + 7, rows) + weight, c7);
    }

    private static void gradientOne(
            Layer layer, SparseColumns inputs, int column, float[] deltaRows, int panel, Fold fold, int vector) {
        int weight = vectorAt(vector, layer.shape().rows()) + (inputs.span.from() + column) * GROUP;
        int d = vectorAt(vector, panel);
        FloatVector c = VectorProduct.start(fold.start(), layer.weightGradient(), weight);
        int end = inputs.start[column + 1];
        for (int at = inputs.start[column]; at < end; at++) {
            FloatVector x = floats(inputs.values[at]);
            c = x.fma(FloatVector.fromArray(FLOATS, deltaRows, d + inputs.samples[at] * GROUP), c);
        }
        VectorProduct.end(layer, fold, weight, c);
    }
}
