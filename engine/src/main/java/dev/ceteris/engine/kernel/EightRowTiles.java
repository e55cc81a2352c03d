// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import static dev.ceteris.engine.kernel.Shape.GROUP;
import static dev.ceteris.engine.math.VectorWidth.FLOATS;

import jdk.incubator.vector.FloatVector;

/**
 * Tiles of 8 rows × 2 vectors, for processors with 32 vector registers: 16 accumulators, 2 vectors of lanes and 1
 * broadcast. A step loads 10 times for 16 fused multiply-adds, so even where every load of 512 bits crosses a cache
 * line (arrays on the heap begin 16 bytes behind one) the loads keep up with two multiply-adds a cycle. Measured at 512
 * bits: 8×2 230, 4×2 192, 16×1 207 GFLOP/s of a peak of 242 (docs/performance.md).
 */
final class EightRowTiles implements Tiles {
    private static final int ROWS = 8;

    @Override
    public int rows() {
        return ROWS;
    }

    @Override
    public void multiply(
            float[] across, int first, float[] lanes, int l0, int l1, int depth, float[] sums, int s0, int s1) {
        FloatVector c00 = FloatVector.fromArray(FLOATS, sums, s0);
        FloatVector c01 = FloatVector.fromArray(FLOATS, sums, s1);
        FloatVector c10 = FloatVector.fromArray(FLOATS, sums, s0 + GROUP);
        FloatVector c11 = FloatVector.fromArray(FLOATS, sums, s1 + GROUP);
        FloatVector c20 = FloatVector.fromArray(FLOATS, sums, s0 + 2 * GROUP);
        FloatVector c21 = FloatVector.fromArray(FLOATS, sums, s1 + 2 * GROUP);
        FloatVector c30 = FloatVector.fromArray(FLOATS, sums, s0 + 3 * GROUP);
        FloatVector c31 = FloatVector.fromArray(FLOATS, sums, s1 + 3 * GROUP);
        FloatVector c40 = FloatVector.fromArray(FLOATS, sums, s0 + 4 * GROUP);
        FloatVector c41 = FloatVector.fromArray(FLOATS, sums, s1 + 4 * GROUP);
        FloatVector c50 = FloatVector.fromArray(FLOATS, sums, s0 + 5 * GROUP);
        FloatVector c51 = FloatVector.fromArray(FLOATS, sums, s1 + 5 * GROUP);
        FloatVector c60 = FloatVector.fromArray(FLOATS, sums, s0 + 6 * GROUP);
        FloatVector c61 = FloatVector.fromArray(FLOATS, sums, s1 + 6 * GROUP);
        FloatVector c70 = FloatVector.fromArray(FLOATS, sums, s0 + 7 * GROUP);
        FloatVector c71 = FloatVector.fromArray(FLOATS, sums, s1 + 7 * GROUP);
        for (int k = 0; k < depth; k++) {
            int a = first + k * GROUP;
            FloatVector a0 = FloatVector.fromArray(FLOATS, lanes, l0 + k * GROUP);
            FloatVector a1 = FloatVector.fromArray(FLOATS, lanes, l1 + k * GROUP);
            FloatVector b0 = FloatVector.broadcast(FLOATS, across[a]);
            c00 = b0.fma(a0, c00);
            c01 = b0.fma(a1, c01);
            FloatVector b1 = FloatVector.broadcast(FLOATS, across[a + 1]);
            c10 = b1.fma(a0, c10);
            c11 = b1.fma(a1, c11);
            FloatVector b2 = FloatVector.broadcast(FLOATS, across[a + 2]);
            c20 = b2.fma(a0, c20);
            c21 = b2.fma(a1, c21);
            FloatVector b3 = FloatVector.broadcast(FLOATS, across[a + 3]);
            c30 = b3.fma(a0, c30);
            c31 = b3.fma(a1, c31);
            FloatVector b4 = FloatVector.broadcast(FLOATS, across[a + 4]);
            c40 = b4.fma(a0, c40);
            c41 = b4.fma(a1, c41);
            FloatVector b5 = FloatVector.broadcast(FLOATS, across[a + 5]);
            c50 = b5.fma(a0, c50);
            c51 = b5.fma(a1, c51);
            FloatVector b6 = FloatVector.broadcast(FLOATS, across[a + 6]);
            c60 = b6.fma(a0, c60);
            c61 = b6.fma(a1, c61);
            FloatVector b7 = FloatVector.broadcast(FLOATS, across[a + 7]);
            c70 = b7.fma(a0, c70);
            c71 = b7.fma(a1, c71);
        }
        c00.add(0f).intoArray(sums, s0);
        c10.add(0f).intoArray(sums, s0 + GROUP);
        c20.add(0f).intoArray(sums, s0 + 2 * GROUP);
        c30.add(0f).intoArray(sums, s0 + 3 * GROUP);
        c40.add(0f).intoArray(sums, s0 + 4 * GROUP);
        c50.add(0f).intoArray(sums, s0 + 5 * GROUP);
        c60.add(0f).intoArray(sums, s0 + 6 * GROUP);
        c70.add(0f).intoArray(sums, s0 + 7 * GROUP);
        c01.add(0f).intoArray(sums, s1);
        c11.add(0f).intoArray(sums, s1 + GROUP);
        c21.add(0f).intoArray(sums, s1 + 2 * GROUP);
        c31.add(0f).intoArray(sums, s1 + 3 * GROUP);
        c41.add(0f).intoArray(sums, s1 + 4 * GROUP);
        c51.add(0f).intoArray(sums, s1 + 5 * GROUP);
        c61.add(0f).intoArray(sums, s1 + 6 * GROUP);
        c71.add(0f).intoArray(sums, s1 + 7 * GROUP);
    }

