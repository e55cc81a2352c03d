// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.arithmetic;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * What one thread needs to work on a sparse layer.
 *
 * <p>The tile lies outside of the heap and begins at a cache line, so that no vector load crosses two lines. An array's
 * numbers begin 16 bytes behind a line; at 512 bits every load from one costs two, which halves the rate of kernels that
 * load once per multiply-add (out of the L1 220 GB/s against 350).
 */
public final class SparseWorkspace {
    private static final long CACHE_LINE = 64;

    /** A block of weights or of deltas, {@link VectorSparseProduct#SIDE} vectors to a row. */
    final MemorySegment tile;

    /** Sums of the samples, {@link VectorSparseProduct#SIDE} vectors each. */
    final float[] sums;

    /** Up to where each sample's row has been read. */
    final int[] read;

    /**
     * Room for a batch.
     *
     * @param samples its capacity, a multiple of 16
     */
    public SparseWorkspace(int samples) {
        int rows = Math.max(samples, VectorSparseProduct.TILE_INPUTS);
        tile = Arena.ofAuto().allocate(rows * VectorSparseProduct.ROW_BYTES, CACHE_LINE);
        sums = new float[Math.multiplyExact(samples, VectorSparseProduct.ROW)];
        read = new int[samples];
    }
}
