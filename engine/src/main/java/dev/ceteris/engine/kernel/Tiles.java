// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

/**
 * The two forms of a tile, from which {@link VectorProduct} makes its three products: {@link #rows()} rows × 2 vectors
 * of lanes, each element one chain of fused multiply-adds over the summed index in ascending order. The forms differ in
 * what chains start from, implementations in their number of rows alone. Each tile is a method of its own, because C2
 * spills once it is inlined among others.
 *
 * <p>Both operands advance by the same constant with the summed index. Where rows lay across it, 16 numbers here and
 * the next 16 far away, the loop had to be two, the inner one 16 steps long, and reached seven eighths of what this one
 * does.
 */
interface Tiles {
    /** Rows of a tile: 4 or 8, so that groups of 16 hold whole tiles. */
    int rows();

    /**
     * Rows are units, lanes are samples: {@code out(u, s) = b(u) + Σ w(k, u) · in(k, s)} over the layer's inputs k.
     *
     * @param unit first of the tile's units
     * @param in0 where the first vector of samples begins in its block of inputs
     * @param in1 the same of the second vector
     * @param out0 where the first unit's first vector goes; the next unit's lies 16 further
     * @param out1 the same of the second vector
     */
    void forward(Layer layer, int unit, float[] inputs, int in0, int in1, float[] outputs, int out0, int out1);

    /**
     * {@code sum(r, l) ← sum(r, l) + Σ across(r, k) · lanes(k, l)}.
     *
     * @param across (r, k) at {@code first + k · 16 + r}
     * @param lanes vector of k at {@code l0 + k · 16} and at {@code l1 + k · 16}
     * @param depth number of k
     * @param sums row r at {@code s0 + r · 16} and {@code s1 + r · 16}
     */
    void multiply(float[] across, int first, float[] lanes, int l0, int l1, int depth, float[] sums, int s0, int s1);
}