    @Override
    public void forward(Layer layer, int unit, float[] inputs, int in0, int in1, float[] outputs, int out0, int out1) {
        float[] weights = layer.weights();
        float[] biases = layer.biases();
        int depth = layer.shape().inputs();
        int first = layer.shape().weightAt(0, unit);
        FloatVector c00 = FloatVector.broadcast(FLOATS, biases[unit]);
        FloatVector c01 = c00;
        FloatVector c10 = FloatVector.broadcast(FLOATS, biases[unit + 1]);
        FloatVector c11 = c10;
        FloatVector c20 = FloatVector.broadcast(FLOATS, biases[unit + 2]);
        FloatVector c21 = c20;
        FloatVector c30 = FloatVector.broadcast(FLOATS, biases[unit + 3]);
        FloatVector c31 = c30;
        FloatVector c40 = FloatVector.broadcast(FLOATS, biases[unit + 4]);
        FloatVector c41 = c40;
        FloatVector c50 = FloatVector.broadcast(FLOATS, biases[unit + 5]);
        FloatVector c51 = c50;
        FloatVector c60 = FloatVector.broadcast(FLOATS, biases[unit + 6]);
        FloatVector c61 = c60;
        FloatVector c70 = FloatVector.broadcast(FLOATS, biases[unit + 7]);
        FloatVector c71 = c70;
        for (int k = 0; k < depth; k++) {
            int w = first + k * GROUP;
            FloatVector a0 = FloatVector.fromArray(FLOATS, inputs, in0 + k * GROUP);
            FloatVector a1 = FloatVector.fromArray(FLOATS, inputs, in1 + k * GROUP);
            FloatVector b0 = FloatVector.broadcast(FLOATS, weights[w]);
            c00 = b0.fma(a0, c00);
            c01 = b0.fma(a1, c01);
            FloatVector b1 = FloatVector.broadcast(FLOATS, weights[w + 1]);
            c10 = b1.fma(a0, c10);
            c11 = b1.fma(a1, c11);
            FloatVector b2 = FloatVector.broadcast(FLOATS, weights[w + 2]);
            c20 = b2.fma(a0, c20);
            c21 = b2.fma(a1, c21);
            FloatVector b3 = FloatVector.broadcast(FLOATS, weights[w + 3]);
            c30 = b3.fma(a0, c30);
            c31 = b3.fma(a1, c31);
            FloatVector b4 = FloatVector.broadcast(FLOATS, weights[w + 4]);
            c40 = b4.fma(a0, c40);
            c41 = b4.fma(a1, c41);
            FloatVector b5 = FloatVector.broadcast(FLOATS, weights[w + 5]);
            c50 = b5.fma(a0, c50);
            c51 = b5.fma(a1, c51);
            FloatVector b6 = FloatVector.broadcast(FLOATS, weights[w + 6]);
            c60 = b6.fma(a0, c60);
            c61 = b6.fma(a1, c61);
            FloatVector b7 = FloatVector.broadcast(FLOATS, weights[w + 7]);
            c70 = b7.fma(a0, c70);
            c71 = b7.fma(a1, c71);
        }
        c00.add(0f).intoArray(outputs, out0);
        c10.add(0f).intoArray(outputs, out0 + GROUP);
        c20.add(0f).intoArray(outputs, out0 + 2 * GROUP);
        c30.add(0f).intoArray(outputs, out0 + 3 * GROUP);
        c40.add(0f).intoArray(outputs, out0 + 4 * GROUP);
        c50.add(0f).intoArray(outputs, out0 + 5 * GROUP);
        c60.add(0f).intoArray(outputs, out0 + 6 * GROUP);
        c70.add(0f).intoArray(outputs, out0 + 7 * GROUP);
        c01.add(0f).intoArray(outputs, out1);
        c11.add(0f).intoArray(outputs, out1 + GROUP);
        c21.add(0f).intoArray(outputs, out1 + 2 * GROUP);
        c31.add(0f).intoArray(outputs, out1 + 3 * GROUP);
        c41.add(0f).intoArray(outputs, out1 + 4 * GROUP);
        c51.add(0f).intoArray(outputs, out1 + 5 * GROUP);
        c61.add(0f).intoArray(outputs, out1 + 6 * GROUP);
        c71.add(0f).intoArray(outputs, out1 + 7 * GROUP);
    }
}
